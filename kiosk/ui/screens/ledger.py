"""看村里的账: a year in five questions, and every voucher behind the first two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slips import of_rows, slip
from kiosk.ui.words import translate
from protocol.money import format_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import LedgerFilter, Page, VoucherRow, YearFigures
    from kiosk.ui.desk import Desk
    from kiosk.ui.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE: Final = 50  # rows a question; more come when the list's end is near
_GROUPS_SAID: Final = 3
_INCOME, _EXPENSE = "income", "expense"


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions and its answer in figures."""

    key: str
    title: str
    figure: str
    text: str
    chosen: bool
    leads: bool  # whether tapping it shows something


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip."""

    key: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """One voucher in the list."""

    record: str
    heading: str
    line: str
    sum: str
    badge: str
    badgeTone: str
    struck: bool


@dataclass(frozen=True, slots=True)
class _Year:
    """What a chosen year brings."""

    years: tuple[str, ...]
    figures: YearFigures | None


@QmlElement
class LedgerScreen(ScreenModel):
    """Five questions, chips, and a list that fetches itself page by page."""

    shown = Signal()
    begun = Signal()  # another list: it is read from its beginning

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("ledger", "村里的账"))
        from kiosk.model import LedgerFilter  # noqa: PLC0415 - not needed before a visitor comes here

        village = visit.village
        self._village = village.code if village else ""
        self._which: LedgerFilter = LedgerFilter()
        self._figures: YearFigures | None = None
        self._total = ""
        self._rows = self._all_rows = 0
        self._questions: ListModel[Question] = ListModel(Question, self)
        self._years: ListModel[Choice] = ListModel(Choice, self)
        self._groups: ListModel[Choice] = ListModel(Choice, self)
        self._lines: ListModel[VoucherLine] = ListModel(VoucherLine, self)
        if village is None:
            self.say(translate("ledger", "还没有数据，等机器连上网就有了。"))
            return
        self.rename(translate("ledger", "{name}的账").format(name=village.name))
        self._look("")

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Show another year, all groups."""
        self._look(year)

    @Slot(str)
    def askAbout(self, key: str) -> None:
        """Answer one of the questions: other side of the ledger, or the works."""
        if key in {_INCOME, _EXPENSE}:
            self._narrow(replace(self._which, direction=key, group=""))
        else:
            self.visit.open("projects", year=self._which.year)

    @Slot(str)
    def chooseGroup(self, group: str) -> None:
        """Show one group; empty: all."""
        self._narrow(replace(self._which, group=group))

    @Slot()
    def changeOrder(self) -> None:
        """Newest first, or largest first."""
        other = "date" if self._which.order == "amount" else "amount"
        self._narrow(replace(self._which, order=other))

    @Slot()
    def more(self) -> None:
        """Fetch the next rows, if there are more and none are on their way."""
        if self._rows < self._all_rows and not self.busy:
            self._fetch(self._rows)

    @Slot(str)
    def openVoucher(self, record: str) -> None:
        """Show one voucher."""
        self.visit.open("voucher", record=record)

    def slip(self) -> Slip:
        """The five questions, and the vouchers on the screen."""
        lines = [*of_rows(self._questions.rows), *of_rows(self._lines.rows)]
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Property(QObject, notify=shown)
    def questions(self) -> QObject:
        """The five questions."""
        return self._questions

    @Property(QObject, notify=shown)
    def years(self) -> QObject:
        """The years, newest first."""
        return self._years

    @Property(QObject, notify=shown)
    def groups(self) -> QObject:
        """All, and the groups of the chosen side, the largest first."""
        return self._groups

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The vouchers fetched so far."""
        return self._lines

    @Property(str, notify=shown)
    def heading(self) -> str:
        """What the list holds; empty before there is one."""
        if self._figures is None:
            return ""
        return (
            translate("ledger", "收入明细")
            if self._which.direction == _INCOME
            else translate("ledger", "支出明细")
        )

    @Property(str, notify=shown)
    def total(self) -> str:
        """How many vouchers there are, and their sum."""
        return self._total

    @Property(str, notify=shown)
    def order(self) -> str:
        """What the list goes by now."""
        return (
            translate("ledger", "按金额排")
            if self._which.order == "amount"
            else translate("ledger", "按日期排")
        )

    def _look(self, year: str) -> None:
        self.ask(partial(_year, village=self._village, year=year), self._show_year, what="year")

    def _show_year(self, found: _Year) -> None:
        self._figures = found.figures
        if found.figures is None:
            self.say(translate("ledger", "村里还没有公开过账。"))
            return
        year = found.figures.year
        self._years.replace([Choice(each, each, each == year) for each in found.years])
        self._narrow(replace(self._which, year=year, group=""))

    def _narrow(self, which: LedgerFilter) -> None:
        self._which = which
        self._fetch(0)

    def _fetch(self, offset: int) -> None:
        self.ask(
            partial(_page, village=self._village, which=self._which, offset=offset),
            self._show_page,
            what="rows",
        )

    def _show_page(self, page: Page) -> None:
        lines = [voucher_line(row) for row in page.rows]
        if page.offset:
            self._lines.append(lines)
        else:
            self._lines.replace(lines)
            self._show_choices()
        self._rows, self._all_rows = page.offset + len(lines), page.total
        self._total = translate("ledger", "共 {total:,} 笔，{sum}").format(
            total=page.total, sum=words.yuan(page.amount)
        )
        self.shown.emit()
        if not page.offset:
            self.begun.emit()

    def _show_choices(self) -> None:
        if self._figures is None:
            return
        which, figures = self._which, self._figures
        self._questions.replace(questions(figures, which.direction))
        both = {_INCOME: figures.income_by_group, _EXPENSE: figures.expense_by_group}
        groups = [name for name, _ in both[which.direction]]
        self._groups.replace(
            [
                Choice(name, name or translate("ledger", "全部"), name == which.group)
                for name in ("", *groups)
            ]
        )


def questions(figures: YearFigures, direction: str) -> list[Question]:
    """Return the five questions of a year; what nobody looked into is not called in order."""
    unfinished = figures.projects - figures.projects_accepted
    return [
        Question(
            _INCOME,
            translate("ledger", "钱从哪里来"),
            format_yuan(figures.income),
            _shares(figures.income_by_group, figures.income),
            direction == _INCOME,
            leads=True,
        ),
        Question(
            _EXPENSE,
            translate("ledger", "花到哪里去"),
            format_yuan(figures.expense),
            _shares(figures.expense_by_group, figures.expense),
            direction == _EXPENSE,
            leads=True,
        ),
        Question(
            "done",
            translate("ledger", "干了什么事"),
            translate("ledger", "{projects} 个项目").format(projects=figures.projects),
            translate("ledger", "{accepted} 个验收了，{unfinished} 个还没有").format(
                accepted=figures.projects_accepted, unfinished=unfinished
            ),
            chosen=False,
            leads=True,
        ),
        Question(
            "result",
            translate("ledger", "效果怎么样"),
            translate("ledger", "{accepted} 个验收").format(accepted=figures.projects_accepted),
            translate("ledger", "超期 {late} 个，超预算 {over} 个").format(
                late=figures.projects_late, over=figures.projects_over_budget
            ),
            chosen=False,
            leads=True,
        ),
        Question(
            "corrected",
            translate("ledger", "有没有问题"),
            translate("ledger", "查清了 {settled} 条").format(settled=figures.settled)
            if figures.settled
            else translate("ledger", "没有查出来的"),
            translate("ledger", "正在查 {checking} 条，改正或撤下 {corrected} 笔").format(
                checking=figures.under_check, corrected=figures.corrected
            ),
            chosen=False,
            leads=False,
        ),
    ]


def voucher_line(row: VoucherRow) -> VoucherLine:
    """Return how a voucher stands in a list."""
    who = [
        f"{said} {name}"
        for said, name in (
            (translate("ledger", "经手"), row.handler),
            (translate("ledger", "审批"), row.approver),
            (translate("ledger", "证明"), row.witness),
        )
        if name
    ]
    badge, tone = "", "plain"
    if row.withdrawn_on:
        badge, tone = translate("ledger", "撤下来了"), "bad"
    elif row.signers:
        badge, tone = translate("ledger", "领款单 {signers} 人").format(signers=row.signers), "wait"
    elif row.pictures:
        badge, tone = (
            translate("ledger", "发票 {pictures} 张").format(pictures=row.pictures),
            "good",
        )
    line = " · ".join([words.day(row.date), *who])
    if row.withdrawn_on and row.withdrawn_reason:
        line += translate("ledger", " · 撤下：{reason}").format(reason=row.withdrawn_reason)
    return VoucherLine(
        row.id, row.summary, line, words.yuan(row.amount), badge, tone, bool(row.withdrawn_on)
    )


def _shares(groups: Sequence[tuple[str, int]], whole: int) -> str:
    if whole <= 0:
        return ""
    largest = [(name, amount) for name, amount in groups if amount > 0][:_GROUPS_SAID]
    return " · ".join(f"{name} {round(100 * amount / whole)}%" for name, amount in largest)


def _year(desk: Desk, *, village: str, year: str) -> _Year:
    years = desk.reader.years(village)
    if not years:
        return _Year((), None)
    return _Year(years, desk.reader.figures(village, year or years[0]))


def _page(desk: Desk, *, village: str, which: LedgerFilter, offset: int) -> Page:
    return desk.reader.vouchers(village, which, offset, PAGE)
