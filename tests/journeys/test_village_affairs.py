"""看村里的事 and 干了什么事 before the real window: from a decision to its papers, to speaking."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from assets.demo.stage import ADDRESS
from tests.robots.affairs import Affairs
from tests.robots.project import Works
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

DECIDED = ["党支部提议", "两委商议", "党员大会审议", "村民会议或代表会议决议", "决议公开"]


def test_a_decision_shows_its_meetings_and_leads_to_the_work(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    affairs, works = Affairs(visitor), Works(visitor)
    affairs.list_all()
    affairs.of_kind("decision")
    assert affairs.kinds() == {"决定"}
    affairs.open(f"关于{cases.ROAD_NAME}的决议")
    visitor.expect("经四议两公开", "一步一步怎么定的", "应到 45 人，实到 ", "过了")
    assert works.steps()[: len(DECIDED)] == DECIDED
    visitor.expect("定了以后办得怎么样", "招标公告", "签订合同", "竣工验收", "公示了 7 天")
    visitor.tap("open_decided_project")
    visitor.expect("已付 124,160.00 元", "已验收", "3 家投标，最高限价 134,400.00 元")
    assert works.steps()[-1] == "实施结果公开"
    assert works.bids()[0] == (cases.ROAD_CONTRACTOR, "128,000.00 元", "第 1 名")
    assert "支 2 笔，共 124,160.00 元" in "".join(visitor.texts())
    assert visitor.text("open_picture") == "看竣工验收单"
    visitor.tap("open_picture")
    visitor.until(lambda: visitor.all("speak_of_project") == [])
    visitor.tap("go_back")
    visitor.tap("open_voucher")
    visitor.expect("付给谁", cases.ROAD_CONTRACTOR)


def test_the_pond_shows_the_money_that_came_and_went(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    works = Works(visitor)
    works.list_all()
    works.of_year("2017")
    works.open(cases.POND_NAME)
    assert (cases.POND_SUMMARY, "50,000.00 元", "支") in works.papers()
    visitor.tap("speak_of_project")
    visitor.expect(f"说的是：{cases.POND_NAME} 已付 50,000.00 元")
    about = visitor.terminal.visit.about
    assert about is not None
    assert about.kind == "project"


def test_a_decision_that_was_not_come_to_as_it_should_says_so(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("decision")
    affairs.open("村部临街门面续租的决定")
    visitor.expect("没有记录", "到的人不够一半，不作数", "只公示了 3 天，应当公示 7 天")
    assert affairs.missing() == ["党员大会审议", "实施结果公开"]


def test_lists_contracts_assets_and_votes_are_laid_out(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("roster")
    affairs.open("2018年农村低保户名单")
    names = affairs.names()
    visitor.expect(f"{len(names)} 人", "和上一年比")
    assert names
    assert all("*" in name for name in names)
    assert cases.DISABLED.name not in names
    visitor.tap("go_back")
    affairs.of_kind("contract")
    affairs.open("三塘村门面出租合同")
    visitor.expect("每年的钱交了没有", "还没有交，2018 年 1 月 12 日到期")
    visitor.tap("go_back")
    affairs.of_kind("asset")
    affairs.open("2017年底集体资产清单")
    visitor.expect("路灯 42 盏", "值多少钱")
    visitor.tap("go_back")
    affairs.of_kind("election")
    affairs.open("村民委员会换届选举结果")
    visitor.expect("151 人，占 90%", f"村委会主任 {cases.SECRETARY.name}", "132 票")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("large", [False, True])
def test_a_telephone_reads_the_code_of_a_paper(
    visit: Callable[..., Visitor], *, size: tuple[int, int], large: bool
) -> None:
    visitor = visit(size=size, large=large)
    affairs = Affairs(visitor)
    affairs.list_all()
    affairs.of_kind("election")
    affairs.open("村民委员会换届选举结果")
    visitor.expect("当选村委会主任", "用手机看这件事")
    (link,) = visitor.codes()
    assert link.startswith(f"{ADDRESS}r#")


def test_years_without_works_say_so_and_all_come_back(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    works = Works(visitor)
    works.list_all()
    every = works.names()
    assert cases.ROAD_NAME in every
    assert cases.POND_NAME in every
    works.of_year("2018")
    assert cases.POND_NAME not in works.names()
    works.of_year("all")
    assert works.names() == every
