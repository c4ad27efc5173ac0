from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.sync import sweep
from kiosk.sync.errors import DiskRefused


def test_what_a_power_cut_left_half_made_goes_and_what_can_be_resumed_stays(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    outbox.make(home)
    gone = [
        home.root / "status.json.123.part",
        home.feed / "issued.123.part",
        home.feed / "metadata" / "tmpabc",
        home.outbox.with_name("ring.99999999.part"),
    ]
    stays = [
        home.feed / "packs" / "aa.part",
        home.media / "bb.part",
        home.feed / "metadata" / "root.json",
        home.outbox.with_name("ring.1.part"),  # somebody is at it just now
    ]
    for path in (*gone, *stays):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    sweep.begun(home)
    assert [path for path in gone if path.exists()] == []
    assert all(path.exists() for path in (*stays, home.outbox))
    sweep.applied(home.feed / "packs")
    assert not stays[0].exists()


def test_a_disk_that_refuses(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (home.root / "status.json.1.part" / "x").mkdir(parents=True)
    with pytest.raises(DiskRefused):
        sweep.begun(home)
    with pytest.raises(DiskRefused):
        sweep.applied(home.root)
