"""Lines by county, each with where it is written; what nobody checked is not called certain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from province.matching.pages import source_words
from province.projects.lights import lights
from province.projects.limits import LimitsWrong, limits_of, plain, read, standard
from province.projects.points import POWERS, USES, points
from tests.unit.province.projects.test_lights import GOOD, TODAY

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[works]
value = 3000000
source = "省政府办公厅 1 号文"
dated = 2018-01-01
checked = 2018-02-01
[works.divisions.439900]
value = 500000
[goods]
checked = 2018-03-01
"""


def written(folder: Path, text: str) -> Path:
    (folder / "limits.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_narrowest_goes_before_and_has_a_source_of_its_own(tmp_path: Path) -> None:
    own = read(written(tmp_path, OWN))
    there, here = limits_of("4398", own)["works"], limits_of("439900001", own)["works"]
    assert (there.value, here.value) == (300_000_000, 50_000_000)
    assert source_words(there) == "省政府办公厅 1 号文，2018-01-01 起（2018-02-01 核对）"
    assert source_words(here) == "未核实"
    goods = limits_of("", own)["goods"]
    assert (goods.value, source_words(goods)[-15:]) == (200_000_000, "（2018-03-01 核对）")


def test_ours_say_that_nobody_checked_them() -> None:
    for limit in limits_of("", read(None)).values():
        assert "未核实" in source_words(limit)
    used = {name for names in USES.values() for name in names}.union(POWERS)
    assert used == set(limits_of("", {}))
    assert set(USES) <= set(points())


def test_a_county_draws_its_own_line(tmp_path: Path) -> None:
    own = read(written(tmp_path, OWN))
    direct = replace(GOOD, method="single")
    assert 11 not in {light.point.no for light in lights(direct, TODAY, standard())}
    here = plain(limits_of(GOOD.division, own))
    assert 11 in {light.point.no for light in lights(direct, TODAY, here)}


def test_days_and_shares_are_a_countys_own_too(tmp_path: Path) -> None:
    text = "[tender_days]\nvalue = 20\n[tender_days.divisions.439900]\nvalue = 9000\n"
    own = read(written(tmp_path, text))
    days = limits_of("439900001", own)["tender_days"]
    assert (days.value, days.unit, limits_of("4398", own)["tender_days"].value) == (9000, "天", 20)
    lit = lights(GOOD, TODAY, plain(limits_of("439900", own)))
    assert 14 in {light.point.no for light in lit}
    assert 14 not in {light.point.no for light in lights(GOOD, TODAY, standard())}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x = [", "写得不对"),
        ("[bridges]\nvalue = 1", "没有 bridges"),
        ("[works]\nvalue = 1.5", "整数"),
        ("[works.divisions.4399]\nwhy = '少'", "要有 value"),
        ("[works]\nvalue = 1\ndated = '2018'", "日期"),
        ("[works]\nworth = 1", "只能写"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(LimitsWrong, match=reason):
        read(written(tmp_path, text))
