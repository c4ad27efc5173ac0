"""Where lines are drawn for projects, with where that is written: `limits.toml`, ours and theirs.

LimitsWrong(ValueError): the file of the platform's folder cannot be used, and why

Called by `commands` and the office's pages; checks get plain `points.Limits`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from province.projects.points import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "limits.toml"
_FEN_PER_YUAN: Final = 100
_NAMES: Final = tuple(field.name for field in fields(Limits))
_KEYS: Final = frozenset({"value", "why", "source", "dated", "checked", "divisions"})


class LimitsWrong(ValueError):
    """A file of limits cannot be used; the message says why."""


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


def read(home: Path | None) -> Mapping[str, Any]:
    """Return a province's own file, or nothing where there is none.

    Raises:
        LimitsWrong: it is no TOML, names a limit or a key that there is not, or lacks a value.
    """
    path = home / NAME if home is not None else None
    if path is None or not path.exists():
        return {}
    try:
        own = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LimitsWrong(f"{NAME} 写得不对：{error}") from None
    for name, raw in own.items():
        _check(name, raw)
    return own


def limits_of(division: str, own: Mapping[str, Any]) -> dict[str, Limit]:
    """Return the limits that hold in a division: the narrowest that is written goes before.

    Args:
        division: code of a project's place.
        own: what `read` returned.
    """
    found = {}
    for name in _NAMES:
        chosen = _ours()[name] | _plain(own.get(name, {}))
        divisions = own.get(name, {}).get("divisions", {})
        for code in sorted(divisions, key=len):
            if division.startswith(code):
                kept = {key: chosen[key] for key in ("why", "unit") if key in chosen}
                chosen = kept | _plain(divisions[code])
        found[name] = _limit(name, chosen)
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
    return tomllib.loads((Path(__file__).parent / NAME).read_text("utf-8"))


def _plain(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table without its divisions; another value has no longer the source of the old."""
    own = {key: value for key, value in raw.items() if key != "divisions"}
    return {"source": "", "dated": None, "checked": None} | own if "value" in own else own


def _limit(name: str, raw: Mapping[str, Any]) -> Limit:
    return Limit(
        name,
        raw["value"] * (1 if raw.get("unit") else _FEN_PER_YUAN),
        raw["why"],
        raw.get("unit", ""),
        raw.get("source", ""),
        raw.get("dated"),
        raw.get("checked"),
    )


def _check(name: str, raw: Any) -> None:
    if name not in _NAMES or not isinstance(raw, dict):
        raise LimitsWrong(f"{NAME} 里没有 {name} 这一项，只有 {'、'.join(_NAMES)}")
    parts = {name: raw} | {
        f"{name}.divisions.{code}": each for code, each in raw.get("divisions", {}).items()
    }
    for where, part in parts.items():
        if not isinstance(part, dict) or set(part) - _KEYS:
            raise LimitsWrong(f"{NAME} 的 {where} 只能写 {'、'.join(sorted(_KEYS))}")
        value = part.get("value", 0 if part is raw else None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise LimitsWrong(
                f"{NAME} 的 {where} 要有 value，写多少{_ours()[name].get('unit', '元')}，整数"
            )
        for key in ("dated", "checked"):
            if not isinstance(part.get(key, date.min), date):
                raise LimitsWrong(f"{NAME} 的 {where}.{key} 要写日期，如 2018-06-01")
