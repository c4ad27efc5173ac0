"""Small provinces that show what a rule must find and what it must leave alone.

`fixtures/D01.toml` holds `as_of` and `[[case]]`s, each with `kind` (`hit`, `near`, or the name of
a guard), a `says`, rows by data set, and the subjects to be `found`. A row names only what
matters; the rest is empty. Loaded with the rule; tests run them on each engine.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from province.matching.errors import RuleRefused
from province.matching.sets import SETS, VARCHAR

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    import duckdb

Rows = dict[str, "tuple[Mapping[str, Any], ...]"]
_OWN: Final = frozenset({"kind", "says", "found", "as_of"})
DAY: Final = date(2018, 11, 20)


@dataclass(frozen=True)
class Case:
    """One case: its rows, and the subjects that the rule finds in them."""

    kind: str
    says: str
    as_of: date
    rows: Rows
    found: tuple[str, ...]


def read_cases(path: Path, rule: str, guards: Collection[str]) -> tuple[Case, ...]:
    """Read a rule's cases.

    Raises:
        RuleRefused: there are none, or no hit, no near miss, or none for one of the guards.
    """
    if not path.exists():
        raise RuleRefused(rule, 1, "没有样例（fixtures），不收")
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleRefused(path.name, 1, f"样例写得不对：{error}") from None
    shared = raw.get("shared", {})
    cases = tuple(_case(path, one, shared) for one in raw.get("case", []))
    kinds = {case.kind for case in cases}
    for needed in ("hit", "near", *guards):
        if needed not in kinds:
            raise RuleRefused(path.name, 1, f"缺少样例 {needed}")
    for case in cases:
        if bool(case.found) != (case.kind == "hit"):
            raise RuleRefused(
                path.name, 1, f"样例“{case.says}”应该{'' if case.kind == 'hit' else '不'}找到"
            )
    return cases


def _case(path: Path, raw: Mapping[str, Any], shared: Mapping[str, Any]) -> Case:
    rows: Rows = {}
    for name in {*raw, *shared} - _OWN:
        if name not in SETS:
            raise RuleRefused(path.name, 1, f"没有数据集 {name}")
        rows[name] = (*shared.get(name, ()), *raw.get(name, ()))
        for row in rows[name]:
            if unknown := set(row) - set(SETS[name].names):
                raise RuleRefused(path.name, 1, f"{name} 没有列 {'、'.join(sorted(unknown))}")
    return Case(
        str(raw["kind"]), str(raw["says"]), raw.get("as_of", DAY), rows, tuple(raw.get("found", ()))
    )


def fill(connection: duckdb.DuckDBPyConnection, names: Iterable[str], rows: Rows) -> None:
    """Make tables of these sets in a DuckDB, holding the rows."""
    for name in names:
        columns = ", ".join(f'"{c.name}" {c.type}' for c in SETS[name].columns)
        connection.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" ({columns})')
        if values := [_values(name, row) for row in rows.get(name, ())]:
            places = ", ".join("?" * len(SETS[name].columns))
            connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', values)  # noqa: S608


def together(cases: Iterable[Case]) -> Rows:
    """Return the rows of several cases as one province; the answers need not be the same."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for case in cases:
        for name, rows in case.rows.items():
            found.setdefault(name, []).extend(rows)
    return {name: tuple(rows) for name, rows in found.items()}


def _values(name: str, row: Mapping[str, Any]) -> Sequence[Any]:
    return [
        _value(column.name, row.get(column.name, "" if column.type == VARCHAR else None))
        for column in SETS[name].columns
    ]


def _value(name: str, value: Any) -> Any:
    """Return a cell; a month is written 2018-03 and counted."""
    if name == "month" and isinstance(value, str):
        year, _, month = value.partition("-")
        return int(year) * 12 + int(month) - 1
    return value
