"""A rule that is wrong is refused, with the line and the reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from province.matching.errors import NoSuchRule, RuleRefused
from province.matching.pages import page, source_words
from province.matching.rule import FOLDER, chosen, load, load_all

if TYPE_CHECKING:
    from pathlib import Path

D01 = (FOLDER / "D01.sql").read_text(encoding="utf-8")
CASES = (FOLDER.parent / "fixtures" / "D01.toml").read_text(encoding="utf-8")


def written(folder: Path, sql: str, cases: str | None = CASES) -> Path:
    (folder / "rules").mkdir()
    (folder / "fixtures").mkdir()
    path = folder / "rules" / "D01.sql"
    path.write_text(sql, encoding="utf-8")
    if cases is not None:
        (folder / "fixtures" / "D01.toml").write_text(cases, encoding="utf-8")
    return path


def line_of(text: str) -> int:
    return D01[: D01.index(text)].count("\n") + 1


def test_as_it_stands_it_is_taken(tmp_path: Path) -> None:
    assert load(written(tmp_path, D01)).sets == {"deaths": 40, "payments": 62}


@pytest.mark.parametrize(
    ("good", "bad", "reason"),
    [
        ("WHERE p.status <>", "WHERE p.status <> <>", "语法不对"),
        ("FROM payments AS p", "FROM vouchers AS p", "没有声明的数据集 vouchers"),
        ("FROM payments AS p", "FROM payment AS p", "没有数据集 payment"),
        ("min(died_on) AS died_on", "md5(died_on) AS died_on", "不能用函数 md5"),
        ('severity = "high"', 'severity = "awful"', "severity 应是"),
        ('title = "死亡后仍发放"', "title = 死亡后仍发放", "写得不对"),
        ("civil_on = ", "civic_on = ", "evidence 应依次是"),
        ("months(d.died_on)", "param(grace)", "没有参数 grace"),
        ("{died_on}去世", "{died}去世", "says 里的 died"),
        ("payments = 62", "payment = 62", "没有数据集 payment"),
        ('id = "D01"', 'id = "D99"', "文件名"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, good: str, bad: str, reason: str
) -> None:
    with pytest.raises(RuleRefused, match=reason) as told:
        load(written(tmp_path, D01.replace(good, bad)))
    if reason != "evidence 应依次是":
        assert abs(told.value.line - line_of(good)) <= 1


def test_two_statements_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleRefused, match="只能写一条"):
        load(written(tmp_path, D01 + ";\nDROP TABLE payments"))


def test_without_fixtures_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleRefused, match="没有样例"):
        load(written(tmp_path, D01, None))


def test_a_guard_without_a_fixture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleRefused, match="缺少样例 returned"):
        load(written(tmp_path, D01, CASES.replace('kind = "returned"', 'kind = "near"')))


def test_a_county_may_have_its_own_values() -> None:
    local = {"A01": {"floor": {"divisions": {"4399": 50_000}}}}
    (rule,) = chosen(load_all(local=local), ["A01"])
    (case,) = (case for case in rule.cases if case.kind == "hit")
    sql = rule.compiled(case.as_of)
    assert "STARTS_WITH(r.village, '4399') THEN 5000000" in sql
    assert rule.digest != chosen(load_all(), ["A01"])[0].digest


def test_a_missing_number_joins_a_text_on_both_engines_alike() -> None:
    (rule,) = chosen(load_all(), ["B02"])
    joined = "COALESCE(CAST(p.person AS STRING), '')"
    assert joined in rule.compiled(rule.cases[0].as_of, "spark")


def test_a_countys_value_brings_its_own_source() -> None:
    told = {"default": 1, "source": "县文件", "checked": date(2018, 3, 1)}
    local = {"A01": {"floor": told, "basis": "省文件"}}
    (rule,) = chosen(load_all(local=local), ["A01"])
    assert {one.name: source_words(one) for one in rule.settings}["floor"] == (
        "县文件（2018-03-01 核对）"
    )
    assert (rule.basis, rule.basis_checked) == ("省文件", None)
    assert "（未核实）" in page(rule)


def test_an_unknown_rule_is_told() -> None:
    with pytest.raises(NoSuchRule, match="X99"):
        chosen(load_all(), ["X99"])
