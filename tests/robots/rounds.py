"""The way from the first screen to each of the others: for tests that look at every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QGuiApplication

from assets.demo import cases
from kiosk.cache.reader import Reader
from kiosk.devices.card import Card
from kiosk.model import LedgerFilter
from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.technician import TechnicianScreen
from protocol import receipt
from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT
from tests.simulators import answering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.robots.terminal import Visitor

LOOKS: Final = {
    "landscape": (LANDSCAPE, False),
    "landscape-large": (LANDSCAPE, True),
    "portrait": (PORTRAIT, False),
    "portrait-large": (PORTRAIT, True),
}
_POINTS = 3  # of the touch test, touched before it is looked at


def walk(visitor: Visitor) -> Iterator[tuple[str, str]]:
    """Go to every screen and turn the panel round; yield the screen's and the look's name."""
    QGuiApplication.styleHints().setCursorFlashTime(0)
    for screen, go in ROUNDS.items():
        for look, (size, large) in LOOKS.items():
            visit = visitor.terminal.visit
            visit.touched()  # nobody is asked whether they are still there
            if look == next(iter(LOOKS)):
                visit.person = visit.about = None
                visit.backHome()
                visitor.turn(size, large=large)
                go(visitor)
            else:
                visitor.turn(size, large=large)
            yield screen, look


def _number(visitor: Visitor) -> None:
    visitor.tap("open_subsidies")
    visitor.type(cases.OLD_WOMAN.id_number[:10])


def _card(visitor: Visitor, who: cases.Somebody) -> None:
    reader = visitor.terminal.reader
    assert reader is not None, "no reader to lay a card on"
    reader.place(Card(who.id_number, who.name))
    visitor.settle()


def _tapped(*names: str) -> Callable[[Visitor], None]:
    """Go there by taps."""

    def go(visitor: Visitor) -> None:
        for name in names:
            visitor.tap(name)

    return go


def _mine(who: cases.Somebody, name: str = "") -> Callable[[Visitor], None]:
    """Lay the card down, then open a screen of one's own money."""

    def go(visitor: Visitor) -> None:
        _card(visitor, who)
        if name:
            visitor.terminal.visit.open(name)
        visitor.settle()

    return go


def _payment(visitor: Visitor) -> None:
    _card(visitor, cases.OLD_WOMAN)
    visitor.tap("open_payment", len(visitor.all("open_payment")) - 1)


def _opened(name: str, **which: Callable[[Reader], str]) -> Callable[[Visitor], None]:
    """Open a screen, of the record that the mirror names."""

    def go(visitor: Visitor) -> None:
        reader = Reader(visitor.home)
        what = {key: find(reader) for key, find in which.items()}
        reader.close()
        visitor.terminal.visit.open(name, **what)
        visitor.settle()

    return go


def _voucher(reader: Reader) -> str:
    page = reader.vouchers(cases.VILLAGE, LedgerFilter(order="amount"), 0, 50)
    return next(row.id for row in page.rows if row.pictures > 1)


def _project(reader: Reader) -> str:
    rows = reader.projects(cases.VILLAGE)
    return next(row.id for row in rows if row.code == cases.ROAD_PROJECT)


def _affair(kind: str) -> Callable[[Reader], str]:
    return lambda reader: reader.affairs(cases.VILLAGE, kind)[0].id


def _picture(visitor: Visitor) -> None:
    _opened("voucher", record=_voucher)(visitor)
    visitor.until(visitor.all("open_picture")[0].isEnabled, "no picture came")
    visitor.tap("open_picture")
    visitor.settle()


def _about(visitor: Visitor) -> None:
    _opened("voucher", record=_voucher)(visitor)
    visitor.tap("speak_of_voucher")


def _attract(turns: int) -> Callable[[Visitor], None]:
    def go(visitor: Visitor) -> None:
        loop = visitor.terminal.visit.open("attract")
        assert isinstance(loop, AttractScreen)
        visitor.settle()
        for _ in range(turns):
            loop.turn()
        visitor.settle()

    return go


def _technician(visitor: Visitor) -> None:
    visitor.terminal.visit.open("technician", trusted=True)
    visitor.settle()


def _touches(visitor: Visitor) -> None:
    _technician(visitor)
    top = visitor.terminal.visit.top
    assert isinstance(top, TechnicianScreen)
    top.touches.begin()
    visitor.settle()
    for _ in range(_POINTS):
        visitor.tap("touch_point")


def _write(visitor: Visitor) -> None:
    visitor.terminal.visit.open("write")
    visitor.settle()
    visitor.tap("tap_phrase")


def _typing(visitor: Visitor) -> None:
    _write(visitor)
    Speaking(visitor).sheet()
    visitor.settle()


def _letters(visitor: Visitor) -> None:
    _write(visitor)
    Speaking(visitor).keys(chinese=False)


def _pinyin(visitor: Visitor) -> None:
    _write(visitor)
    Speaking(visitor).keys()
    Speaking(visitor).pinyin("meishou")
    visitor.tap("type_d")
    visitor.until(lambda: bool(visitor.all("choose_word")))


def _receipt(visitor: Visitor) -> None:
    _write(visitor)
    visitor.tap("send_report")
    visitor.until(lambda: bool(visitor.all("receipt_code")))


def _parting(visitor: Visitor) -> None:
    _receipt(visitor)
    visitor.tap("go_back")


def _copied(visitor: Visitor) -> None:
    _receipt(visitor)
    visitor.tap("confirm_copied")


def _thanks(visitor: Visitor) -> None:
    _receipt(visitor)
    code = visitor.text("receipt_code").replace(" ", "")
    visitor.tap("confirm_copied")
    visitor.type(code[-4:])


def _answered(visitor: Visitor) -> None:
    answering.answer(visitor.home, cases.COUNTY)
    Speaking(visitor).ask_for_answers(answering.CODE)
    visitor.until(lambda: bool(visitor.all("answer_text")))


def _unanswered(visitor: Visitor) -> None:
    Speaking(visitor).ask_for_answers(receipt.new())
    visitor.until(lambda: bool(visitor.all("none_yet")))


ROUNDS: Final[dict[str, Callable[[Visitor], None]]] = {
    "home": lambda _: None,
    "attract": _attract(0),
    "attract_figures": _attract(1),
    "attract_works": _attract(2),
    "attract_papers": _attract(3),
    "help": _opened("help"),
    "enter_number": _number,
    "subsidies": _mine(cases.OLD_WOMAN),
    "payment": _payment,
    "signed": _mine(cases.UNPAID_WORKER, "signed"),
    "entitled": _mine(cases.NOT_YET_PAID, "entitled"),
    "ledger": lambda visitor: visitor.tap("open_ledger"),
    "vouchers": _tapped("open_ledger", "ask_expense"),
    "search": _tapped("open_ledger", "search_ledger"),
    "found": _tapped("open_ledger", "choose_year_2018", "ask_found"),
    "voucher": _opened("voucher", record=_voucher),
    "picture": _picture,
    "projects": _opened("projects"),
    "project": _opened("project", record=_project),
    "affairs": lambda visitor: visitor.tap("open_affairs"),
    "decision": _opened("affair", record=_affair("decision")),
    "roster": _opened("affair", record=_affair("roster")),
    "contract": _opened("affair", record=_affair("contract")),
    "asset": _opened("affair", record=_affair("asset")),
    "party": _opened("affair", record=_affair("party")),
    "election": _opened("affair", record=_affair("election")),
    "notice": _opened("affair", record=_affair("notice")),
    "villages": _opened("villages"),
    "speak": lambda visitor: visitor.tap("open_speak"),
    "speak_of_a_record": _about,
    "write": _write,
    "typing": _typing,
    "letters": _letters,
    "pinyin": _pinyin,
    "receipt": _receipt,
    "receipt_parting": _parting,
    "receipt_copied": _copied,
    "receipt_thanks": _thanks,
    "answers": lambda visitor: visitor.tap("open_replies"),
    "answers_found": _answered,
    "answers_none": _unanswered,
    "technician": _technician,
    "touch_test": _touches,
}
