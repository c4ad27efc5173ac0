"""The way from the first screen to each of the others: for tests that look at every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assets.demo import cases
from kiosk.cache.reader import Reader
from kiosk.model import LedgerFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor


def _number(visitor: Visitor) -> None:
    visitor.tap("open_subsidies")
    visitor.type(cases.OLD_WOMAN.id_number[:10])


def _mine(name: str, **what: str) -> Callable[[Visitor], None]:
    """Lay the card down, then open a screen of one's own money."""

    def go(visitor: Visitor) -> None:
        visitor.tap("place_card")
        if name:
            visitor.terminal.visit.open(name, **what)
        visitor.settle()

    return go


def _payment(visitor: Visitor) -> None:
    visitor.tap("place_card")
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


def _decision(reader: Reader) -> str:
    return reader.affairs(cases.VILLAGE, "decision")[0].id


def _picture(visitor: Visitor) -> None:
    _opened("voucher", record=_voucher)(visitor)
    visitor.until(visitor.all("open_picture")[0].isEnabled, "no picture came")
    visitor.tap("open_picture")
    visitor.settle()


def _write(visitor: Visitor) -> None:
    visitor.terminal.visit.open("write")
    visitor.settle()
    visitor.tap("tap_phrase")


def _receipt(visitor: Visitor) -> None:
    _write(visitor)
    visitor.tap("send_report")
    visitor.until(lambda: bool(visitor.all("receipt_code")))


ROUNDS: Final[dict[str, Callable[[Visitor], None]]] = {
    "Home": lambda _: None,
    "EnterNumber": _number,
    "Subsidies": _mine(""),
    "Payment": _payment,
    "Signed": _mine("signed"),
    "Entitled": _mine("entitled"),
    "Ledger": lambda visitor: visitor.tap("open_ledger"),
    "Voucher": _opened("voucher", record=_voucher),
    "Picture": _picture,
    "Projects": _opened("projects"),
    "Project": _opened("project", record=_project),
    "Affairs": lambda visitor: visitor.tap("open_affairs"),
    "Affair": _opened("affair", record=_decision),
    "Villages": _opened("villages"),
    "Speak": lambda visitor: visitor.tap("open_speak"),
    "Write": _write,
    "Receipt": _receipt,
    "Answers": lambda visitor: visitor.tap("open_replies"),
}
WHO: Final = {"Signed": cases.UNPAID_WORKER, "Entitled": cases.NOT_YET_PAID}


def whose(screen: str) -> cases.Somebody:
    """Return whose card lies on the reader when a screen is looked at."""
    return WHO.get(screen, cases.OLD_WOMAN)
