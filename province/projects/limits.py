"""Where lines are drawn for projects, with where that is written: `limits.toml`, or a place's own.

Called by commands and the office's pages; checks get plain `points.Limits`.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from province.projects.models import OwnLimit
from province.projects.points import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_FEN_PER_YUAN: Final = 100
NAMES: Final = tuple(field.name for field in fields(Limits))
Own = dict[str, list[OwnLimit]]
"""By the line's name."""


@dataclass(frozen=True)
class Limit:
    """One line: what it is for, where it is written, and when somebody held it against that.

    Without a unit `value` is in fen.
    """

    name: str
    value: int
    why: str
    unit: str = ""
    source: str = ""
    dated: date | None = None
    checked: date | None = None


def drawn() -> Own:
    """Return the lines that places draw by themselves, those of the widest place first."""
    found: Own = defaultdict(list)
    for one in sorted(OwnLimit.objects.all(), key=lambda one: len(one.division)):
        found[one.name].append(one)
    return found


def limits_of(division: str, own: Own) -> dict[str, Limit]:
    """Return the limits that hold in a division: the narrowest that is drawn goes before.

    Args:
        division: code of a project's place.
        own: what `drawn` returned.
    """
    found = {}
    for name in NAMES:
        found[name] = _limit(name, _ours()[name])
        for one in own.get(name, ()):
            if division.startswith(one.division):
                found[name] = _over(found[name], one)
    return found


def plain(of: Mapping[str, Limit]) -> Limits:
    """Return what checks need of limits."""
    return Limits(**{name: limit.value for name, limit in of.items()})


@cache
def standard() -> Limits:
    """Return the limits where no province says otherwise."""
    return plain(limits_of("", {}))


@cache
def _ours() -> dict[str, dict[str, Any]]:
    return tomllib.loads((Path(__file__).parent / "limits.toml").read_text("utf-8"))


def words(name: str) -> str:
    """Return what a line is for, and what it is counted in."""
    ours = _ours()[name]
    return f"{ours['why']}（{ours.get('unit', '元')}）"


def _over(wider: Limit, one: OwnLimit) -> Limit:
    """Return a line drawn over another; another value has no longer the source of the old."""
    if one.value is None:
        return replace(
            wider,
            source=one.source or wider.source,
            dated=one.dated or wider.dated,
            checked=one.checked or wider.checked,
        )
    return replace(
        wider,
        value=one.value * _scale(wider.unit),
        source=one.source,
        dated=one.dated,
        checked=one.checked,
    )


def _limit(name: str, raw: Mapping[str, Any]) -> Limit:
    return Limit(
        name,
        raw["value"] * _scale(raw.get("unit", "")),
        raw["why"],
        raw.get("unit", ""),
        raw.get("source", ""),
        raw.get("dated"),
        raw.get("checked"),
    )


def _scale(unit: str) -> int:
    return 1 if unit else _FEN_PER_YUAN
