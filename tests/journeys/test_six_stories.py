"""The demo county's stories that reach a village, found before the real window as a villager would.

The fifth, a city's renewal, is on no village's terminal; a unit test shows such a work's page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from kiosk.cache.reader import Reader
from kiosk.config import Home
from protocol.money import format_yuan
from tests.robots.ledger import Ledger, open_voucher
from tests.robots.money import MyMoney
from tests.robots.project import Works

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor
    from tests.simulators.demo import Demo


def test_one_he_finds_the_sheet_that_says_he_signed(visit: Callable[..., Visitor]) -> None:
    visitor = visit(card=cases.UNPAID_WORKER.id_number, name=cases.UNPAID_WORKER.name)
    visitor.tap("place_card")
    visitor.tap("open_signed")
    visitor.tap("open_voucher")
    visitor.expect(
        cases.LABOUR_SUMMARY,
        "1,200.00 元",
        "壹仟贰佰元整",
        cases.CLERK.name,
        cases.SECRETARY.name,
        "领款单",
    )
    assert [item.property("text") for item in visitor.all("signer")].count("杨*国") == 1
    assert len(visitor.all("signer")) == 4


def test_two_she_sees_that_relief_and_support_came(visit: Callable[..., Visitor]) -> None:
    visitor = visit(card=cases.OLD_WOMAN.id_number, name=cases.OLD_WOMAN.name)
    visitor.tap("place_card")
    visitor.expect("杨冬妹 的补贴", "1,020 元")
    sums = {(name, sum_) for name, sum_, _ in MyMoney(visitor).lines()}
    assert {("自然灾害救济补助", "200.00 元"), ("老人生活补助", "300.00 元")} <= sums


def test_three_the_pond_was_charged_though_villagers_had_paid(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    open_voucher(visitor, "2017", cases.POND_SUMMARY)
    visitor.expect(f"{format_yuan(cases.POND_FEN)} 元", cases.POND_PAYEE, "第 1 张，共 2 张")
    before = visitor.picture("pond")
    visitor.tap("next_picture")
    visitor.expect("第 2 张，共 2 张")
    assert visitor.picture() != before
    visitor.tap("open_picture")
    visitor.tap("enlarge_picture")
    visitor.tap("go_back")
    visitor.tap("open_project")
    visitor.expect(cases.POND_NAME)
    visitor.tap("go_back")
    visitor.tap("go_back")
    visitor.tap("go_back")
    visitor.tap("ask_income")
    visitor.expect("收入明细")
    Ledger(visitor).find(cases.DONATION_SUMMARY)


def test_four_the_dead_were_paid_for_fuel(visit: Callable[..., Visitor]) -> None:
    # What the departments will match later is already found by the family, with the card.
    who, died_on = next(pair for pair in cases.DEAD if pair[0].village == cases.VILLAGE)
    assert died_on < cases.FUEL_DATE
    visitor = visit(card=who.id_number, name=who.name)
    visitor.tap("place_card")
    visitor.expect("2018 年已到账")
    (fuel,) = (line for line in MyMoney(visitor).lines() if line[1] == "260.00 元")
    assert "燃油" in fuel[0]


def test_six_the_road_is_followed_from_meeting_to_acceptance(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_ledger")
    visitor.tap("ask_done")
    Works(visitor).open(cases.ROAD_NAME)
    visitor.expect(
        cases.ROAD_NAME,
        cases.ROAD_CONTRACTOR,
        "两委商议",
        format_yuan(cases.ROAD_CONTRACT_FEN),
        "验收",
    )


@pytest.mark.parametrize("large", [False, True])
def test_the_code_of_a_voucher_leads_a_telephone_to_it(
    demo: Demo, visit: Callable[..., Visitor], *, large: bool
) -> None:
    visitor = visit(large=large)
    open_voucher(visitor, "2017", cases.POND_SUMMARY)
    reader = Reader(Home(demo.home.root))
    try:
        page = reader.phone_page()
    finally:
        reader.close()
    (code,) = visitor.codes()
    assert code.startswith(page)
    assert len(code) <= 100
