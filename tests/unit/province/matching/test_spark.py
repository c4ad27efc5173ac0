"""Each rule gives equal rows on Spark and on DuckDB, over all its fixtures at once."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from province.matching import spark
from province.matching.fixtures import fill, together
from province.matching.layout import Manifest, Sets
from province.matching.names import Named, meant
from province.matching.rule import Rule, chosen, load_all
from tests.unit.province.matching.test_names import miswritten, villagers

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
    # A handful of rows: what helps with millions only costs. The first compiler of Java's is
    # enough, no code is made for a query, and no job is run to send one row to all.
    small = {
        "spark.master": "local[1]",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.autoBroadcastJoinThreshold": "-1",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    opened = spark.Spark("700m", small)
    yield opened
    opened.close()


@pytest.mark.timeout(600)  # 15 s alone; CI may be busy
def test_spark_finds_what_duckdb_finds(session: spark.Spark) -> None:
    wrong = []
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        for rule in load_all():
            ours = found(connection, rule)
            for name in rule.sets:
                rows = connection.table(name).to_arrow_table()
                session.session.createDataFrame(rows).createOrReplaceTempView(name)
            sql = rule.compiled(rule.cases[0].as_of, "spark")
            theirs = [tuple(row) for row in session.session.sql(sql).collect()]
            if ordered(ours) != ordered(theirs):
                wrong.append((rule.id, ordered(ours), ordered(theirs)))
    assert wrong == []


def test_spark_reads_and_writes_the_same_files(session: spark.Spark, tmp_path: Path) -> None:
    (rule,) = chosen(load_all(), ["Q01"])  # numbers, texts, days, truths
    with duckdb.connect(":memory:", config={"threads": 1}) as connection:
        ours = found(connection, rule)
        for name in rule.sets:
            (tmp_path / name).mkdir()
            connection.execute(f"COPY \"{name}\" TO '{tmp_path / name / '0.parquet'}'")
        file = tmp_path / "answer.parquet"
        sets = Sets(tmp_path, Manifest(1))
        session.answer(rule, rule.cases[0].as_of, sets, None, file)
        assert ordered(connection.read_parquet(str(file)).fetchall()) == ordered(ours)


@pytest.mark.timeout(600)
def test_names_mean_the_same_people_with_the_same_weights(session: spark.Spark) -> None:
    rng = Random(3)
    register = villagers(rng, 60)
    rows = [
        Named(f"r{n}", miswritten(rng, one.name), one.village)
        for n, one in enumerate(rng.sample(register, 20))
    ]
    ours = {(one.row, one.person): one.weight for one in meant(rows, register, -10)}
    theirs = {
        (one.row, one.person): one.weight for one in meant(rows, register, -10, session.session)
    }
    assert len(ours) >= 20
    assert theirs == pytest.approx(ours, abs=1e-6)


def found(connection: duckdb.DuckDBPyConnection, rule: Rule) -> list[tuple[Any, ...]]:
    """Fill the sets with a rule's cases; return what DuckDB finds in them."""
    hits = [case for case in rule.cases if case.kind == "hit"]
    for cases in (rule.cases, hits):  # one case may take away what another shows
        fill(connection, rule.sets, together(cases))
        if ours := connection.execute(rule.compiled(cases[0].as_of)).fetchall():
            return ours
    raise AssertionError(rule.id)


def ordered(rows: list[tuple[Any, ...]]) -> list[str]:
    return sorted(repr(row) for row in rows)
