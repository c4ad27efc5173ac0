"""看村里的账: a year in five questions and in bars, each of which leads to what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.choice import Choice, offered
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.telling import charts
from kiosk.ui.telling.charts import GroupBar, MonthBar
from kiosk.ui.telling.filters import EXPENSE, INCOME
from kiosk.ui.words import translate
from protocol.money import format_yuan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import Comparison, YearFigures
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FOUND: Final = "found"
_GROUPS_SAID: Final = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions and its answer in figures."""

    key: str
    title: str
    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class _Year:
    """What a chosen year brings."""

    years: tuple[str, ...]
    figures: YearFigures | None
    income: Comparison | None
    expense: Comparison | None


@QmlElement
class LedgerScreen(ScreenModel):
    """Five questions, and one side of the year in bars; each leads to its vouchers."""

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("ledger", "村里的账"))
        village = visit.village
        self._village = village.code if village else ""
        self._side = EXPENSE
        self._found: _Year | None = None
        self._compared = self._months_heading = ""
        self._questions: ListModel[Question] = ListModel(Question, self)
        self._years: ListModel[Choice] = ListModel(Choice, self)
        self._sides: ListModel[Choice] = ListModel(Choice, self)
        self._groups: ListModel[GroupBar] = ListModel(GroupBar, self)
        self._months: ListModel[MonthBar] = ListModel(MonthBar, self)
        if village is None:
            self.say(translate("ledger", "还没有数据，等机器连上网就有了。"))
            return
        self.rename(translate("ledger", "{name}的账").format(name=village.name))
        self._look("")

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Show another year."""
        self._look(year)

    @Slot(str)
    def chooseSide(self, side: str) -> None:
        """Draw what was spent, or what came in."""
        self._side = side
        self._draw()

    @Slot(str)
    def askAbout(self, key: str) -> None:
        """Answer one of the questions: a side's vouchers, the works, or what was found."""
        if key in {INCOME, EXPENSE}:
            self._list(key)
        elif key == FOUND:
            self.visit.open("found", year=self._year)
        else:
            self.visit.open("projects", year=self._year)

    @Slot(str)
    def openGroup(self, group: str) -> None:
        """Show the vouchers behind a group's bar."""
        self._list(self._side, group=group)

    @Slot(str)
    def openMonth(self, month: str) -> None:
        """Show the vouchers behind a month's bar."""
        self._list(self._side, month=month)

    @Slot()
    def search(self) -> None:
        """Look for vouchers of one's own choice."""
        from kiosk.model import LedgerFilter  # noqa: PLC0415 - not before a visitor comes here

        self.visit.open("search", which=LedgerFilter(year=self._year, direction=self._side))

    def slip(self) -> Slip:
        """The five questions, and the groups of the side that is drawn."""
        lines = [*of_rows(self._questions.rows), *of_rows(self._groups.rows)]
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
    def sides(self) -> QObject:
        """花出去的, 收进来的."""
        return self._sides

    @Property(QObject, notify=shown)
    def groups(self) -> QObject:
        """A bar a group, the largest first."""
        return self._groups

    @Property(QObject, notify=shown)
    def months(self) -> QObject:
        """A bar a month."""
        return self._months

    @Property(str, notify=shown)
    def compared(self) -> str:
        """The side beside the year before, in one sentence; empty before there is one."""
        return self._compared

    @Property(str, notify=shown)
    def groupsHeading(self) -> str:
        """What the group bars show."""
        return (
            translate("ledger", "从哪里来的")
            if self._side == INCOME
            else translate("ledger", "花在哪些事上")
        )

    @Property(str, notify=shown)
    def monthsHeading(self) -> str:
        """What the month bars show, and in which unit."""
        return self._months_heading

    @property
    def _year(self) -> str:
        figures = self._found.figures if self._found else None
        return figures.year if figures else ""

    def _list(self, direction: str, group: str = "", month: str = "") -> None:
        from kiosk.model import LedgerFilter  # noqa: PLC0415 - not before a visitor comes here

        which = LedgerFilter(year=self._year, direction=direction, group=group, month=month)
        self.visit.open("vouchers", which=which)

    def _look(self, year: str) -> None:
        self.ask(partial(_year, village=self._village, year=year), self._show_year)

    def _show_year(self, found: _Year) -> None:
        self._found = found
        if found.figures is None:
            self.say(translate("ledger", "村里还没有公开过账。"))
            return
        year = found.figures.year
        self._years.replace(offered(((each, each) for each in found.years), year))
        self._questions.replace(questions(found.figures))
        self._draw()

    def _draw(self) -> None:
        income = self._side == INCOME
        self._sides.replace(
            [
                Choice(EXPENSE, translate("ledger", "花出去的"), not income),
                Choice(INCOME, translate("ledger", "收进来的"), income),
            ]
        )
        compared = self._found and (self._found.income if income else self._found.expense)
        if compared:
            self._groups.replace(charts.group_bars(compared))
            self._months.replace(charts.month_bars(compared))
            self._compared = charts.said(compared, income=income)
            self._months_heading = (
                translate("ledger", "每个月（万元）")
                if charts.in_ten_thousands(compared)
                else translate("ledger", "每个月（元）")
            )
        self.shown.emit()


def questions(figures: YearFigures) -> list[Question]:
    """Return the five questions of a year; what nobody looked into is not called in order."""
    unfinished = figures.projects - figures.projects_accepted
    return [
        Question(
            INCOME,
            translate("ledger", "钱从哪里来"),
            format_yuan(figures.income),
            _shares(figures.income_by_group, figures.income),
        ),
        Question(
            EXPENSE,
            translate("ledger", "花到哪里去"),
            format_yuan(figures.expense),
            _shares(figures.expense_by_group, figures.expense),
        ),
        Question(
            "done",
            translate("ledger", "干了什么事"),
            translate("ledger", "{projects} 个项目").format(projects=figures.projects),
            translate("ledger", "{accepted} 个验收了，{unfinished} 个还没有").format(
                accepted=figures.projects_accepted, unfinished=unfinished
            ),
        ),
        Question(
            "result",
            translate("ledger", "效果怎么样"),
            translate("ledger", "{accepted} 个验收").format(accepted=figures.projects_accepted),
            translate("ledger", "超期 {late} 个，超预算 {over} 个").format(
                late=figures.projects_late, over=figures.projects_over_budget
            ),
        ),
        _found(figures),
    ]


def _found(figures: YearFigures) -> Question:
    known = figures.settled + figures.under_check
    text = (
        translate("ledger", "查清 {settled} 件，正在查 {checking} 件").format(
            settled=figures.settled, checking=figures.under_check
        )
        if known
        else translate("ledger", "您看着不对的，点开说一说")
    )
    if figures.corrected:
        text += translate("ledger", "，改正或撤下 {corrected} 笔").format(
            corrected=figures.corrected
        )
    return Question(
        FOUND,
        translate("ledger", "有没有问题"),
        translate("ledger", "查出来 {known} 件").format(known=known)
        if known
        else translate("ledger", "还没有查出来"),
        text,
    )


def _shares(groups: Sequence[tuple[str, int]], whole: int) -> str:
    if whole <= 0:
        return ""
    largest = [(name, amount) for name, amount in groups if amount > 0][:_GROUPS_SAID]
    return " · ".join(f"{name} {round(100 * amount / whole)}%" for name, amount in largest)


def _year(desk: Desk, *, village: str, year: str) -> _Year:
    years = desk.reader.years(village)
    if not years:
        return _Year((), None, None, None)
    year = year or years[0]
    return _Year(
        years,
        desk.reader.figures(village, year),
        desk.reader.compare(village, year, INCOME),
        desk.reader.compare(village, year, EXPENSE),
    )
