"""我的补贴: one person's money by year. Opened by a typed number, or by laying down a card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.card import CardForeign, CardUnreadable
from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.person import Person, look_up
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import line, slip
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kiosk.devices.card import Card
    from kiosk.model import ProgrammeRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit
    from protocol.person import Payment

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

STATUS: Final = {
    "paid": (mark("subsidies", "已到账"), "good"),
    "pending": (mark("subsidies", "在路上"), "wait"),
    "returned": (mark("subsidies", "退回来了"), "bad"),
}
_WITHDRAWN: Final = (mark("subsidies", "撤下来了"), "bad")
_YEARS: Final = 4  # bars that fit


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
        super().__init__(visit, translate("subsidies", "我的补贴"))
        self._year = ""
        self._programmes: Mapping[str, ProgrammeRow] = {}
        self._lines: ListModel[RecordLine] = ListModel(RecordLine, self)
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
        if not self._year:
            return ""
        return translate("subsidies", "{year} 年已到账").format(year=self._year)

    @Property(str, notify=shown)
    def figure(self) -> str:
        """The chosen year's received sum."""
        return words.round_sum(_sum(self._of_year("paid")))

    @Property(str, notify=shown)
    def more(self) -> str:
        """How many, what is on its way, what came back, and when the last one came."""
        paid = self._of_year("paid")
        parts = [translate("subsidies", "{count} 笔").format(count=len(paid))]
        for status, said in (
            ("pending", translate("subsidies", "在路上 {sum}（{count} 笔）")),
            ("returned", translate("subsidies", "退回来 {sum}（{count} 笔）")),
        ):
            some = self._of_year(status)
            if some:
                parts.append(said.format(sum=words.round_sum(_sum(some)), count=len(some)))
        text = " · ".join(parts)
        last = max((each.paid_on for each in paid if each.paid_on), default="")
        if last:
            text += "\n" + translate("subsidies", "最近一笔：{day}").format(day=words.day(last))
        return text

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
        if not signed:
            return ""
        return translate("subsidies", "用我名字领的钱（{count} 笔）").format(count=signed)

    @Property(str, notify=shown)
    def entitled(self) -> str:
        """How many benefits could be had and are not; empty: none to be shown."""
        person = self.visit.person
        count = len(person.bundle.entitled) if person else 0
        if not count:
            return ""
        return translate("subsidies", "看看还能领的（{count} 样）").format(count=count)

    @Property(str, notify=shown)
    def cardOnly(self) -> str:
        """What a typed number does not show, or empty."""
        person = self.visit.person
        if person is None or person.by_card:
            return ""
        if self.visit.cards.present:
            return translate(
                "subsidies", "看病、残疾、家庭方面的补贴，和用您名字领的钱，刷身份证才显示。"
            )
        return translate(
            "subsidies",
            "看病、残疾、家庭方面的补贴，和用您名字领的钱，光输号码不显示。请带身份证到乡镇窗口问。",
        )

    def slip(self) -> Slip:
        """The chosen year's sum and payments."""
        figure = translate("subsidies", "{sum} 元").format(sum=self.figure)
        lines = [
            line(figure, self.heading, large=True),
            line(str(self.more).replace("\n", " · ")),
            *(line(f"{each.sum}  {each.badge}", each.heading) for each in self._lines.rows),
        ]
        return slip(self.visit.village, self.title, lines) if self._year else super().slip()

    def _show(self, found: tuple[Person, Mapping[str, ProgrammeRow]]) -> None:
        person, self._programmes = found
        self.visit.person = person
        title = translate("subsidies", "{name} 的补贴").format(name=person.bundle.name)
        self.rename(title, person.number)
        years = sorted({_year(each) for each in person.bundle.payments})
        self._year = years[-1] if years else ""
        self._fill()
        if not years and not self._bundle_signed() and not person.bundle.entitled:
            nothing = translate("subsidies", "这个号码还没有补贴记录。")
            self.say(f"{nothing}\n{self.cardOnly}".strip())

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

    def _line(self, payment: Payment) -> RecordLine:
        programme = self._programmes.get(payment.programme)
        status, tone = _WITHDRAWN if payment.withdrawn_on else STATUS[payment.status]
        return RecordLine(
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
            badge=translate("subsidies", status),
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


def status_name(status: str) -> str:
    """Return 已到账, 在路上 or 退回来了."""
    return translate("subsidies", STATUS[status][0])


def into(payment: Payment) -> str:
    """Return `农商行 尾号 6612`, or as much of it as is known."""
    tail = translate("subsidies", "尾号 {digits}").format(digits=payment.account_tail)
    tail = tail if payment.account_tail else ""
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
            raise (CardForeign if card.kind == "foreigner" else CardUnreadable) from None
        person = look_up(desk, number, by_card=True)
    if person is None:
        raise CardUnreadable
    return person, desk.reader.programmes()
