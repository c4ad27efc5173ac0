"""我的补贴: one person's money by year. Opened by a typed number, or by laying down a card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card import CardUnreadable
from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.person import Person, look_up
from kiosk.ui.screen import ScreenModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.devices.card import Card
    from kiosk.model import ProgrammeRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit
    from protocol.person import Payment

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

STATUS: Final = {
    "paid": ("已到账", "good"),
    "pending": ("在路上", "wait"),
    "returned": ("退回来了", "bad"),
}
_WITHDRAWN: Final = ("撤下来了", "bad")
_YEARS: Final = 4  # bars that fit


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """One payment in the list."""

    record: str
    heading: str
    line: str
    sum: str
    badge: str
    badgeTone: str
    struck: bool


@dataclass(frozen=True, slots=True)
class YearBar:
    """One year's received money."""

    year: str
    amount: str
    part: float  # of the largest year, 0 to 1
    chosen: bool


@QmlElement
class SubsidiesScreen(ScreenModel):
    """The years, the chosen year's sum, its payments; doors to what only a card shows."""

    shown = Signal()

    def __init__(self, visit: Visit, card: Card | None = None) -> None:
        super().__init__(visit, "我的补贴")
        self._year = ""
        self._programmes: Mapping[str, ProgrammeRow] = {}
        self._lines: ListModel[PaymentLine] = ListModel(PaymentLine, self)
        self._bars: ListModel[YearBar] = ListModel(YearBar, self)
        self.ask(partial(_look, person=visit.person, card=card), self._show)

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Show another year."""
        self._year = year
        self._fill()

    @Slot(str)
    def openPayment(self, payment: str) -> None:
        """Show one payment."""
        self.visit.open("payment", payment=payment)

    @Slot()
    def openSigned(self) -> None:
        """用我名字领的钱."""
        self.visit.open("signed")

    @Slot()
    def openEntitled(self) -> None:
        """还能领的."""
        self.visit.open("entitled")

    @Property(str, notify=shown)
    def heading(self) -> str:
        """What the large figure is."""
        return f"{self._year} 年已到账" if self._year else ""

    @Property(str, notify=shown)
    def figure(self) -> str:
        """The chosen year's received sum, yuan."""
        return words.round_yuan(_sum(self._of_year("paid")))

    @Property(str, notify=shown)
    def more(self) -> str:
        """How many, what is on its way, what came back, and when the last one came."""
        paid = self._of_year("paid")
        parts = [f"{len(paid)} 笔"]
        for status, said in (("pending", "在路上"), ("returned", "退回来")):
            some = self._of_year(status)
            if some:
                parts.append(f"{said} {words.round_yuan(_sum(some))} 元（{len(some)} 笔）")
        last = max((each.paid_on for each in paid if each.paid_on), default="")
        return " · ".join(parts) + (f"\n最近一笔：{words.day(last)}" if last else "")

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The chosen year's payments, newest first."""
        return self._lines

    @Property(QObject, notify=shown)
    def bars(self) -> QObject:
        """The years, oldest first."""
        return self._bars

    @Property(str, notify=shown)
    def signed(self) -> str:
        """How many papers name the person as having received money; empty: none to be shown."""
        signed = self._bundle_signed()
        return f"用我名字领的钱（{signed} 笔）" if signed else ""

    @Property(str, notify=shown)
    def entitled(self) -> str:
        """How many benefits could be had and are not; empty: none to be shown."""
        person = self.visit.person
        count = len(person.bundle.entitled) if person else 0
        return f"看看还能领的（{count} 样）" if count else ""

    @Property(str, notify=shown)
    def cardOnly(self) -> str:
        """What a typed number does not show, or empty."""
        person = self.visit.person
        if person is None or person.by_card:
            return ""
        return "看病、残疾、家庭方面的补贴，和用您名字领的钱，刷身份证才显示。"

    def _show(self, found: tuple[Person, Mapping[str, ProgrammeRow]]) -> None:
        person, self._programmes = found
        self.visit.person = person
        self.rename(f"{person.bundle.name} 的补贴", person.number)
        years = sorted({_year(each) for each in person.bundle.payments})
        self._year = years[-1] if years else ""
        self._fill()
        if not years and not self._bundle_signed() and not person.bundle.entitled:
            self.say("这个号码还没有补贴记录。" + (f"\n{self.cardOnly}" if self.cardOnly else ""))

    def _fill(self) -> None:
        person = self.visit.person
        payments = person.bundle.payments if person else ()
        sums = {_year(each): 0 for each in payments}
        for each in payments:
            if each.status == "paid" and not each.withdrawn_on:
                sums[_year(each)] += each.amount
        most = max([*sums.values(), 1])
        self._bars.replace(
            [
                YearBar(year, words.round_yuan(sums[year]), sums[year] / most, year == self._year)
                for year in sorted(sums)[-_YEARS:]
            ]
        )
        chosen = [each for each in payments if _year(each) == self._year]
        chosen.sort(key=lambda each: each.paid_on or each.period, reverse=True)
        self._lines.replace([self._line(each) for each in chosen])
        self.shown.emit()

    def _line(self, payment: Payment) -> PaymentLine:
        programme = self._programmes.get(payment.programme)
        status, tone = _WITHDRAWN if payment.withdrawn_on else STATUS[payment.status]
        return PaymentLine(
            record=payment.id,
            heading=programme.name if programme else payment.programme,
            line=" · ".join(
                part
                for part in (
                    words.day(payment.paid_on) or words.month(payment.period),
                    programme.department if programme else "",
                    into(payment),
                )
                if part
            ),
            badge=status,
            badgeTone=tone,
            sum=words.yuan(payment.amount),
            struck=bool(payment.withdrawn_on),
        )

    def _of_year(self, status: str) -> list[Payment]:
        person = self.visit.person
        return [
            each
            for each in (person.bundle.payments if person else ())
            if _year(each) == self._year and each.status == status and not each.withdrawn_on
        ]

    def _bundle_signed(self) -> int:
        return len(self.visit.person.bundle.signed) if self.visit.person else 0


def into(payment: Payment) -> str:
    """Return `农商行 尾号 6612`, or as much of it as is known."""
    tail = f"尾号 {payment.account_tail}" if payment.account_tail else ""
    return f"{payment.bank} {tail}".strip()


def _year(payment: Payment) -> str:
    return (payment.paid_on or payment.period)[:4]


def _sum(payments: Iterable[Payment]) -> int:
    return sum(each.amount for each in payments)


def _look(
    desk: Desk, *, person: Person | None, card: Card | None
) -> tuple[Person, Mapping[str, ProgrammeRow]]:
    """Open the card's page, or take the one already open; on the worker."""
    from protocol import idnumber  # noqa: PLC0415 - only a card brings a number here

    if card is not None:
        try:
            number = idnumber.parse(card.number)
        except idnumber.IdNumberError:
            raise CardUnreadable from None
        person = look_up(desk, number, by_card=True)
    if person is None:
        raise CardUnreadable
    return person, desk.reader.programmes()
