"""The real driver before a simulated printer on a pseudo terminal."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kiosk.devices.errors import CoverOpen, PaperOut, PrinterFaulty, PrinterGone, PrinterStuck
from kiosk.devices.printer.escpos import Raster
from kiosk.devices.printer.printer import Printer
from tests.simulators.paper_printer import PaperPrinter
from tests.unit.kiosk.devices.watching import PATIENCE_S, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PICTURE = Raster(384, bytes(range(256)) * 150)  # 800 rows, in which every byte occurs


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[PaperPrinter]:
    with PaperPrinter(tmp_path / "lp0") as printer:
        yield printer


@pytest.fixture
def printer(paper: PaperPrinter, monkeypatch: pytest.MonkeyPatch) -> Printer:
    """Return one that is known to answer, however late on a busy machine."""
    monkeypatch.setattr("kiosk.devices.printer.printer._LATE_S", PATIENCE_S)
    made = Printer(str(paper.path), PATIENCE_S)
    until(lambda: made.look() and made._answers, "it does not answer")
    return made


def test_what_is_sent_is_what_is_on_paper(paper: PaperPrinter, printer: Printer) -> None:
    printer.print(PICTURE)
    (slip,) = paper.printed
    assert slip.width == 384
    assert b"".join(slip.rows) == PICTURE.rows
    assert str(printer.look()) == "ready"


def test_a_printer_that_never_answers_prints_all_the_same(tmp_path: Path) -> None:
    with PaperPrinter(tmp_path / "lp0", answers=False) as paper:
        printer = Printer(str(paper.path))
        assert str(printer.look()) == "ready"
        printer.print(PICTURE)
        until(lambda: paper.printed)
        assert b"".join(paper.printed[0].rows) == PICTURE.rows


def test_a_printer_that_cannot_say_when_it_is_done_is_waited_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.devices.printer.printer._PRINTED_S", 0.5)
    with PaperPrinter(tmp_path / "lp0", tells_done=False) as paper:
        printer = Printer(str(paper.path))
        printer.print(PICTURE)
        printer.print(PICTURE)
        until(lambda: len(paper.printed) == 2)


def test_a_slow_printer(paper: PaperPrinter, printer: Printer) -> None:
    paper.row_s = 0.001
    printer.print(PICTURE)
    assert b"".join(paper.printed[0].rows) == PICTURE.rows


def test_paper_that_is_out_is_said_before_anything_is_sent(
    paper: PaperPrinter, printer: Printer
) -> None:
    paper.paper_rows = 0
    with pytest.raises(PaperOut):
        printer.print(PICTURE)
    assert paper.slips[0].rows == []
    assert str(printer.look()) == "error paper_out"


def test_paper_that_ends_in_the_middle_is_said_and_the_rest_is_thrown_away(
    paper: PaperPrinter, printer: Printer
) -> None:
    paper.paper_rows = 300
    with pytest.raises(PaperOut):
        printer.print(PICTURE)
    until(lambda: paper.forgotten)
    paper.paper_rows = 1 << 30
    begun = len(paper.slips[0].rows)
    assert begun == 300
    until(lambda: str(printer.look()) == "ready")
    assert len(paper.slips[0].rows) == begun  # new paper does not bring the rest out


def test_an_open_cover(paper: PaperPrinter, printer: Printer) -> None:
    paper.cover_open = True
    with pytest.raises(CoverOpen):
        printer.print(PICTURE)
    assert str(printer.look()) == "error cover_open"
    paper.cover_open = False
    assert str(printer.look()) == "ready"


def test_a_cutter_that_is_jammed(paper: PaperPrinter, printer: Printer) -> None:
    paper.broken = True
    with pytest.raises(PrinterFaulty):
        printer.print(PICTURE)


def test_paper_that_is_nearly_out_is_the_technicians_news(
    paper: PaperPrinter, printer: Printer
) -> None:
    paper.low = True
    assert str(printer.look()) == "ready paper_low"
    printer.print(PICTURE)
    assert len(paper.printed) == 1


def test_unplugged_in_the_middle_and_plugged_in_again(
    paper: PaperPrinter, printer: Printer
) -> None:
    paper.row_s = 0.02

    def pull() -> None:
        until(lambda: len(paper.slips[0].rows) > 10)
        paper.unplug()

    hand = threading.Thread(target=pull)
    hand.start()
    with pytest.raises(PrinterGone):
        printer.print(PICTURE)
    hand.join()
    assert str(printer.look()) == "absent"
    paper.row_s = 0
    paper.plug_in()
    assert str(printer.look()) == "ready"


def test_a_printer_that_takes_nothing_more_is_given_up(
    tmp_path: Path,
) -> None:
    with PaperPrinter(tmp_path / "lp0", answers=False) as paper:
        paper.deaf = True
        with pytest.raises(PrinterStuck):
            Printer(str(paper.path), stuck_s=0.3).print(PICTURE)


def test_while_it_prints_nobody_asks_how_it_is(paper: PaperPrinter, printer: Printer) -> None:
    paper.row_s = 0.05  # until it was asked
    job = threading.Thread(target=printer.print, args=(PICTURE,))
    job.start()
    until(lambda: paper.slips[0].rows)
    assert printer.look() is None
    paper.row_s = 0
    job.join()


def test_without_a_printer_there_is_none(tmp_path: Path) -> None:
    assert str(Printer("").look()) == "absent"
    assert str(Printer(str(tmp_path / "lp0")).look()) == "absent"
    with pytest.raises(PrinterGone):
        Printer(str(tmp_path / "lp0")).print(PICTURE)
