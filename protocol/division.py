"""Codes of administrative divisions: 2, 4, 6, 9 or 12 digits. Anyone may call it; no I/O.

    DivisionError(ValueError)
    ├── NotADivision  something other than digits
    └── NoSuchLevel   a length that no level has

A code contains its parent's as its beginning; that is all this module knows. Which codes exist,
and what became of them after a merger, is data (`divisions.csv`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NewType

Division = NewType("Division", str)
"""Digits, of one of the five lengths; leading zeros are kept."""


class Level(StrEnum):
    """The five levels; the values are those of the exchange standard."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


_LENGTHS: Final = {
    2: Level.PROVINCE,
    4: Level.CITY,
    6: Level.COUNTY,
    9: Level.TOWNSHIP,
    12: Level.VILLAGE,
}
LENGTHS: Final = tuple(_LENGTHS)
"""Of the codes, from the province down."""
_PARENTS: Final = {4: 2, 6: 4, 9: 6, 12: 9}
_COUNTY_LENGTH: Final = 6
_FOLD: Final = {0xFF10 + n: str(n) for n in range(10)}


class DivisionError(ValueError):
    """The text is no division's code; the subclass says why."""


class NotADivision(DivisionError):
    """A character other than a digit."""


class NoSuchLevel(DivisionError):
    """A length that no level has; `got` says which."""

    def __init__(self, got: int) -> None:
        super().__init__(f"{got} digits instead of 2, 4, 6, 9 or 12")
        self.got = got


def parse(text: str) -> Division:
    """Read a code; full-width digits and outer spaces are accepted.

    Raises:
        DivisionError: one of its subclasses.
    """
    code = text.strip().translate(_FOLD)
    if not (code.isascii() and code.isdecimal()):
        raise NotADivision("only digits are expected")
    if len(code) not in _LENGTHS:
        raise NoSuchLevel(len(code))
    return Division(code)


def level(code: Division) -> Level:
    """Return the level that the code's length names."""
    return _LENGTHS[len(code)]


def parent(code: Division) -> Division | None:
    """Return the code one level up; None for a province."""
    length = _PARENTS.get(len(code))
    return None if length is None else Division(code[:length])


def county(code: Division) -> Division | None:
    """Return the six digits of the county it is or lies in; None for a city or a province."""
    return Division(code[:_COUNTY_LENGTH]) if len(code) >= _COUNTY_LENGTH else None


def is_within(inner: Division, outer: Division) -> bool:
    """Return whether `inner` is `outer` or lies in it, going by the codes alone."""
    return inner.startswith(outer)
