"""查我的补贴 before the real window: whose money, what is wrong with a number, who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from protocol import idnumber
from tests.robots.money import MyMoney
from tests.robots.terminal import PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_woman_of_92_sees_that_her_relief_and_her_support_came(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    mine = MyMoney(visitor)
    mine.look_up(cases.OLD_WOMAN.id_number)
    visitor.expect("杨*妹 的补贴", "1,020 元", "在路上 340 元（1 笔）")
    assert ("自然灾害救济补助", "200.00 元", "已到账") in mine.lines()
    assert ("老人生活补助", "300.00 元", "已到账") in mine.lines()
    assert ("农村最低生活保障", "340.00 元", "在路上") in mine.lines()
    assert not visitor.sees(cases.OLD_WOMAN.name)
    assert not visitor.sees(cases.OLD_WOMAN.id_number)
    visitor.tap("choose_year_2016")
    visitor.expect("2016 年已到账", "1,200 元")
    visitor.tap("choose_year_2018")
    names = [name for name, _, _ in mine.lines()]
    visitor.tap("open_payment", names.index("老人生活补助"))
    visitor.expect("满 90 岁的农村老人", "每年 300 元", "示民〔2015〕19号", "县民政局")
    assert not visitor.sees(cases.OLD_WOMAN.name)


def test_money_on_its_way_says_where_it_is_and_what_to_do(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    mine = MyMoney(visitor)
    mine.look_up(cases.OLD_WOMAN.id_number)
    names = [name for name, _, _ in mine.lines()]
    visitor.tap("open_payment", names.index("农村最低生活保障"))
    visitor.expect(
        "县民政局定了发", "正在银行办理，还没有到账", "去问县民政局", "2018 年全村这项补贴发了"
    )
    visitor.tap("go_back")
    visitor.tap("open_payment", names.index("自然灾害救济补助"))
    visitor.expect("到账了", "2018 年 2 月 2 日")
    assert not visitor.all("payment_advice")


def test_by_card_it_takes_one_tap_and_shows_the_name(visit: Callable[..., Visitor]) -> None:
    visitor = visit(card=cases.UNPAID_WORKER.id_number, name=cases.UNPAID_WORKER.name)
    visitor.tap("place_card")
    visitor.expect("杨建国 的补贴")
    visitor.tap("open_signed")
    visitor.expect(cases.LABOUR_SUMMARY, "300.00 元", "审批：")


def test_a_typed_number_shows_nothing_that_only_a_card_may(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    MyMoney(visitor).look_up(cases.UNPAID_WORKER.id_number)
    visitor.expect("杨*国 的补贴", "光输号码不显示")
    assert visitor.all("open_signed") == []
    visitor.tap("go_back")
    MyMoney(visitor).look_up(cases.DISABLED.id_number)
    visitor.expect("王*兰 的补贴")
    assert not visitor.sees("残疾人")


def test_fifteen_digits_find_the_same_person(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=PORTRAIT, large=True)
    MyMoney(visitor).look_up(cases.FIFTEEN_AS_REGISTERED)
    visitor.expect("刘*生 的补贴")


def test_what_could_be_had_is_shown_by_card(visit: Callable[..., Visitor]) -> None:
    visitor = visit(card=cases.NOT_YET_PAID.id_number, name=cases.NOT_YET_PAID.name)
    visitor.tap("place_card")
    visitor.tap("open_entitled")
    visitor.expect("高龄津贴", "去问：县民政局")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("4399001926010700", "还差 2 位"),
        ("439900192602310028", "没有这一天"),
        ("439900206601070028", "还没有到"),
        ("439900192601070023", "有一位输错了"),
        ("4399001926X1070028", "最后一位可能是 X"),
    ],
)
def test_a_wrong_number_is_told_kindly_what_is_wrong(
    visit: Callable[..., Visitor], number: str, said: str
) -> None:
    visitor = visit()
    mine = MyMoney(visitor)
    mine.look_up(number)
    assert said in mine.trouble


def test_a_number_that_nobody_has_and_one_of_another_village(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.tries._FIRST_S", 60)  # whole numbers are typed meanwhile
    first17 = "43990019500101900"
    nobody = first17 + idnumber.check_character(first17)
    elsewhere = next(who for who, _ in cases.DEAD if who.village != cases.VILLAGE)
    visitor = visit()
    mine = MyMoney(visitor)
    mine.look_up(nobody)
    assert "没有查到这个号码" in mine.trouble
    mine.try_number(elsewhere.id_number)
    assert "没有查到这个号码" in mine.trouble
    for _ in range(3):
        mine.try_number(nobody)
    assert "秒再查" in mine.trouble
    visitor.tap("erase_number")
    visitor.type(cases.OLD_WOMAN.id_number)
    assert not visitor.all("search_number")[0].isEnabled()


def test_leaving_clears_the_screen(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    ended: list[int] = []
    visitor.terminal.visit.over.connect(ended.append)
    MyMoney(visitor).look_up(cases.OLD_WOMAN.id_number)
    visitor.expect("杨*妹")
    visitor.tap("leave")
    visitor.until(lambda: ended == [0])
    assert visitor.terminal.visit.person is None
    assert visitor.all("cover")
