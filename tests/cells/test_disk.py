"""Snapshots of a terminal's disk around visits: with a report, and without one."""

import hashlib
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.config import Home
from protocol import envelope
from tests.cells import samples
from tests.faults import shim
from tests.faults.rounds import ROOT
from tests.unit.protocol import test_envelope as office

VISITS = 400
SECTOR = 512


def _snapshot(home: Home) -> dict[str, tuple[int, int, str]]:
    found = {}
    for path in sorted(home.root.rglob("*")):
        if path.is_file():
            known = path.stat()
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            found[str(path.relative_to(home.root))] = (known.st_size, known.st_mode, digest)
    return found


def _visits(home: Home, dice: random.Random, *, reports: bool) -> list[tuple[int, tuple[int, ...]]]:
    """Make visits; return for each the slot and the sectors within it that changed."""
    outbox.make(home)
    seen = []
    for _ in range(VISITS):
        before, ring = _snapshot(home), home.outbox.read_bytes()
        text = office.varied(dice.choice((3, 300, 1100)))
        outbox.leave(
            home, envelope.cell(office.sealed(text) if reports else (), office.INTAKE_PUBLIC)
        )
        after, now = _snapshot(home), home.outbox.read_bytes()
        assert {name for name in after if after[name] != before.get(name)} == {"outbox/ring"}
        assert after["outbox/ring"][:2] == before["outbox/ring"][:2]
        changed = [
            n for n in range(0, len(now), SECTOR) if now[n : n + SECTOR] != ring[n : n + SECTOR]
        ]
        slots = {n // outbox.SLOT_BYTES for n in changed}
        assert len(slots) == 1
        seen.append((slots.pop(), tuple(n % outbox.SLOT_BYTES // SECTOR for n in changed)))
        while (due := outbox.next_cell(home)) is not None:  # a round takes what is due
            outbox.delivered(home, due)
    return seen


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> list[list[tuple[int, tuple[int, ...]]]]:
    dice = random.Random(5)
    return [
        _visits(Home(tmp_path_factory.mktemp("disk")), dice, reports=reports)
        for reports in (False, True)
    ]


def test_every_visit_changes_the_same_sectors_of_one_slot(
    visits: list[list[tuple[int, tuple[int, ...]]]],
) -> None:
    silent, reporting = visits
    assert {sectors for _, sectors in silent} == {sectors for _, sectors in reporting}
    assert {sectors for _, sectors in silent} == {
        tuple(range(8))[: 1 + -(-envelope.CELL_BYTES // SECTOR)]
    }


def test_slots_are_chosen_alike(visits: list[list[tuple[int, tuple[int, ...]]]]) -> None:
    silent, reporting = ([slot // 4 for slot, _ in one] for one in visits)
    assert not samples.counts_differ(silent, reporting)


def test_an_answer_is_read_without_a_request(tmp_path: Path) -> None:
    """Every call to the network is counted under the process that reads: there is none."""
    program = """
import sys
from pathlib import Path
from tests.faults.shim import Action, Calls, Shim
shim = Shim()
shim.arm(sys.argv[1], Action.COUNT, Calls.SOCKET | Calls.NET, 0)
from kiosk.cache.reader import Reader
from kiosk.config import Home
from protocol import receipt
code = receipt.new()
tag = receipt.keys(code).tag
reader = Reader(Home(Path(sys.argv[1])))
assert reader.reply("439900", receipt.reply_locator(tag, 0)) is None
assert reader.reply("439900", "00" * 16) == bytes(700)
reader.close()
print(shim.disarm()[0])
"""
    shutil.copytree(_synced(tmp_path), tmp_path / "copy", symlinks=True)
    found = subprocess.run(
        (sys.executable, "-c", program, str(tmp_path / "copy")),
        cwd=ROOT, check=True, capture_output=True, text=True,
        env={**os.environ, "LD_PRELOAD": str(shim.build(tmp_path))},
    )  # fmt: skip
    assert found.stdout.strip() == "0"


def _synced(folder: Path) -> Path:
    from tests.faults.stage import Stage
    from tests.simulators.web import Site, serving

    with serving(Site()) as site:
        return Stage(site, folder / "stage").scenes["news"].before
