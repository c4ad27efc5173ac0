"""One payment: what it is, who may get it, the standard, the document, who pays it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownError
from kiosk.ui import words
from kiosk.ui.facts import Fact, facts
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.screens.subsidies import STATUS, into
from kiosk.ui.visit import About

if TYPE_CHECKING:
    from kiosk.model import ProgrammeRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit
    from protocol.person import Payment

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_OFTEN: Final = {
    "monthly": "一月一次",
    "quarterly": "一季一次",
    "yearly": "一年一次",
    "once": "只发一次",
}


class NotHere(KnownError):
    """The payment is not on the opened page."""

    key = "not_here"


@QmlElement
class PaymentScreen(ScreenModel):
    """At the left what came, at the right what it is."""

    shown = Signal()

    def __init__(self, visit: Visit, payment: str) -> None:
        super().__init__(visit, "这一笔")
        bundle = visit.person.bundle if visit.person else None
        payments = bundle.payments if bundle else ()
        self._village = bundle.village if bundle else ""
        self._payment = next((each for each in payments if each.id == payment), None)
        self._programme: ProgrammeRow | None = None
        self._link = ""
        self._facts: ListModel[Fact] = ListModel(Fact, self)
        self._policy: ListModel[Fact] = ListModel(Fact, self)
        if self._payment is None:
            self.known(NotHere())
        else:
            self.ask(partial(_look, code=self._payment.programme, record=payment), self._show)

    @Slot()
    def speak(self) -> None:
        """说一说这一笔."""
        if self._payment is not None:
            title = f"{self._name} {self.amount}"
            self.visit.about = About(self._payment.id, "payment", title, self._village)
            self.visit.open("speak")

    @Property(str, notify=shown)
    def amount(self) -> str:
        """The amount, yuan to the fen."""
        return words.yuan(self._payment.amount) if self._payment else ""

    @Property(str, notify=shown)
    def status(self) -> str:
        """已到账, 在路上 or 退回来了."""
        return STATUS[self._payment.status][0] if self._payment else ""

    @Property(str, notify=shown)
    def tone(self) -> str:
        """The badge's tone."""
        return STATUS[self._payment.status][1] if self._payment else ""

    @Property(str, notify=shown)
    def withdrawn(self) -> str:
        """When and why the payment was taken from the books again, or empty."""
        if not self._payment or not self._payment.withdrawn_on:
            return ""
        day = words.day(self._payment.withdrawn_on, year=True)
        return f"{day}撤下来了：{self._payment.withdrawn_reason or '没有写原因'}"

    @Property(QObject, notify=shown)
    def facts(self) -> QObject:
        """What is known of the payment."""
        return self._facts

    @Property(QObject, notify=shown)
    def policy(self) -> QObject:
        """What is known of the programme."""
        return self._policy

    @Property(str, notify=shown)
    def link(self) -> str:
        """The link of the payment's code, or empty."""
        return self._link

    @property
    def _name(self) -> str:
        if self._programme is not None:
            return self._programme.name
        return self._payment.programme if self._payment else ""

    def _show(self, found: tuple[ProgrammeRow | None, str]) -> None:
        programme, self._link = found
        self._programme = programme
        if self._payment is not None:
            self._facts.replace(_facts(self._payment))
        self.rename(self._name)
        self._policy.replace(policy(programme) if programme else [])
        self.shown.emit()


def _look(desk: Desk, *, code: str, record: str) -> tuple[ProgrammeRow | None, str]:
    from protocol.records import record_link  # noqa: PLC0415 - after the first frame

    page = desk.reader.phone_page()
    return desk.reader.programmes().get(code), record_link(page, record) if page else ""


def policy(programme: ProgrammeRow) -> list[Fact]:
    """Return what a programme is in plain words, empty lines left out."""
    pays = programme.department
    if programme.hotline:
        pays += f"，电话 {programme.hotline}"
    return facts(
        ("谁能领", programme.eligibility),
        ("标准多少", programme.standard),
        ("多久发一次", _OFTEN.get(programme.frequency, programme.frequency)),
        ("按什么文件", programme.basis),
        ("谁发的", pays),
    )


def _facts(payment: Payment) -> list[Fact]:
    return facts(
        ("哪天发的", words.day(payment.paid_on, year=True)),
        ("哪段时间的", words.month(payment.period)),
        ("打到哪里", into(payment)),
        ("户名", payment.account_name),
        ("数量", payment.quantity),
        ("档次", payment.grade),
        ("说明", payment.remark),
    )
