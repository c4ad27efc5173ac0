"""One payment: how far it has come, what it is, who may get it, on what paper, who pays it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownError
from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.screens.subsidies import STATUS, into, status_name
from kiosk.ui.slip.slips import line, of_facts, slip
from kiosk.ui.telling import history
from kiosk.ui.telling.facts import Fact, facts
from kiosk.ui.telling.history import Step
from kiosk.ui.visit import About
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.model import ProgrammeRow, ProgrammeTotal
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit
    from protocol.person import Payment

    _Found = tuple[ProgrammeRow | None, ProgrammeTotal | None, str]

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_OFTEN: Final = {
    "monthly": mark("payment", "一月一次"),
    "quarterly": mark("payment", "一季一次"),
    "yearly": mark("payment", "一年一次"),
    "once": mark("payment", "只发一次"),
}


class NotHere(KnownError):
    """The payment is not on the opened page."""

    key = "not_here"


@QmlElement
class PaymentScreen(ScreenModel):
    """At the left what came, at the right what it is."""

    shown = Signal()

    def __init__(self, visit: Visit, payment: str) -> None:
        super().__init__(visit, translate("payment", "这一笔"))
        bundle = visit.person.bundle if visit.person else None
        payments = bundle.payments if bundle else ()
        self._village = bundle.village if bundle else ""
        self._payment = next((each for each in payments if each.id == payment), None)
        self._programme: ProgrammeRow | None = None
        self._link = ""
        self._total: ProgrammeTotal | None = None
        self._steps: ListModel[Step] = ListModel(Step, self)
        self._facts: ListModel[Fact] = ListModel(Fact, self)
        self._policy: ListModel[Fact] = ListModel(Fact, self)
        if self._payment is None:
            self.known(NotHere())
        else:
            year = (self._payment.paid_on or self._payment.period)[:4]
            code = self._payment.programme
            look = partial(_look, code=code, village=self._village, year=year, record=payment)
            self.ask(look, self._show)

    @Slot()
    def speak(self) -> None:
        """说一说这一笔."""
        if self._payment is not None:
            title = f"{self._name} {self.amount}"
            self.visit.about = About(self._payment.id, "payment", title, self._village)
            self.visit.open("speak")

    def slip(self) -> Slip:
        """What came, and what it is."""
        if self._payment is None:
            return super().slip()
        lines = [
            line(f"{self.amount}  {self.status}", large=True),
            line(self.withdrawn),
            *of_facts(self._facts.rows),
            *of_facts(self._policy.rows),
        ]
        return slip(self.visit.village, self.title, lines, self._link)

    @Property(str, notify=shown)
    def amount(self) -> str:
        """The amount, yuan to the fen."""
        return words.yuan(self._payment.amount) if self._payment else ""

    @Property(str, notify=shown)
    def status(self) -> str:
        """已到账, 在路上 or 退回来了."""
        return status_name(self._payment.status) if self._payment else ""

    @Property(str, notify=shown)
    def tone(self) -> str:
        """The badge's tone."""
        return STATUS[self._payment.status][1] if self._payment else ""

    @Property(str, notify=shown)
    def withdrawn(self) -> str:
        """When and why the payment was taken from the books again, or empty."""
        if not self._payment:
            return ""
        return history.withdrawn(self._payment.withdrawn_on, self._payment.withdrawn_reason)

    @Property(str, notify=shown)
    def advice(self) -> str:
        """What to do when the money has not come; empty when it has."""
        if not self._payment or self._payment.withdrawn_on:
            return ""
        asked = self._asked_whom
        if self._payment.status == "pending":
            text = translate(
                "payment", "钱已经在路上，一般几天就到。过了半个月还没有到，去问{whom}。"
            )
        elif self._payment.status == "returned":
            text = translate(
                "payment", "多半是户名或者账号写错了。请带身份证和存折去问{whom}，改对了会补发。"
            )
        else:
            return ""
        return text.format(whom=asked)

    @Property(str, notify=shown)
    def village(self) -> str:
        """What the whole village got of this programme that year; empty where it is not told."""
        total, payment = self._total, self._payment
        if total is None or payment is None:
            return ""
        return translate("payment", "{year} 年全村这项补贴发了 {count} 笔，共 {sum}").format(
            year=(payment.paid_on or payment.period)[:4],
            count=f"{total.payments:,}",
            sum=words.round_sum(total.amount),
        )

    @Property(QObject, notify=shown)
    def steps(self) -> QObject:
        """How far the money has come: rows of `history.Step`."""
        return self._steps

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
    def _asked_whom(self) -> str:
        if self._programme is None:
            return translate("payment", "发钱的部门")
        return f"{self._programme.department} {self._programme.hotline}".strip()

    @property
    def _name(self) -> str:
        if self._programme is not None:
            return self._programme.name
        return self._payment.programme if self._payment else ""

    def _show(self, found: _Found) -> None:
        self._programme, self._total, self._link = found
        if self._payment is not None:
            self._steps.replace(_way(self._payment, self._programme))
            self._facts.replace(_facts(self._payment))
        self.rename(self._name)
        self._policy.replace(policy(self._programme) if self._programme else [])
        self.shown.emit()


def _look(desk: Desk, *, code: str, village: str, year: str, record: str) -> _Found:
    from protocol.records import record_link  # noqa: PLC0415 - after the first frame

    page = desk.reader.phone_page()
    return (
        desk.reader.programmes().get(code),
        desk.reader.programme_total(village, year, code),
        record_link(page, record) if page else "",
    )


def policy(programme: ProgrammeRow) -> list[Fact]:
    """Return what a programme is in plain words, empty lines left out."""
    often = _OFTEN.get(programme.frequency)
    return facts(
        (translate("payment", "谁能领"), programme.eligibility),
        (translate("payment", "标准多少"), programme.standard),
        (
            translate("payment", "多久发一次"),
            translate("payment", often) if often else programme.frequency,
        ),
        (translate("payment", "存折上写的"), programme.short_name),
        (translate("payment", "按什么文件"), programme.basis),
        (translate("payment", "谁发的"), programme.department),
        (translate("payment", "有事打电话"), programme.hotline),
    )


def _way(payment: Payment, programme: ProgrammeRow | None) -> list[Step]:
    """Return how far the money has come: given out, and what the bank made of it."""
    department = programme.department if programme else translate("payment", "发钱的部门")
    left = words.day(payment.paid_on, year=True)
    steps = [
        Step(
            translate("payment", "{department}定了发").format(department=department),
            words.month(payment.period),
            words.yuan(payment.amount),
        )
    ]
    bank = into(payment)
    if payment.status == "paid":
        steps.append(Step(translate("payment", "到账了"), left, bank))
    elif payment.status == "returned":
        steps.append(Step(translate("payment", "银行退回来了"), left, bank))
        steps.append(Step(translate("payment", "还没有补发"), "", ""))
    else:
        steps.append(Step(translate("payment", "正在银行办理，还没有到账"), left, bank))
    return steps


def _facts(payment: Payment) -> list[Fact]:
    return facts(
        (translate("payment", "户名"), payment.account_name),
        (translate("payment", "数量"), payment.quantity),
        (translate("payment", "档次"), words.grade(payment.grade)),
        (translate("payment", "说明"), payment.remark),
    )
