"""Every rule finds what it must and leaves alone what it must, on its own fixtures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from province.matching.fixtures import Case, fill
from province.matching.rule import Rule, load_all

if TYPE_CHECKING:
    from collections.abc import Iterator

RULES = load_all()


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(":memory:", config={"threads": 1}) as opened:
        yield opened


def test_all_rules_are_there() -> None:
    assert len(RULES) == 28


@pytest.mark.parametrize(
    ("rule", "case"),
    [pytest.param(r, c, id=f"{r.id}-{c.kind}-{n}") for r in RULES for n, c in enumerate(r.cases)],
)
def test_a_rule_answers_as_its_fixture_says(
    connection: duckdb.DuckDBPyConnection, rule: Rule, case: Case
) -> None:
    fill(connection, rule.sets, case.rows)
    found = connection.execute(rule.compiled(case.as_of)).fetchall()
    assert sorted(row[0] for row in found) == sorted(case.found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_money_stays_whole_in_the_answer(connection: duckdb.DuckDBPyConnection, rule: Rule) -> None:
    fill(connection, rule.sets, {})
    answer = connection.sql(rule.compiled(rule.cases[0].as_of))
    wide = {"HUGEINT", "DOUBLE"}  # Parquet has no whole numbers so wide
    assert not wide & set(map(str, answer.types)), dict(
        zip(answer.columns, answer.types, strict=True)
    )
