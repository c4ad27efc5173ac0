"""查我的补贴: the number, the years, one payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class MyMoney:
    """What a visitor does with their own money."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def look_up(self, number: str) -> None:
        """From home: type a number and look it up."""
        self.visitor.tap("open_subsidies")
        self.try_number(number)

    def try_number(self, number: str) -> None:
        """Where numbers are entered: start again with another one."""
        self.visitor.tap("erase_number")
        self.visitor.type(number)
        self.visitor.tap("search_number")

    @property
    def trouble(self) -> str:
        """What is said to be wrong with the number."""
        return self.visitor.text("trouble") if self.visitor.all("trouble") else ""

    def lines(self) -> list[tuple[str, str, str]]:
        """Return (name, sum, badge) of each payment shown."""
        return [
            (item.property("heading"), item.property("sum"), item.property("badge"))
            for item in self.visitor.all("open_payment")
        ]
