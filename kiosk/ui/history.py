"""What happened, in a villager's words: steps one under the other, and what a record said before.

Called by the view models of project and affair; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.ui import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.model import ChangeRow, EventRow

# The four discussions and two publications of a village's decision.
DECIDING: Final = (
    "branch_proposes",
    "committees_discuss",
    "party_members_review",
    "villagers_decide",
    "decision_published",
    "result_published",
)
_FIELDS: Final = {
    "name": "名称",
    "title": "标题",
    "body": "内容",
    "kind": "种类",
    "category": "类别",
    "place": "地点",
    "owner": "业主",
    "contractor": "施工",
    "estimate": "估算",
    "budget": "预算",
    "approved_budget": "批了",
    "contract_amount": "合同",
    "paid_amount": "已付",
    "tender_method": "怎么定的施工方",
    "starts_on": "开工",
    "ends_on": "计划完工",
    "accepted_on": "验收",
    "published_on": "公布",
    "source": "钱从哪里来",
    "committed_on": "答应的日子",
    "available_on": "到位的日子",
    "step": "步骤",
    "happened_on": "日子",
    "amount": "金额",
    "actor": "办的人",
    "document": "文件",
    "present": "实到",
    "entitled": "应到",
    "agreed": "同意",
    "bidder": "投标的",
    "price": "报价",
    "control_price": "最高限价",
    "opened_on": "开标",
    "valid": "有没有效",
    "reason": "原因",
    "rank": "名次",
}
_MONEY: Final = frozenset(
    {
        "estimate",
        "budget",
        "approved_budget",
        "contract_amount",
        "paid_amount",
        "amount",
        "price",
        "control_price",
    }
)
TENDER: Final = {
    "open": "公开招标",
    "invited": "请几家来比",
    "negotiated": "谈价定的",
    "single": "只找了一家",
    "none": "没有招标",
}
KINDS: Final = {
    "notice": "公告",
    "decision": "决定",
    "roster": "名单",
    "contract": "合同",
    "asset": "资产",
    "party": "党务",
    "election": "选举",
}
_CODES: Final = {
    "kind": {**KINDS, "government": "政府项目", "village": "村里项目"},
    "category": {"works": "工程", "goods": "货物", "services": "服务"},
    "tender_method": TENDER,
    "valid": {"yes": "有效", "no": "无效"},
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline."""

    heading: str
    day: str
    text: str  # who, how many, how much, which paper; or empty


@dataclass(frozen=True, slots=True)
class Change:
    """What stood there until it was corrected."""

    heading: str  # the day and the reason
    text: str  # what stood there, to be struck through


def steps(events: Iterable[EventRow]) -> list[Step]:
    """Return the timeline of events that are in order."""
    return [
        Step(event.step_name, words.day(event.happened_on, year=True), _said(event))
        for event in events
    ]


def changes(rows: Iterable[ChangeRow], step_names: dict[str, str] | None = None) -> list[Change]:
    """Return what a record said before, newest first.

    Args:
        rows: the corrections.
        step_names: what the steps of a project are called.
    """
    names = step_names or {}
    return [
        Change(
            f"{words.day(row.happened_on, year=True)}改正，原因：{row.reason or '没有写'}",
            "；".join(_before(column, value, names) for column, value in row.was.items()),
        )
        for row in rows
    ]


def withdrawn(on: str, reason: str) -> str:
    """Return when and why a record was taken back, or nothing when it stands."""
    if not on:
        return ""
    return f"{words.day(on, year=True)}撤下来了：{reason or '没有写原因'}"


def _before(column: str, value: str, step_names: dict[str, str]) -> str:
    if column in _MONEY and value.lstrip("-").isdecimal():
        value = words.yuan(int(value))
    elif column.endswith("_on"):
        value = words.day(value, year=True)
    elif column == "step":
        value = step_names.get(value, value)
    value = _CODES.get(column, {}).get(value, value)
    said = _FIELDS.get(column, column)
    return f"{said} {value}" if said else value


def _said(event: EventRow) -> str:
    parts = [words.yuan(event.amount)] if event.amount is not None else []
    parts += [
        f"{said} {number} 人"
        for said, number in (
            ("应到", event.entitled),
            ("实到", event.present),
            ("同意", event.agreed),
        )
        if number is not None
    ]
    parts += [part for part in (event.actor, event.document) if part]
    return " · ".join(parts)
