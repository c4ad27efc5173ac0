"""看村里的账: the questions, the bars, the lists, what was found, one voucher."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class Ledger:
    """What a visitor does with the village's ledger."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def look_at(self, year: str) -> None:
        """From home: one year in questions and bars."""
        self.visitor.tap("open_ledger")
        self.visitor.tap(f"choose_year_{year}")

    def open_year(self, year: str) -> None:
        """From home: what was spent in one year, voucher by voucher."""
        self.look_at(year)
        self.visitor.tap("ask_expense")

    def groups(self) -> dict[str, str]:
        """On the year's page: the sum of each group's bar."""
        return {
            item.property("heading"): item.property("sum")
            for item in self.visitor.all("open_group")
        }

    def open_group(self, name: str) -> None:
        """On the year's page: the vouchers behind a group's bar."""
        names = [item.property("heading") for item in self.visitor.all("open_group")]
        self.visitor.tap("open_group", names.index(name))

    def dates(self) -> list[str]:
        """Return what stands below the headings of the vouchers on the page."""
        return [item.property("line") for item in self.visitor.all("open_voucher")]

    def sums(self) -> list[str]:
        """Return the sums of the vouchers on the page."""
        return [item.property("sum") for item in self.visitor.all("open_voucher")]

    def look_for(self, words: str) -> None:
        """On the page 找一找: words, as the keyboard leaves them in the field."""
        self.visitor.all("search_words_input")[0].setProperty("text", words)
        self.visitor.settle()

    def findings(self) -> list[tuple[str, str, bool]]:
        """On 有没有问题: (heading, badge, whether it leads anywhere) of each finding."""
        return [
            (item.property("heading"), item.property("badge"), bool(item.property("record")))
            for item in self.visitor.all("finding")
        ]

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
