"""看村里的事: what the village made public."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class Affairs:
    """What a visitor does with the village's papers."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def list_all(self) -> None:
        """From home: all papers."""
        self.visitor.tap("open_affairs")

    def of_kind(self, kind: str) -> None:
        """In the list: one kind, or `all`."""
        self.visitor.tap(f"choose_kind_{kind}")

    def open(self, title: str) -> None:
        """In the list: the paper of this title; it stands on the page that is shown."""
        self.visitor.tap("open_affair", self.titles().index(title))

    def titles(self) -> list[str]:
        """Return the titles that the list has made, as far as it was read."""
        return [item.property("heading") for item in self.visitor.all("open_affair")]

    def kinds(self) -> set[str]:
        """Return the badges in the list."""
        return {item.property("badge") for item in self.visitor.all("open_affair")}

    def names(self) -> list[str]:
        """On a list's page: the names, as they were published."""
        return [item.property("name") for item in self.visitor.all("listed_name")]

    def missing(self) -> list[str]:
        """On a decision's page: the steps without a record."""
        return [
            item.property("heading")
            for item in self.visitor.all("step")
            if item.property("missing")
        ]
