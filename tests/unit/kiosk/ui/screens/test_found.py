from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.cache.writer import Writer
from kiosk.model import CorrectedRow, Fen, OutcomeRow, RecordId
from kiosk.ui.screens.found import (
    Published,
    finding,
    how_many,
    lies_open,
    nothing_found,
    put_right,
)
from protocol.pack import Pack
from tests.robots.terminal import Visitor
from tests.simulators.rows import block, facts, voucher
from tests.simulators.terminal import SANTANG, village_home

SETTLED = OutcomeRow(
    RecordId("o1"), "多付了", "2018-09-18", "2018-10-26", settled=True, result="退了",
    recovered=Fen(234_000), record=RecordId("v1"), kind="voucher",
)  # fmt: skip
OPEN = OutcomeRow(
    RecordId("o2"), "", "2018-11-06", "", settled=False, result="", recovered=None,
    record=RecordId(""), kind="",
)  # fmt: skip


def test_a_settled_finding_says_days_result_and_what_came_back() -> None:
    said = finding(SETTLED)
    assert (said.heading, said.badge, said.sum) == ("多付了", "钱退回来了", "退回 2,340.00 元")
    assert said.day == "2018 年 9 月 18 日查出来，2018 年 10 月 26 日查清"
    assert (said.kind, said.record, said.button) == ("voucher", "v1", "看这一笔账")
    kept = finding(replace(SETTLED, recovered=None))
    assert (kept.badge, kept.sum) == ("查清了", "")


def test_an_open_finding_says_its_day_alone_whatever_the_mirror_holds() -> None:
    told = replace(OPEN, title="谁谁", result="怎样", record=RecordId("v1"), kind="voucher")
    assert finding(told) == finding(OPEN)
    assert (finding(OPEN).record, finding(OPEN).button) == ("", "")
    assert finding(OPEN).day == "2018 年 11 月 6 日查出来的"


def test_a_record_that_is_not_here_leads_nowhere() -> None:
    assert finding(replace(SETTLED, kind="")).record == ""


def test_how_far_they_are() -> None:
    assert how_many((SETTLED, OPEN, OPEN)) == ("查出来 3 件", "查清 1 件，正在查 2 件")


def test_nothing_found_is_said_with_its_day() -> None:
    assert nothing_found("", "2018-11-20") == "到 2018 年 11 月 20 日，还没有查出问题"
    assert nothing_found("2018", "2018-11-20") == "到 2018 年 11 月 20 日，还没有查出问题"
    assert nothing_found("2016", "2018-11-20") == "到 2018 年 11 月 20 日，2016 年还没有查出问题"
    assert lies_open(Published(1_234, 3, 5)).startswith(
        "摆在这里的有：账 1,234 笔，工程 3 个，补贴 5 笔。没有查出来，不等于没有。"
    )


def test_what_was_put_right_says_when_and_why() -> None:
    row = CorrectedRow(
        RecordId("v1"), "voucher", "电费", Fen(500), "2018-06-01", "记错", withdrawn=True
    )
    said = put_right(row)
    assert (said.line, said.badge, said.struck) == ("2018 年 6 月 1 日 · 记错", "撤下来了", True)
    said = put_right(replace(row, withdrawn=False, reason="", amount=None))
    assert (said.line, said.badge, said.sum) == ("2018 年 6 月 1 日 · 没有写原因", "改正了", "")


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    """A visit to a village that took one voucher back and had one matter settled."""
    home = village_home(tmp_path, SANTANG)
    with Writer(home) as writer:
        writer.apply(
            Pack(1, SANTANG, 2, None, "2018-11-20T08:00:00+08:00", (
                facts(name="三塘村", town="清水镇", county="示例县", data_date="2018-11-20"),
                block("vouchers",
                    voucher(1),
                    voucher(2, summary="电费", withdrawn_on="2018-06-01", withdrawn_reason="记错")),
                block("outcomes",
                    {"id": "o1", "found_on": "2018-09-18", "settled_on": "2018-10-26",
                     "state": "settled", "title": "多付了", "result": "退了", "recovered": 50_000,
                     "record": voucher(1)["id"], "kind": "ledger"}),
            ))
        )  # fmt: skip
    visitor = Visitor(home)
    yield visitor
    visitor.close()


def test_both_the_settled_and_the_corrected_lead_to_their_vouchers(visitor: Visitor) -> None:
    visitor.tap("open_ledger")
    visitor.expect("查出来 1 件", "查清 1 件，正在查 0 件，改正或撤下 1 笔")
    visitor.tap("ask_found")
    visitor.expect("一共退回来 500.00 元", "公开以后改正的、撤下的：1 笔")
    visitor.tap("open_record")
    visitor.expect("2.00 元", "贰元整")
    visitor.tap("go_back")
    visitor.tap("open_corrected")
    visitor.expect("2018 年 6 月 1 日撤下来了：记错")
