"""干了什么事: the village's works, and one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class Works:
    """What a visitor does with the village's works."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def list_all(self) -> None:
        """From home: the village's affairs, and there the works."""
        self.visitor.tap("open_affairs")
        self.visitor.tap("choose_kind_works")

    def of_year(self, year: str) -> None:
        """In the list: one year, or `all`."""
        self.visitor.tap(f"choose_year_{year}")

    def open(self, name: str) -> None:
        """In the list: the work of this name."""
        self.visitor.tap("open_project", self.names().index(name))

    def names(self) -> list[str]:
        """Return the works shown."""
        return [item.property("heading") for item in self.visitor.all("open_project")]

    def sums(self) -> list[str]:
        """Return what is said of each work's money."""
        return [item.property("sum") for item in self.visitor.all("open_project")]

    def steps(self) -> list[str]:
        """On a work's or a decision's page: the names of its steps, in order."""
        return [item.property("heading") for item in self.visitor.all("step")]

    def parts(self) -> list[tuple[str, str, bool]]:
        """On a work's page: (name, what the review made of it, struck through) of each part."""
        return [
            (item.property("heading"), item.property("line"), item.property("struck"))
            for item in self.visitor.all("open_part")
        ]

    def bids(self) -> list[tuple[str, str, str]]:
        """On a work's page: (who, price, badge) of each bid."""
        return [
            (item.property("heading"), item.property("sum"), item.property("badge"))
            for item in self.visitor.all("bid")
        ]

    def papers(self) -> list[tuple[str, str, str]]:
        """On a work's page: (what for, sum, badge) of each voucher."""
        return [
            (item.property("heading"), item.property("sum"), item.property("badge"))
            for item in self.visitor.all("open_voucher")
        ]
