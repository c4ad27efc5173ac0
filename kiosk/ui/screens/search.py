"""找一找: which vouchers one wants to see. All by tapping; a few words may be written.

Opened by the ledger and by the list of vouchers. What is written is gone with the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.choice import Choice, offered
from kiosk.ui.input import ink_sheet, pen  # noqa: F401 - registers what HandPanel names
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.telling.filters import BANDS, EXPENSE, INCOME
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import LedgerFilter, PayeeRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit
    from kiosk.village import Fen, YearFigures

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_PAYEES: Final = 12


@dataclass(frozen=True, slots=True)
class _Around:
    """What there is to choose from."""

    years: tuple[str, ...]
    figures: YearFigures | None
    payees: tuple[PayeeRow, ...]


@dataclass(frozen=True, slots=True)
class _Many:
    """How much the filter lets through."""

    total: int
    amount: Fen


@QmlElement
class SearchScreen(ScreenModel):
    """Chips for side, year, group, month, amount and payee; a field for words; how many."""

    writing = True

    shown = Signal()
    counted = Signal()

    def __init__(self, visit: Visit, which: LedgerFilter) -> None:
        super().__init__(visit, translate("search", "找一找"))
        self._village = visit.village.code if visit.village else ""
        self._which = which
        self._many: _Many | None = None
        self._sides: ListModel[Choice] = ListModel(Choice, self)
        self._years: ListModel[Choice] = ListModel(Choice, self)
        self._groups: ListModel[Choice] = ListModel(Choice, self)
        self._months: ListModel[Choice] = ListModel(Choice, self)
        self._bands: ListModel[Choice] = ListModel(Choice, self)
        self._payees: ListModel[Choice] = ListModel(Choice, self)
        self._change(which)

    @Slot(str)
    def chooseSide(self, side: str) -> None:
        """Look among what was spent, or what came in."""
        self._change(replace(self._which, direction=side, group="", payee=""))

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Look in one year; empty: in all."""
        self._change(replace(self._which, year=year, group="", payee="", month=""))

    @Slot(str)
    def chooseGroup(self, group: str) -> None:
        """Look in one group; empty: in all."""
        self._change(replace(self._which, group=group, payee=""))

    @Slot(str)
    def chooseMonth(self, month: str) -> None:
        """Look in one month of the year; empty: in all."""
        self._change(replace(self._which, month=month))

    @Slot(str)
    def chooseBand(self, number: str) -> None:
        """Look among amounts of one size; empty: of any."""
        least, below, _ = BANDS[int(number)] if number else (None, None, "")
        self._change(replace(self._which, least=least, below=below))

    @Slot(str)
    def choosePayee(self, payee: str) -> None:
        """Look for what one got; empty: anybody."""
        self._change(replace(self._which, payee=payee))

    @Slot(str)
    def setWords(self, text: str) -> None:
        """Look for words in what it was for, whom it went to, where, and its number."""
        if text.strip() != self._which.words:
            self._which = replace(self._which, words=text.strip())
            self._count()

    @Slot()
    def show(self) -> None:
        """Show the vouchers; 返回 from there passes over this page."""
        self.visit.open("vouchers", replace=True, which=self._which)

    def guidance(self) -> str:
        """Return how it goes, for the voice: never what was written."""
        return translate("search", "点一点要找的，哪一年、哪一类、多少钱，也可以写几个字。")

    @Property(QObject, notify=shown)
    def sides(self) -> QObject:
        """花出去的, 收进来的."""
        return self._sides

    @Property(QObject, notify=shown)
    def years(self) -> QObject:
        """All years, and each."""
        return self._years

    @Property(QObject, notify=shown)
    def groups(self) -> QObject:
        """All groups of the side, and each."""
        return self._groups

    @Property(QObject, notify=shown)
    def months(self) -> QObject:
        """The months, where a year is chosen."""
        return self._months

    @Property(QObject, notify=shown)
    def bands(self) -> QObject:
        """Sizes of amounts."""
        return self._bands

    @Property(QObject, notify=shown)
    def payees(self) -> QObject:
        """Whom most went to, as far as the rest lets through."""
        return self._payees

    @Property(str, constant=True)
    def written(self) -> str:
        """The words that the page began with."""
        return self._which.words

    @Property(str, notify=counted)
    def result(self) -> str:
        """What the button says: how many there are."""
        if self._many is None:
            return translate("search", "正在数…")
        if not self._many.total:
            return translate("search", "没有这样的")
        return translate("search", "看这 {count:,} 笔，{sum}").format(
            count=self._many.total, sum=words.round_sum(self._many.amount)
        )

    @Property(bool, notify=counted)
    def leads(self) -> bool:
        """Whether there is anything to show."""
        return self._many is not None and self._many.total > 0

    def _change(self, which: LedgerFilter) -> None:
        self._which = which
        self.ask(partial(_around, village=self._village, which=which), self._show, what="around")
        self._count()

    def _count(self) -> None:
        self.ask(
            partial(_many, village=self._village, which=self._which), self._counted, what="count"
        )

    def _counted(self, many: _Many) -> None:
        self._many = many
        self.counted.emit()

    def _show(self, around: _Around) -> None:
        which, every = self._which, translate("search", "全部")
        income, expense = translate("search", "收进来的"), translate("search", "花出去的")
        _offer(self._sides, which.direction, (EXPENSE, expense), (INCOME, income))
        _offer(self._years, which.year, ("", every), *((each, each) for each in around.years))
        groups: tuple[tuple[str, int], ...] = ()
        if around.figures is not None:
            income_too = which.direction == INCOME
            groups = (
                around.figures.income_by_group if income_too else around.figures.expense_by_group
            )
        _offer(self._groups, which.group, ("", every), *((name, name) for name, _ in groups))
        months = [f"{number:02d}" for number in range(1, 13)] if which.year else []
        named = [(each, words.month_of_year(each)) for each in months]
        _offer(self._months, which.month, *([("", every), *named] if named else []))
        bands = [(str(number), translate("filters", each[2])) for number, each in enumerate(BANDS)]
        bounds = (which.least, which.below)
        band = next((str(n) for n, (*at, _) in enumerate(BANDS) if tuple(at) == bounds), "")
        _offer(self._bands, band if bounds != (None, None) else "", ("", every), *bands)
        payees = [(each.name, each.name) for each in around.payees]
        if which.payee and (which.payee, which.payee) not in payees:
            payees.insert(0, (which.payee, which.payee))
        _offer(self._payees, which.payee, *([("", every), *payees] if payees else []))
        self.shown.emit()


def _offer(model: ListModel[Choice], chosen: str, *choices: tuple[str, str]) -> None:
    rows = offered(choices, chosen)
    if tuple(rows) != model.rows:
        model.replace(rows)


def _around(desk: Desk, *, village: str, which: LedgerFilter) -> _Around:
    years = desk.reader.years(village)
    year = which.year or (years[0] if years else "")
    figures = desk.reader.figures(village, year) if year else None
    anybody = replace(which, payee="", words="")
    return _Around(years, figures, desk.reader.payees(village, anybody, _PAYEES))


def _many(desk: Desk, *, village: str, which: LedgerFilter) -> _Many:
    page = desk.reader.vouchers(village, which, 0, 1)
    return _Many(page.total, page.amount)
