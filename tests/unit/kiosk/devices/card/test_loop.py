"""The real driver before a simulated reader: over a serial line, and over a USB below pyusb."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from kiosk.devices.card import Card, loop
from kiosk.devices.card.sam import Sam
from kiosk.devices.card.search import greeted, search
from kiosk.devices.card.usb_port import UsbPort
from kiosk.devices.errors import ReaderGone
from tests.simulators.card_reader import FOREIGNER, PtyReader, Reader, resident, text
from tests.simulators.usb_bus import UsbBus
from tests.unit.kiosk.devices.watching import Watching, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

NUMBER = "110101194901010018"
MINE = resident(NUMBER, "张三")
CARD = Card(NUMBER, "张三")


@pytest.fixture(autouse=True)
def quick_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop, "_SEARCH_S", 0.05)


class Plugged:
    """A reader by one of the two ways."""

    def __init__(self, reader: Reader, search: Callable[[], Sam | None]) -> None:
        self.reader = reader
        self.search = search


@pytest.fixture(params=["serial", "usb"])
def plugged(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Plugged]:
    reader = Reader()
    if request.param == "usb":
        bus = UsbBus(reader)

        def found() -> Sam | None:
            try:
                return greeted(Sam(UsbPort(bus)))
            except ReaderGone:
                return None

        yield Plugged(reader, found)
    else:
        path = tmp_path / "reader"
        with PtyReader(path, reader):
            yield Plugged(reader, partial(search, [str(path)]))


def lifted(reader: Reader) -> None:
    """Take the cards away; return when the loop has seen that none is there."""
    reader.lift()
    asked = len(reader.asked)
    until(lambda: len(reader.asked) > asked + 3)


@pytest.mark.alone
def test_a_card_is_noticed_within_a_second(plugged: Plugged) -> None:
    with Watching(plugged.search) as seen:
        seen.until_state("ready")
        took = []
        for _ in range(3):  # a busy machine may hold one of them up
            told, began = len(seen.told), time.monotonic()
            plugged.reader.place(MINE)
            until(lambda told=told: len(seen.told) > told)
            took.append(time.monotonic() - began)
            lifted(plugged.reader)
        assert min(took) < 1.0
        assert seen.told == [CARD] * 3


@pytest.mark.parametrize("finds_again", [False, True])
def test_a_card_that_stays_is_told_once_and_again_when_laid_down_anew(
    plugged: Plugged, *, finds_again: bool
) -> None:
    plugged.reader.finds_again = finds_again
    with Watching(plugged.search) as seen:
        plugged.reader.place(MINE)
        until(lambda: seen.told)
        asked = len(plugged.reader.asked)
        until(lambda: len(plugged.reader.asked) > asked + 3)
        assert seen.told == [CARD]
        lifted(plugged.reader)
        plugged.reader.place(MINE)
        until(lambda: len(seen.told) == 2)
        assert seen.told == [CARD, CARD]


def test_nothing_is_read_while_nobody_stands_there(plugged: Plugged) -> None:
    with Watching(plugged.search) as seen:
        seen.awaited = False
        plugged.reader.place(MINE)
        until(lambda: plugged.reader.asked.count("find") > 2)
        assert "read" not in plugged.reader.asked
        seen.awaited = True
        until(lambda: seen.told)
        assert seen.told == [CARD]


def test_noise_before_every_answer(plugged: Plugged) -> None:
    plugged.reader.noise = b"\x00\xff\xaa\xaa\xaa\xaa\x96\xaa"
    with Watching(plugged.search) as seen:
        plugged.reader.place(MINE)
        until(lambda: seen.told)
        assert seen.told == [CARD]


@pytest.mark.parametrize("fault", ["cut", "damaged"])
def test_a_frame_that_is_cut_or_damaged_is_asked_for_again(plugged: Plugged, fault: str) -> None:
    with Watching(plugged.search) as seen:
        seen.until_state("ready")
        setattr(plugged.reader, fault, 2)
        plugged.reader.place(MINE)
        until(lambda: seen.told)
        assert seen.told == [CARD]
        assert seen.states[-1].name == "ready"


@pytest.mark.parametrize("moment", ["select", "read"])
def test_a_card_pulled_away_in_the_middle_is_told_and_the_next_one_read(
    plugged: Plugged, moment: str
) -> None:
    with Watching(plugged.search) as seen:
        seen.until_state("ready")
        plugged.reader.pulled_at = moment
        plugged.reader.place(MINE)
        until(lambda: seen.told)
        assert seen.told == [None]
        plugged.reader.place(MINE)
        until(lambda: len(seen.told) == 2)
        assert seen.told[1] == CARD


def test_two_cards_at_once_are_told_once_and_neither_is_read(plugged: Plugged) -> None:
    plugged.reader.finds_again = True
    with Watching(plugged.search) as seen:
        seen.until_state("ready")
        plugged.reader.lying = [MINE, resident("110101194901010026", "李四")]
        until(lambda: seen.told)
        asked = len(plugged.reader.asked)
        until(lambda: len(plugged.reader.asked) > asked + 3)
        assert seen.told == [None]
        assert "read" not in plugged.reader.asked
        lifted(plugged.reader)
        plugged.reader.place(MINE)
        until(lambda: len(seen.told) == 2)
        assert seen.told[1] == CARD


def test_a_card_of_another_kind_is_told_as_unreadable(plugged: Plugged) -> None:
    with Watching(plugged.search) as seen:
        plugged.reader.place(text(FOREIGNER, number="USA110090010101", type="Y"))
        until(lambda: seen.told)
        assert seen.told == [None]


def test_a_reader_that_falls_silent_and_comes_back(plugged: Plugged) -> None:
    with Watching(plugged.search) as seen:
        seen.until_state("ready")
        plugged.reader.silent = True
        seen.until_state("error silent")
        plugged.reader.silent = False
        plugged.reader.place(MINE)
        until(lambda: seen.told)
        assert seen.told == [CARD]
        assert str(seen.states[-1]) == "ready"


@pytest.mark.parametrize(("status", "kind"), [(0x66, "not_licensed"), (0x60, "self_test")])
def test_a_reader_that_says_it_cannot_work(plugged: Plugged, status: int, kind: str) -> None:
    plugged.reader.status = status
    with Watching(plugged.search) as seen:
        seen.until_state(f"error {kind}")


def test_a_reader_whose_every_answer_is_damaged(plugged: Plugged) -> None:
    plugged.reader.damaged = 1 << 30
    with Watching(plugged.search) as seen:
        seen.until_state("error noisy")


def test_a_serial_reader_that_is_unplugged_and_plugged_in_again(tmp_path: Path) -> None:
    path = tmp_path / "reader"
    cable = PtyReader(path, Reader())
    with Watching(partial(search, [str(path)])) as seen, cable:
        seen.until_state("ready")
        cable.unplug()
        seen.until_state("absent")
        cable.reader.place(MINE)
        cable.plug_in()
        until(lambda: seen.told)
        assert seen.told == [CARD]
        assert str(seen.states[-1]) == "ready"


def test_a_usb_reader_that_is_unplugged_and_plugged_in_again() -> None:
    bus = UsbBus(Reader())

    def look() -> Sam | None:
        try:
            return greeted(Sam(UsbPort(bus)))
        except ReaderGone:
            return None

    with Watching(look) as seen:
        seen.until_state("ready")
        bus.unplug()
        seen.until_state("absent")
        bus.plugged = True
        bus.reader.place(MINE)
        until(lambda: seen.told)
        assert seen.told == [CARD]


def test_a_usb_reader_that_may_not_be_opened() -> None:
    bus = UsbBus(Reader())
    bus.locked = True
    with Watching(lambda: greeted(Sam(UsbPort(bus)))) as seen:
        seen.until_state("error usb_unusable")


def test_a_serial_line_that_gives_a_byte_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "reader"
    reader = Reader(lying=[MINE])
    with (
        PtyReader(path, reader, pause_s=0.0001, piece=1),
        Watching(partial(search, [str(path)])) as seen,
    ):
        until(lambda: seen.told)
        assert seen.told == [CARD]


def test_usb_packets_that_are_short() -> None:
    bus = UsbBus(Reader(lying=[MINE]))
    bus.packet = 7
    with Watching(lambda: greeted(Sam(UsbPort(bus)))) as seen:
        until(lambda: seen.told)
        assert seen.told == [CARD]


def test_without_a_reader_there_is_nothing(tmp_path: Path) -> None:
    assert search([str(tmp_path / "reader")]) is None


def test_a_port_that_is_no_serial_port(tmp_path: Path) -> None:
    path = tmp_path / "reader"
    path.write_text("")
    with pytest.raises(ReaderGone):
        search([str(path)])
