from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.config import Home
from kiosk.sync import clock
from kiosk.sync.errors import FeedExpired
from kiosk.sync.http import HttpTransport
from kiosk.sync.trust import Trusted
from tests.simulators.province import ISSUED, VILLAGE, Province
from tests.simulators.web import Site


def test_a_dead_battery_and_a_wild_clock_are_not_believed() -> None:
    lowest = datetime(2026, 5, 1, tzinfo=UTC)
    assert clock.believed(datetime(1970, 1, 1, tzinfo=UTC), lowest) == lowest
    assert clock.believed(datetime(2099, 1, 1, tzinfo=UTC), lowest) == lowest
    near = lowest + timedelta(days=399)
    assert clock.believed(near, lowest) == near


def test_the_floor_rises_only(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert clock.floor(home) == clock.BUILT
    clock.note_issued(home, "2026-03-01T08:00:00+08:00")
    raised = clock.floor(home)
    assert raised == datetime(2026, 3, 1, tzinfo=UTC)
    for text in ("2026-02-01T08:00:00+08:00", "2018-11-20", "never", ""):
        clock.note_issued(home, text)
        assert clock.floor(home) == raised


def test_a_spoilt_floor_is_the_build_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.feed.mkdir()
    (home.feed / "issued").write_bytes(b"\xff\x00")
    assert clock.floor(home) == clock.BUILT


@pytest.mark.parametrize("year", [1970, 2099])
def test_no_clock_locks_a_terminal_out(
    home: Home, province: Province, site: Site, year: int
) -> None:
    """Holds the pinned python-tuf to its private `reference_time`."""
    clock.note_issued(home, ISSUED)
    moment = clock.believed(datetime(year, 1, 1, tzinfo=UTC), clock.floor(home))
    with HttpTransport() as transport:
        trusted = Trusted(home.feed, province.root, f"{site.address}feed/", transport, moment)
        trusted.refresh()
        assert trusted.read(f"{VILLAGE[:6]}/{VILLAGE}.json")
        assert trusted.read(f"{VILLAGE[:6]}/none.json") is None


def test_the_moment_decides_about_expiry(home: Home, province: Province, site: Site) -> None:
    late = province.expires + timedelta(days=1)
    with HttpTransport() as transport:
        trusted = Trusted(home.feed, province.root, f"{site.address}feed/", transport, late)
        with pytest.raises(FeedExpired):
            trusted.refresh()
