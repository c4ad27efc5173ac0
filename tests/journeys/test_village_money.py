"""看村里的账 before the real window: the questions, the bars, 找一找, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from tests.robots.ledger import Ledger
from tests.robots.terminal import LANDSCAPE, PORTRAIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor


def test_three_taps_lead_to_a_voucher(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_ledger")
    visitor.tap("ask_expense")
    visitor.tap("open_voucher")
    visitor.expect("付给谁", "谁经手", "谁审批")


def test_three_taps_lead_to_a_settled_finding_and_its_record(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_ledger")
    visitor.tap("ask_found")
    visitor.expect("查出来 5 件", "查清 3 件，正在查 2 件", "一共退回来 2,340.00 元")
    assert Ledger(visitor).findings() == [
        ("去世的人还在领轮椅燃油补贴", "钱退回来了", False),
        ("村道有一段浇薄了", "查清了", True),
        ("城区改造分成五块送审，没有合起来算", "查清了", False),
        ("有一件，正在查", "正在查", False),
        ("有一件，正在查", "正在查", False),
    ]
    visitor.tap("open_record")
    visitor.expect(cases.ROAD_NAME, cases.ROAD_CONTRACTOR)


def test_nobody_is_named_before_a_finding_is_settled(visit: Callable[..., Visitor]) -> None:
    # 记-0231 is looked into: neither it nor whoever signed it may be read off the page.
    visitor = visit()
    Ledger(visitor).look_at("2018")
    visitor.tap("ask_found")
    visitor.expect("2018 年 11 月 6 日查出来的", "没查清以前不说是哪一笔、是谁")
    for words in (cases.POND_VOUCHER, cases.POND_NAME, cases.SECRETARY.name, cases.CLERK.name):
        assert not visitor.sees(words)


def test_where_nothing_was_found_it_says_up_to_when_and_not_that_all_is_well(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    Ledger(visitor).look_at("2016")
    visitor.expect("还没有查出来")
    visitor.tap("ask_found")
    visitor.expect(
        "到 2018 年 11 月 20 日，2016 年还没有查出问题",
        "没有查出来，不等于没有",
        "摆在这里的有：账 ",
    )
    assert not [
        text for text in visitor.texts() if text.replace("有没有问题", "").count("没有问题")
    ]
    visitor.tap("choose_year_all")
    visitor.expect("查出来 5 件")
    visitor.tap("speak_here")
    visitor.expect("说一说")


def test_a_bar_leads_to_what_is_behind_it(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    ledger = Ledger(visitor)
    ledger.look_at("2018")
    visitor.expect("都算到 11 月 20 日，比上一年", "花在哪些事上", "每个月（万元）")
    works = ledger.groups()["公益工程"]
    ledger.open_group("公益工程")
    visitor.until(lambda: bool(visitor.all("widen_group")), "nothing narrows the list")
    assert visitor.text("total").endswith(works)
    visitor.tap("widen_group")
    visitor.until(lambda: not visitor.all("widen_group"), "the list was not widened")
    visitor.tap("go_back")
    visitor.tap("open_month_09")
    visitor.expect("9 月")
    assert all(line.startswith("9 月 ") for line in ledger.dates())
    visitor.tap("go_back")
    visitor.tap("choose_side_income")
    visitor.expect("从哪里来的")
    assert "上级补助" in ledger.groups()


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("large", [False, True])
def test_the_list_has_most_of_the_screen(
    visit: Callable[..., Visitor], *, size: tuple[int, int], large: bool
) -> None:
    visitor = visit(size=size, large=large)
    Ledger(visitor).open_year("2018")
    (list_,) = visitor.all("scroll")
    assert list_.height() > 0.6 * visitor.window.height()
    whole = [
        item for item in visitor.all("open_voucher")
        if item.mapToItem(list_, 0, item.height()).y() <= list_.height()
    ]  # fmt: skip
    assert len(whole) >= 4


def test_a_payment_is_found_by_tapping_and_by_words(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    ledger = Ledger(visitor)
    ledger.look_at("2017")
    visitor.tap("search_ledger")
    visitor.tap("choose_band_3")
    visitor.expect("看这 1 笔，50,000 元")
    visitor.tap("choose_band_all")
    visitor.tap(f"choose_payee_{cases.POND_PAYEE}")
    visitor.expect("看这 1 笔，50,000 元")
    visitor.tap("choose_payee_all")
    visitor.tap("choose_month_10")
    ledger.look_for("水塘")
    visitor.expect("看这 1 笔，50,000 元")
    visitor.tap("show_found")
    assert ledger.headings() == [cases.POND_SUMMARY]
    visitor.tap("widen_month")
    visitor.tap("open_voucher")
    visitor.expect(cases.POND_PAYEE)
    visitor.tap("go_back")
    visitor.tap("search_ledger")
    ledger.look_for("没有这样的事")
    visitor.expect("没有这样的")
    visitor.tap("go_back")
    assert visitor.all("ask_expense")


def test_words_are_written_with_the_finger(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_ledger")
    visitor.tap("search_ledger")
    visitor.tap("search_words_input")
    visitor.until(lambda: bool(visitor.all("hand_sheet")), "no sheet to write on came")
    assert visitor.all("show_found")
    visitor.tap("hide_keyboard")
    visitor.until(lambda: not visitor.all("hand_sheet"), "the sheet stays")
