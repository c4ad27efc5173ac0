"""The faults that are tests of their own: runs them and makes rows of what they say."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from tests.faults.play import Row
from tests.faults.rounds import ROOT

_SYNC: Final = "tests/unit/kiosk/sync"
_CACHE: Final = "tests/unit/kiosk/cache"
_FEEDS: Final = "tests/faults/test_feeds.py"
FAULTS: Final = {
    "each of 14 files of the feed, 10 ways: flipped, cut, longer, empty, gone, a web page": (
        f"{_FEEDS}::test_a_spoilt_file_harms_nothing",
    ),
    "older feed replayed, also with the cache folder deleted": (
        f"{_SYNC}/test_poll.py::test_an_older_feed_is_refused",
        f"{_FEEDS}::test_the_cache_folder_is_deleted",
    ),
    "mixed feeds, another province's feed": (
        f"{_FEEDS}::test_two_days_of_the_feed_mixed",
        f"{_SYNC}/test_poll.py::test_another_provinces_feed_is_refused",
    ),
    "rotated and revoked keys": (
        f"{_FEEDS}::test_keys_are_rotated",
        f"{_FEEDS}::test_a_revoked_key_signs_nothing_more",
    ),
    "lost delegations": (f"{_FEEDS}::test_a_delegation_is_lost",),
    "clock at 1970, at 2099, jumping": (
        f"{_SYNC}/test_clock.py",
        f"{_FEEDS}::test_the_clock_jumps",
    ),
    "captive portal, redirects, errors, cut lines": (
        f"{_SYNC}/test_http.py",
        f"{_SYNC}/test_fetching.py",
        f"{_SYNC}/test_poll.py::test_errors_of_the_server_and_of_the_network_are_named",
        f"{_SYNC}/test_poll.py::test_a_cut_line_is_resumed_until_the_pack_is_whole",
    ),
    "two daemons; a daemon frozen by SIGSTOP while the screen reads": (
        f"{_SYNC}/test_daemon.py::test_two_cannot_run",
        "tests/faults/test_frozen.py",
    ),
    "a real small disk, full at every page of a round; no room for two mirrors": (
        "tests/faults/test_small_disk.py::test_full_at_each_page",
        f"{_SYNC}/test_rebuild.py::test_a_disk_too_small_for_two_is_rebuilt_in_place_and_says_so",
        f"{_SYNC}/test_rebuild.py::test_a_disk_that_fills_while_two_are_there_gives_up_the_old_one",
    ),
    "a real read-only disk": ("tests/faults/test_small_disk.py::test_read_only",),
    "no room while a pack or a picture comes, another user reads": (
        f"{_SYNC}/test_poll.py::test_no_room_for_the_feed",
        f"{_SYNC}/test_poll.py::test_a_full_disk_leaves_the_mirror_as_it_was",
        f"{_CACHE}/test_other_users.py::test_somebody_elses_process_reads",
    ),
    "mirror damaged, also while sync runs": (
        f"{_SYNC}/test_poll.py::test_a_damaged_mirror_is_rebuilt",
        f"{_SYNC}/test_poll.py::test_a_mirror_that_breaks_while_sync_runs_is_rebuilt",
        f"{_SYNC}/test_rebuild.py",
        f"{_CACHE}/test_writer.py::test_what_is_no_mirror_is_made_anew",
    ),
    "outbox: torn slots, shortened, full, refused, two processes at once": (
        f"{_CACHE}/test_outbox.py",
    ),
    "a stick: turned bytes, full, write-protected, pulled out at any write, no FAT, altered feed": (
        "tests/unit/kiosk/stick",
        f"{_SYNC}/test_stick.py",
    ),
    "a cloned disk: two terminals with one identity": (
        "tests/unit/province/fleet/test_heartbeats.py",
    ),
    "1,000 reports under random faults, courier first, second, twice": (
        "tests/faults/test_exactly_once.py",
    ),
}


def run() -> Iterator[Row]:
    """Run them all; a row for each line above."""
    with tempfile.TemporaryDirectory() as folder:
        for fault, tests in FAULTS.items():
            yield _row(fault, tests, Path(folder) / "found.xml")


def _row(fault: str, tests: tuple[str, ...], found: Path) -> Row:
    order = (sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", f"--junit-xml={found}")
    env = {**os.environ, "MINGJING_EVERY_PAGE": "1"}
    subprocess.run((*order, *tests), cwd=ROOT, check=False, stdout=subprocess.DEVNULL, env=env)
    cases = list(ET.parse(found).getroot().iter("testcase"))  # noqa: S314 - pytest wrote it
    failed = {
        case.get("name", ""): 1
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    }
    passed = [case for case in cases if case.find("skipped") is None]
    return Row(fault, "others", len(passed), failed)
