import json

import pytest

from kiosk.model import AffairRow, RecordId
from kiosk.ui.telling.facts import Fact
from kiosk.ui.telling.papers import Layout, Name, Row, layout


def paper(kind: str, **detail: object) -> Layout:
    text = json.dumps(detail, ensure_ascii=False)
    return layout(AffairRow(RecordId("a"), kind, "题", "文", "2018-03-20", "", "", text))


def said(found: Layout, heading: str) -> str:
    return next(fact.text for fact in found.facts if fact.heading == heading)


def test_a_list_says_how_many_who_changed_and_how_long_it_hangs() -> None:
    found = paper(
        "roster", list="dibao", count=2, days=7, joined=1, left=0,
        members=[{"name": "王*兰", "grade": "A"}, "李*生"],
    )  # fmt: skip
    assert found.names == (Name("王*兰", "一类（A）"), Name("李*生"))
    assert said(found, "一共") == "2 人"
    assert said(found, "和上一年比") == "新进 1 人，退出 0 人"
    assert said(found, "公示") == "7 天，3 月 20 日到 3 月 26 日"
    same = paper("roster", members=["李*生"], joined=0, left=0)
    assert (said(same, "一共"), said(same, "和上一年比")) == ("1 人", "没有变")


def test_a_contract_says_to_whom_how_and_which_rent_has_not_come() -> None:
    found = paper(
        "contract", place="大山塘", party="本村承包户", yearly="6600.00", years=5, tender="open",
        bidders=4, deposit=3300, to="2021-02-25", **{"from": "2016-02-26"},
        payments=[
            {"name": "2016年", "due": "2016-02-26", "on": "2016-03-03", "amount": "6600.00"},
            {"name": "2017年", "due": "2017-02-26", "amount": "6600.00"},
            {"name": "2018年", "amount": "6600.00"},
        ],
    )  # fmt: skip
    assert said(found, "怎么定的") == "公开招标，4 家来比"
    assert said(found, "期限") == "5 年，2016 年 2 月 26 日到 2021 年 2 月 25 日"
    assert said(found, "押金") == "3,300.00 元"
    assert said(found, "到今天交了") == "6,600.00 元"
    assert [row.text for row in found.rows] == [
        "2016 年 3 月 3 日交了",
        "还没有交，2017 年 2 月 26 日到期",
        "还没有交",
    ]


def test_assets_are_counted_and_summed() -> None:
    found = paper(
        "asset",
        items=[
            {"name": "门面", "count": 2, "unit": "间", "place": "街上", "state": "出租",
             "value": "64000.00"},
            {"name": "山塘"},
        ],
    )  # fmt: skip
    assert found.rows == (Row("门面 2 间", "街上 · 出租", "64,000.00 元"), Row("山塘"))
    assert (said(found, "一共"), said(found, "值多少钱")) == ("2 样", "64,000.00 元")


def test_an_election_says_turnout_and_votes_in_either_form() -> None:
    posts = [{"post": "主任", "name": "陈景明", "votes": 132}, {"post": "委员", "votes": 70}]
    found = paper("election", entitled=168, present=151, valid=149, spoilt=2, posts=posts)
    assert said(found, "来投票的") == "151 人，占 90%"
    assert said(found, "收回的票") == "有效 149 张，作废 2 张"
    assert found.rows == (
        Row("主任 陈景明", "过半数", "132 票"),
        Row("委员", "没有过半数", "70 票"),
    )
    assert paper("election", present=151, votes={"主任": 132}).rows == (
        Row("主任", "过半数", "132 票"),
    )


def test_party_affairs_and_notices_take_lines_members_and_chinese_headings() -> None:
    found = paper(
        "party", amount="1260.00", count=36, heading="分两次交", members=[{"name": "王*生"}],
        lines=[{"name": "第一季度", "text": "交了", "amount": "630.00"}], 主持人="陈景明",
    )  # fmt: skip
    assert (said(found, "一共"), said(found, "多少人")) == ("1,260.00 元", "36 人")
    assert found.heading == "分两次交"
    assert found.rows == (Row("第一季度", "交了", "630.00 元"),)
    assert found.names == (Name("王*生"),)
    assert Fact("主持人", "陈景明") in found.facts
    notice = paper("notice", until="2018-12-31", where="村部", telephone="12388")
    assert [fact.text for fact in notice.facts] == ["2018 年 12 月 31 日", "村部", "12388"]


@pytest.mark.parametrize("kind", ["notice", "roster", "contract", "asset", "election", "odd"])
@pytest.mark.parametrize(
    "detail",
    [
        "", "[]", "{", '{"members": 5, "items": [3, null], "payments": "x", "votes": [1]}',
        '{"yearly": "much", "days": 9999999, "years": true, "lines": [{"amount": []}]}',
    ],
)  # fmt: skip
def test_what_makes_no_sense_breaks_no_page(kind: str, detail: str) -> None:
    layout(AffairRow(RecordId("a"), kind, "题", "文", "not a day", "", "", detail))
