"""Each rule gives equal rows on Spark and on DuckDB, over all its fixtures at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from province.matching import spark
from province.matching.fixtures import fill, together
from province.matching.layout import Manifest, Sets
from province.matching.rule import Rule, load_all

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MISSING = spark.why_not()
pytestmark = [
    # In CI its absence is a failure, not something to pass over.
    pytest.mark.skipif(bool(MISSING) and not os.environ.get("CI"), reason=MISSING or "-"),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def session() -> Iterator[spark.Spark]:
    # A handful of rows: what helps with millions only costs.
    small = {
        "spark.master": "local[1]",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
    }
    opened = spark.Spark("700m", small)
    yield opened
    opened.close()


@pytest.mark.timeout(600)  # 20 s alone; CI may be busy
def test_spark_finds_what_duckdb_finds(session: spark.Spark, tmp_path: Path) -> None:
    wrong = []
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        for rule in load_all():
            as_of = rule.cases[0].as_of
            fill(connection, rule.sets, together(rule.cases))
            ours = connection.execute(rule.compiled(as_of)).fetchall()
            if not ours:  # one case may take away what another shows
                hits = [case for case in rule.cases if case.kind == "hit"]
                fill(connection, rule.sets, together(hits))
                ours = connection.execute(rule.compiled(as_of)).fetchall()
            assert ours, rule.id
            sets = written(connection, rule, tmp_path / rule.id)
            theirs = [tuple(row) for row in session.ask(rule, as_of, sets, None).collect()]
            if ordered(ours) != ordered(theirs):
                wrong.append((rule.id, ordered(ours), ordered(theirs)))
        file = tmp_path / "answer.parquet"
        session.answer(rule, as_of, sets, None, file)
        stored = connection.read_parquet(str(file)).fetchall()
        assert ordered(stored) == ordered(ours)
    assert wrong == []


def written(connection: duckdb.DuckDBPyConnection, rule: Rule, folder: Path) -> Sets:
    for name in rule.sets:
        (folder / name).mkdir(parents=True)
        connection.execute(f"COPY \"{name}\" TO '{folder / name / '0.parquet'}'")
    return Sets(folder, Manifest(1))


def ordered(rows: list[tuple[Any, ...]]) -> list[str]:
    return sorted(repr(row) for row in rows)
