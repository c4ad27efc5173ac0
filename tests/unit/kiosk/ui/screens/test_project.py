"""A work in parts, before the real window and a mirror written for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cache.writer import Writer
from kiosk.config import Home
from protocol.enrolment import Village
from protocol.pack import Pack
from tests.robots.project import Works
from tests.robots.terminal import PORTRAIT, Visitor
from tests.simulators.rows import block, facts, voucher

V = "439900001001"
RENEWAL = "p" * 16
# sent to review, approved, left by the review: yuan
PARTS = ((120_000, 110_000, 95_000), (90_000, 80_000, 70_000), (50_000, 45_000, 50_000))


def _part(number: int, sent: int, approved: int) -> dict[str, object]:
    return {
        "id": f"part{number:012d}",
        "code": f"X-1-{number:02d}",
        "parent": "X-1",
        "name": f"老城改造：第 {number} 块",
        "budget": sent * 100,
        "approved_budget": approved * 100,
    }


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "terminal")
    with Writer(home) as writer:
        writer.enrol([Village(V, "三塘村", b"k" * 32)])
        writer.apply(
            Pack(1, V, 1, None, "2026-02-01T08:00:00+08:00", (
                facts(town="清水镇", county="示例县", data_date="2018-11-20"),
                block("projects",
                    {"id": RENEWAL, "code": "X-1", "name": "老城改造", "starts_on": "2018-05-01",
                     "approved_budget": 100, "paid_amount": 150},
                    *(_part(n, sent, limit) for n, (sent, limit, _) in enumerate(PARTS, 1)),
                    {"id": "twice", "code": "X-1-09", "parent": "X-1", "name": "重复的",
                     "withdrawn_on": "2018-06-01", "withdrawn_reason": "录了两遍"}),
                block("events",
                    *({"id": f"{step}{n}", "project": f"part{n:012d}", "seq": seq, "step": step,
                       "happened_on": f"2018-03-0{seq}", "amount": yuan * 100}
                      for n, (sent, _, left) in enumerate(PARTS, 1)
                      for seq, step, yuan in (
                          (1, "budget_submitted", sent), (2, "budget_reviewed", left)))),
                block("bids",
                    {"id": "b1", "project": RENEWAL, "bidder": "甲公司", "price": 200, "rank": "1",
                     "valid": "yes", "control_price": 300},
                    {"id": "b2", "project": RENEWAL, "bidder": "乙公司", "price": 100,
                     "valid": "no", "reason": "没有交保证金"}),
                block("vouchers",
                    voucher(1, project=RENEWAL, amount=100),
                    voucher(2, project=RENEWAL, amount=70, direction="income"),
                    voucher(3, project=RENEWAL, amount=900, withdrawn_on="2018-06-01",
                            withdrawn_reason="记重了")),
                block("attachments",
                    {"id": "x", "owner": RENEWAL, "caption": "验收单", "kind": "jpeg",
                     "sha256": "a" * 64, "thumb_sha256": "b" * 64, "position": 1}),
                block("changes",
                    {"id": "c1", "record": RENEWAL, "happened_on": "2018-07-01",
                     "reason": "金额录错", "was": '{"approved_budget": "90"}'}),
            ))
        )  # fmt: skip
    return home


@pytest.fixture
def visitor(home: Home) -> Iterator[Visitor]:
    made = Visitor(home, size=PORTRAIT, large=True)
    yield made
    made.close()


def test_the_parts_are_added_up_with_what_the_review_cut(visitor: Visitor) -> None:
    visitor.terminal.visit.open("projects")
    visitor.settle()
    works = Works(visitor)
    assert works.names() == ["老城改造"]
    works.open("老城改造")
    visitor.expect(
        "一共 3 块，加起来送审 260,000.00 元，评审后 215,000.00 元，"
        "砍掉 45,000.00 元（17.31%）。批的一共 235,000.00 元，送审的多出 25,000.00 元"
    )
    assert works.parts() == [
        ("第 1 块", "送审 120,000.00 元，评审后 95,000.00 元，砍掉 25,000.00 元（20.83%）", False),
        ("第 2 块", "送审 90,000.00 元，评审后 70,000.00 元，砍掉 20,000.00 元（22.22%）", False),
        ("第 3 块", "送审 50,000.00 元，评审后 50,000.00 元", False),
        ("重复的", "2018 年 6 月 1 日撤下来了：录了两遍", True),
    ]
    visitor.tap("open_part")
    visitor.expect("送审 120,000.00 元，评审后 95,000.00 元")
    visitor.tap("go_back")
    visitor.tap("open_part", 3)
    assert visitor.text("project_withdrawn") == "2018 年 6 月 1 日撤下来了：录了两遍"


def test_what_is_over_invalid_withdrawn_or_corrected_is_said(visitor: Visitor) -> None:
    visitor.terminal.visit.open("project", record=RENEWAL)
    visitor.expect("已付 1.50 元", "比批的多了 0.50 元", "2 家投标，最高限价 3.00 元")
    works = Works(visitor)
    assert works.bids() == [("甲公司", "2.00 元", "第 1 名"), ("乙公司", "1.00 元", "作废")]
    visitor.expect("没有交保证金", "收 1 笔，共 0.70 元；支 1 笔，共 1.00 元", "记重了")
    assert [badge for _, _, badge in works.papers()].count("撤下来了") == 1
    visitor.expect("改正过 1 次", "金额录错", "原来写的：批了 0.90 元")
    (picture,) = visitor.all("open_picture")
    assert "验收单：图片还没到" in picture.property("text")
    assert not picture.isEnabled()
    assert visitor.all("qr_code") == []  # no address to lead to


def test_a_work_that_is_not_there_is_told(visitor: Visitor) -> None:
    visitor.terminal.visit.open("project", record="nobody")
    visitor.until(lambda: bool(visitor.all("sentence_text")))
    assert visitor.all("speak_of_project") == []
