"""A hall without a line: the feed comes on a stick, and reports go by it."""

from pathlib import Path

import pytest

from assets.demo.stage import Stage
from kiosk.cache import outbox
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.ui.desk import Desk
from kiosk.ui.report import Words, take
from tests.batches import small
from tests.journeys.test_there_and_back import SAID


@pytest.fixture(scope="module")
def stage(east_river: Stage) -> Stage:
    with east_river.serving() as address:
        east_river.set_up(address, [small.VILLAGE])
    return east_river


def test_a_report_goes_out_by_stick_and_its_slot_is_freed_by_the_next(stage: Stage) -> None:
    stick = stage.root / "usb"
    stick.mkdir()
    home = Home(stage.root / "terminal")
    stage.province("carry-out", str(stick), small.VILLAGE)
    assert "第 1 号" in stage.terminal("sync", "--from", str(stick))

    reader = Reader(home)
    (row,) = reader.vouchers(small.VILLAGE, LedgerFilter(), 0, 10).rows
    detail = reader.voucher(row.id)
    assert detail is not None
    assert [picture.here for picture in detail.pictures] == [True]
    offices = reader.offices()
    assert offices is not None
    desk = Desk(home)
    taken = take(desk, offices, reader.phone_page(), Words(small.VILLAGE, row.id, "report", SAID))
    desk.close()
    reader.close()
    assert taken.kept
    assert _waiting(home) == 1

    stage.terminal("sync", "--from", str(stick))
    before = _files(stick)
    assert "收下" in stage.province("carry-in", str(stick))
    assert _files(stick) == before  # copies, never moved
    assert "\t" in stage.province("office", "list", "--as", small.OFFICE[0])
    assert SAID in stage.office("open", small.OFFICE[0], 1)

    assert _waiting(home) == 1  # nobody has told the terminal yet
    stage.province("publish", "--replies")
    stage.province("carry-out", str(stick), small.VILLAGE)
    stage.terminal("sync", "--from", str(stick))
    assert _waiting(home) == 0


def test_villages_that_are_not_published_fit_on_no_stick(stage: Stage) -> None:
    stage.province("carry-out", str(stage.root), "439902001999", ok=(2,))


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file()
    }


def _waiting(home: Home) -> int:
    with outbox._locked(home) as ring:
        return sum(slot.pending for slot in outbox._slots(ring))
