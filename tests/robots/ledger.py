"""看村里的账: the questions, the list, one voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class Ledger:
    """What a visitor does with the village's ledger."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def open_year(self, year: str) -> None:
        """From home: the ledger of one year."""
        self.visitor.tap("open_ledger")
        self.visitor.tap(f"choose_year_{year}")

    def headings(self) -> list[str]:
        """Return the vouchers that stand on the page now."""
        return [item.property("heading") for item in self.visitor.all("open_voucher")]

    def find(self, summary: str) -> int:
        """Turn pages until a voucher is there; return its place among those on the page."""
        while summary not in self.headings():
            before = self.headings()
            self.visitor.tap("page_down")
            if self.headings() == before:
                raise AssertionError(f"not in the ledger: {summary}")
        return self.headings().index(summary)

    def open(self, summary: str) -> None:
        """Open a voucher."""
        self.visitor.tap("open_voucher", self.find(summary))


def open_voucher(visitor: Visitor, year: str, summary: str) -> None:
    ledger = Ledger(visitor)
    ledger.open_year(year)
    visitor.tap("change_order")
    ledger.open(summary)
