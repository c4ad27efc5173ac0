"""Matching from the database to stored findings: fresh, again, changed, stale, stopped."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from django.db import connection

from protocol.idnumber import check_character
from province.batches.models import Batch
from province.matching import match_command
from province.matching.models import Finding, RuleRun
from tests.unit.province.batches.conftest import VILLAGE, base, payment, payments
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

Bring = "Callable[..., object]"
DAY = "2018-09-20"


def number(serial: int) -> str:
    first = f"4399001930010{serial:04d}"
    return first + check_character(first)


ONE, TWO, THREE = number(1001), number(1002), number(1003)
PEOPLE = (
    "id_number,name,village,household\n"
    f"{ONE},杨小妹,{VILLAGE},1\n{TWO},李大山,{VILLAGE},1\n{THREE},王小河,{VILLAGE},2\n"
)
DEATHS = f"id_number,source,name,died_on\n{ONE},civil,杨小妹,2018-09-01\n"


@pytest.fixture(autouse=True)
def registered(bring: Callable[..., object]) -> None:
    rows = payments(
        payment("1", id_number=ONE, paid_on="2018-10-04"),
        payment("2", id_number=TWO, name="李大山"),
        payment("3", id_number=TWO, name="李大山", paid_on="2018-07-09"),
    )
    bring({**base(), "people.csv": PEOPLE, "deaths.csv": DEATHS, "payments.csv": rows})


def match(*words: str) -> int:
    return match_command.match(["--as-of", DAY, *words])


def found(**of: object) -> list[str]:
    open_ones = Finding.objects.filter(gone_on=None, **of)
    return sorted(f"{one.rule} {one.subject}" for one in open_ones)


def test_findings_are_stored_with_number_and_evidence() -> None:
    assert match("--rule", "D01") == 0
    one = Finding.objects.get()
    assert (one.id_number, one.division, one.amount_fen) == (ONE, VILLAGE, 30000)
    assert one.evidence["died_on"] == "2018-09-01"
    assert str(one) == f"D01 {one.id[:8]}"


def test_the_same_input_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    match("--rule", "D01", "--rule", "M02")
    before = list(Finding.objects.order_by("id").values("id", "found_on", "run"))
    match("--rule", "D01", "--rule", "M02")
    assert capsys.readouterr().out.count("没有变化") == 2
    assert list(Finding.objects.order_by("id").values("id", "found_on", "run")) == before
    match("--rule", "D01", "--rule", "M02", "--again")
    assert [one["id"] for one in before] == list(
        Finding.objects.order_by("id").values_list("id", flat=True)
    )


def test_a_changed_batch_runs_for_its_households_alone(
    bring: Callable[..., object], capsys: pytest.CaptureFixture[str]
) -> None:
    match("--rule", "D01", "--rule", "M02")
    capsys.readouterr()
    month = {"paid_on": "2018-08-04", "id_number": THREE, "name": "王小河"}
    bring(
        {
            "payments.csv": payments(payment("4", **month), payment("5", **month)),
            "withdrawals.csv": "file,key,reason\npayments.csv,D1|3,重复\n",
        }
    )
    capsys.readouterr()
    match("--rule", "D01", "--rule", "M02")
    # Three's and, for the withdrawn row, the household of two.
    assert "只重算 3 人" in capsys.readouterr().out
    part = found()
    assert part == ["D01 D1|1", f"M02 {THREE[:17]}|P1|24223"]
    match("--rule", "D01", "--rule", "M02", "--again")
    assert found() == part
    assert Finding.objects.exclude(gone_on=None).count() == 1


def test_a_stale_or_missing_set_says_so_and_keeps_what_was_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    match("--rule", "D01")
    before = found()
    Batch.objects.update(imported_at=datetime(2018, 9, 2, tzinfo=UTC))
    capsys.readouterr()
    assert match_command.match(["--rule", "D01", "--rule", "A01", "--as-of", "2018-11-20"]) == 4
    out = capsys.readouterr().out
    assert "没有运行：deaths 超过 40 天没有更新（最新 2018-09-02）" in out
    assert "没有运行：vehicles 没有数据" in out
    assert found() == before
    assert RuleRun.objects.get(rule="D01").state == "not_run"


def test_a_day_that_is_none_keeps_its_rules_from_running(
    bring: Callable[..., object], capsys: pytest.CaptureFixture[str]
) -> None:
    match("--rule", "D01")
    before = found()
    with connection.cursor() as cursor:  # past the import, which refuses it
        cursor.execute("UPDATE registry_death SET died_on = '2018-13-45'")
    capsys.readouterr()
    bring({"deaths.csv": DEATHS.replace(ONE, TWO)})
    capsys.readouterr()
    assert match("--rule", "D01", "--rule", "M02") == 4
    out = capsys.readouterr().out
    assert "D01" in out
    assert "没有运行：deaths 有 1 行的 died_on 不是日期" in out
    assert out.count("没有运行") == 1
    assert found(rule="D01") == before


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ("SELECT * REPLACE (CAST(born_on AS VARCHAR) AS born_on)", "born_on 列应是 DATE，却是"),
        ("SELECT * REPLACE (CAST(person AS VARCHAR) AS person)", "person 列应是 BIGINT，却是"),
        ("SELECT * EXCLUDE (household)", "没有 household 列"),
        ("FROM people UNION ALL SELECT *", "有 3 个号码登记了不止一次"),
    ],
)
def test_a_set_that_somebody_else_wrote_is_looked_at_first(
    spoil: str, says: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    match("--rule", "M03")
    file = home / "match" / "sets" / "people" / "0.parquet"
    with duckdb.connect() as duck:
        duck.execute(f"CREATE TABLE people AS FROM '{file}'")
        duck.execute(f"COPY ({spoil} FROM people) TO '{file}' (FORMAT parquet)")
    capsys.readouterr()
    assert match("--rule", "M03", "--rule", "D01", "--again") == 4
    lines = capsys.readouterr().out.splitlines()
    assert "没有运行：people " in lines[0]
    assert says in lines[0]
    assert "没有运行" not in lines[1]


@pytest.mark.parametrize(("spoil", "says"), [(Path.unlink, "不在"), (Path.touch, "读不了")])
def test_a_set_whose_file_is_lost_is_not_an_empty_one(
    spoil: Callable[[Path], None], says: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    match("--rule", "D01")
    before = found()
    file = home / "match" / "sets" / "deaths" / "0.parquet"
    file.unlink()
    file.touch()
    spoil(file)
    capsys.readouterr()
    assert match("--rule", "D01", "--again") == 4
    assert f"没有运行：deaths 的文件 0.parquet {says}" in capsys.readouterr().out
    assert found() == before


def test_a_division_keeps_only_its_own() -> None:
    assert match("--rule", "D01", "--division", "439901") == 0
    assert found() == []
    assert match("--rule", "D01", "--division", "4399") == 0
    assert len(found()) == 1


def test_what_was_done_before_a_stop_is_not_done_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from province.matching.duck import Duck

    real = Duck.answer

    def cut(self: Duck, rule: object, *rest: object) -> None:
        if getattr(rule, "id", "") == "M02":
            raise KeyboardInterrupt
        real(self, rule, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as once:
        once.setattr(Duck, "answer", cut)
        assert match("--rule", "D01", "--rule", "M02") == 130
    assert found() == ["D01 D1|1"]
    capsys.readouterr()
    assert match("--rule", "D01", "--rule", "M02") == 0
    assert capsys.readouterr().out.count("没有变化") == 1
    assert len(found()) == 2


def test_the_registers_lie_open_to_nobody(home: Path) -> None:
    match("--rule", "D01")
    assert (home / "match").stat().st_mode & 0o077 == 0


def test_a_wrong_rule_id_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert match("--rule", "X9") == 2
    assert "没有规则 X9" in capsys.readouterr().err
