"""The vouchers of one side of a village's ledger, as far as a filter lets them through.

Opened by the ledger (a question, a bar) and by the search page; it fetches itself page by page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.choice import Choice
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.telling import filters
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.telling.voucher_lines import voucher_line
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import LedgerFilter, Page, VoucherRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE: Final = 50  # rows a question; more come before the list's end is reached


@dataclass(frozen=True, slots=True)
class _Sums:
    """Of all that the filter lets through."""

    total: int
    amount: int


@QmlElement
class VouchersScreen(ScreenModel):
    """A heading, what narrows the list, and the list."""

    shown = Signal()
    begun = Signal()  # another list: it is read from its beginning

    def __init__(self, visit: Visit, which: LedgerFilter) -> None:
        super().__init__(visit, "")
        self._village = visit.village.code if visit.village else ""
        self._which = which
        self._sums = _Sums(0, 0)
        self._last: VoucherRow | None = None
        self._total = self._empty = ""
        self._narrowed: ListModel[Choice] = ListModel(Choice, self)
        self._lines: ListModel[RecordLine] = ListModel(RecordLine, self)
        self.rename(filters.heading(which))
        self._narrow(which)

    @Slot()
    def changeOrder(self) -> None:
        """Newest first, or largest first."""
        other = "date" if self._which.order == "amount" else "amount"
        self._narrow(replace(self._which, order=other))

    @Slot(str)
    def widen(self, key: str) -> None:
        """Take away one of the things that narrow the list."""
        self._narrow(filters.without(self._which, key))

    @Slot()
    def search(self) -> None:
        """Choose what is looked for on a page of its own."""
        self.visit.open("search", replace=True, which=self._which)

    @Slot()
    def more(self) -> None:
        """Fetch the next rows, if there are more and none are on their way."""
        rows = self._lines.rowCount()
        if rows < self._sums.total and not self.busy:
            self._fetch(rows)

    @Slot(str)
    def openVoucher(self, record: str) -> None:
        """Show one voucher."""
        self.visit.open("voucher", record=record)

    def slip(self) -> Slip:
        """The vouchers on the screen."""
        lines = of_rows(self._lines.rows)
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Property(QObject, notify=shown)
    def narrowed(self) -> QObject:
        """What narrows the list; a tap takes it away."""
        return self._narrowed

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The vouchers fetched so far."""
        return self._lines

    @Property(str, notify=shown)
    def total(self) -> str:
        """How many vouchers there are, and their sum."""
        return self._total

    @Property(str, notify=shown)
    def empty(self) -> str:
        """What stands there when nothing was let through, or empty."""
        return self._empty

    @Property(str, notify=shown)
    def order(self) -> str:
        """What a tap puts the list in order by."""
        return (
            translate("vouchers", "改成新的在前")
            if self._which.order == "amount"
            else translate("vouchers", "改成大的在前")
        )

    def _narrow(self, which: LedgerFilter) -> None:
        self._which = which
        self._last = None
        self._fetch(0)

    def _fetch(self, offset: int) -> None:
        self.ask(
            partial(
                _page, village=self._village, which=self._which, offset=offset, after=self._last
            ),
            self._show,
            what="rows",
        )

    def _show(self, page: Page) -> None:
        lines = [voucher_line(row) for row in page.rows]
        self._last = page.rows[-1] if page.rows else None
        if page.offset:
            self._lines.append(lines)
            return
        self._lines.replace(lines)
        self._sums = _Sums(page.total, page.amount)
        self._narrowed.replace(filters.narrowing(self._which))
        self._total = translate("vouchers", "共 {total:,} 笔，{sum}").format(
            total=page.total, sum=words.yuan(page.amount)
        )
        self._empty = "" if lines else translate("vouchers", "没有找到。去掉一个条件再看。")
        self.shown.emit()
        self.begun.emit()


def _page(
    desk: Desk, *, village: str, which: LedgerFilter, offset: int, after: VoucherRow | None
) -> Page:
    return desk.reader.vouchers(village, which, offset, PAGE, after=after)
