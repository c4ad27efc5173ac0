"""The `detail` of a village's paper, read with care: departments write what they like.

Called by `papers`; imports no Qt. Every question answers empty where the JSON has something else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from protocol.money import Fen, MoneyError, parse_yuan


@dataclass(frozen=True, slots=True)
class Detail:
    """One JSON object."""

    of: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, text: str) -> Detail:
        """Return the object in a text; an empty one where there is none."""
        try:
            found = json.loads(text) if text else {}
        except ValueError:
            found = {}
        return cls(found if isinstance(found, dict) else {})

    def text(self, name: str) -> str:
        """Return words or a number as words; empty for anything else."""
        value = self.of.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        return str(value).strip()

    def number(self, name: str) -> int | None:
        """Return a whole number that is not negative, also where it was written in quotes."""
        value = self.of.get(name)
        if isinstance(value, str) and value.isascii() and value.isdecimal():
            return int(value)
        fits = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return value if fits else None

    def yuan(self, name: str) -> Fen | None:
        """Return an amount written in yuan, such as "6600.00" or 6600, in fen."""
        value = self.of.get(name)
        if isinstance(value, bool) or not isinstance(value, str | int):
            return None
        try:
            return parse_yuan(str(value), allow_negative=True)
        except MoneyError:
            return None

    def rows(self, name: str) -> list[Detail]:
        """Return the objects of a list; bare words become objects with a `name`."""
        value = self.of.get(name)
        if not isinstance(value, list):
            return []
        return [
            Detail(each) if isinstance(each, dict) else Detail({"name": each})
            for each in value
            if isinstance(each, dict | str)
        ]

    def inner(self, name: str) -> Detail:
        """Return the object of that name."""
        value = self.of.get(name)
        return Detail(value if isinstance(value, dict) else {})

    def chinese(self) -> list[tuple[str, str]]:
        """Return what stands under headings that are words already: (heading, text)."""
        return [
            (name, self.text(name)) for name in self.of if not name.isascii() and self.text(name)
        ]
