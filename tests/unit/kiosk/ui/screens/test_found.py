from dataclasses import replace

from kiosk.model import CorrectedRow, Fen, OutcomeRow, RecordId
from kiosk.ui.screens.found import (
    Published,
    finding,
    how_many,
    lies_open,
    nothing_found,
    put_right,
)

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
