"""Lines by county, each with where it is written; what nobody checked is not called certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from province.matching.pages import source_words
from province.projects.lights import lights
from province.projects.limits import drawn, limits_of, plain, standard
from province.projects.models import OwnLimit
from province.projects.points import POWERS, USES, points
from tests.unit.province.projects.test_lights import GOOD, TODAY

if TYPE_CHECKING:
    from province.projects.limits import Own

pytestmark = pytest.mark.django_db


def draw(division: str, name: str, value: int | None = None, **more: object) -> None:
    OwnLimit.objects.create(division=division, name=name, value=value, **more)


@pytest.fixture
def own() -> Own:
    """Return lines of a province, and one of a county of it."""
    draw("439900", "works", 500_000)
    draw(
        "43", "works", 3_000_000, source="省政府办公厅 1 号文", dated=date(2018, 1, 1),
        checked=date(2018, 2, 1),
    )  # fmt: skip
    draw("43", "goods", checked=date(2018, 3, 1))
    return drawn()


def test_the_narrowest_goes_before_and_has_a_source_of_its_own(own: Own) -> None:
    there, here = limits_of("4398", own)["works"], limits_of("439900001", own)["works"]
    assert (there.value, here.value) == (300_000_000, 50_000_000)
    assert source_words(there) == "省政府办公厅 1 号文，2018-01-01 起（2018-02-01 核对）"
    assert source_words(here) == "未核实"
    goods = limits_of("43", own)["goods"]
    assert (goods.value, source_words(goods)[-15:]) == (200_000_000, "（2018-03-01 核对）")


def test_ours_say_that_nobody_checked_them() -> None:
    for limit in limits_of("", {}).values():
        assert "未核实" in source_words(limit)
    used = {name for names in USES.values() for name in names}.union(POWERS)
    assert used == set(limits_of("", {}))
    assert set(USES) <= set(points())


def test_a_county_draws_its_own_line(own: Own) -> None:
    direct = replace(GOOD, method="single")
    assert 11 not in {light.point.no for light in lights(direct, TODAY, standard())}
    here = plain(limits_of(GOOD.division, own))
    assert 11 in {light.point.no for light in lights(direct, TODAY, here)}


def test_days_and_shares_are_a_countys_own_too() -> None:
    draw("439900", "tender_days", 9000)
    own = drawn()
    days = limits_of("439900001", own)["tender_days"]
    assert (days.value, days.unit, limits_of("4398", own)["tender_days"].value) == (9000, "天", 20)
    lit = lights(GOOD, TODAY, plain(limits_of("439900", own)))
    assert 14 in {light.point.no for light in lit}
    assert 14 not in {light.point.no for light in lights(GOOD, TODAY, standard())}
