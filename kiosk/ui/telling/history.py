"""What happened, in a villager's words: steps one under the other, and what a record said before.

Called by the view models of project and affair.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from kiosk.ui import words
from kiosk.ui.telling.step_names import step_name
from kiosk.ui.words import mark, translate

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
    "name": mark("history", "名称"),
    "title": mark("history", "标题"),
    "body": mark("history", "内容"),
    "kind": mark("history", "种类"),
    "category": mark("history", "类别"),
    "place": mark("history", "地点"),
    "owner": mark("history", "业主"),
    "contractor": mark("history", "施工"),
    "estimate": mark("history", "估算"),
    "budget": mark("history", "预算"),
    "approved_budget": mark("history", "批了"),
    "contract_amount": mark("history", "合同"),
    "paid_amount": mark("history", "已付"),
    "tender_method": mark("history", "怎么定的施工方"),
    "starts_on": mark("history", "开工"),
    "ends_on": mark("history", "计划完工"),
    "accepted_on": mark("history", "验收"),
    "published_on": mark("history", "公布"),
    "source": mark("history", "钱从哪里来"),
    "committed_on": mark("history", "答应的日子"),
    "available_on": mark("history", "到位的日子"),
    "step": mark("history", "步骤"),
    "happened_on": mark("history", "日子"),
    "amount": mark("history", "金额"),
    "actor": mark("history", "办的人"),
    "document": mark("history", "文件"),
    "present": mark("history", "实到"),
    "entitled": mark("history", "应到"),
    "agreed": mark("history", "同意"),
    "bidder": mark("history", "投标的"),
    "price": mark("history", "报价"),
    "control_price": mark("history", "最高限价"),
    "opened_on": mark("history", "开标"),
    "valid": mark("history", "有没有效"),
    "reason": mark("history", "原因"),
    "rank": mark("history", "名次"),
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
    "open": mark("history", "公开招标"),
    "invited": mark("history", "请几家来比"),
    "negotiated": mark("history", "谈价定的"),
    "single": mark("history", "只找了一家"),
    "none": mark("history", "没有招标"),
}
KINDS: Final = {
    "notice": mark("history", "公告"),
    "decision": mark("history", "决定"),
    "roster": mark("history", "名单"),
    "contract": mark("history", "合同"),
    "asset": mark("history", "资产"),
    "party": mark("history", "党务"),
    "election": mark("history", "选举"),
}
_CODES: Final = {
    "kind": {
        **KINDS,
        "government": mark("history", "政府项目"),
        "village": mark("history", "村里项目"),
    },
    "category": {
        "works": mark("history", "工程"),
        "goods": mark("history", "货物"),
        "services": mark("history", "服务"),
    },
    "tender_method": TENDER,
    "valid": {"yes": mark("history", "有效"), "no": mark("history", "无效")},
}


# What a work's steps are about, as far as they open a chapter: what is paid belongs to any.
_CHAPTERS: Final = {
    mark("history", "怎么定下来的"): (
        "proposal", "feasibility", "meeting", "approval", "plan", *DECIDING[:5],
    ),
    mark("history", "要花多少钱"): ("design", "budget_submitted", "budget_reviewed"),
    mark("history", "谁来干，怎么定的"): (
        "tender_method_approved", "tender_published", "bids_opened", "award", "award_published",
        "contract_signed",
    ),
    mark("history", "怎么干的，谁监督"): (
        "start", "change_requested", "change_approved", "change_done", "progress",
        "supervision_check",
    ),
    mark("history", "验收和结账"): (
        "in_use", "accepted", "settled", "settlement_reviewed", "final_account", "audited",
        "rectified", "handed_over", DECIDING[5],
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline."""

    heading: str
    day: str
    text: str  # who, how many, how much, which paper; or empty
    missing: bool = False  # there is no record of it: drawn hollow
    chapter: str = ""  # that begins with it


@dataclass(frozen=True, slots=True)
class Change:
    """What stood there until it was corrected."""

    heading: str  # the day and the reason
    text: str  # what stood there, to be struck through


def steps(events: Iterable[EventRow]) -> list[Step]:
    """Return the timeline of events that are in order."""
    return [
        Step(step_name(event.step_name), words.day(event.happened_on, year=True), _said(event))
        for event in events
    ]


def in_chapters(events: Iterable[EventRow]) -> list[Step]:
    """Return the timeline of a work: each chapter's name stands once, above its first step."""
    of_step = {step: name for name, among in _CHAPTERS.items() for step in among}
    begun: set[str] = set()
    told: list[Step] = []
    for event in events:
        name = of_step.get(event.step, "")
        first = name and name not in begun
        begun.add(name)
        (step,) = steps([event])
        told.append(replace(step, chapter=translate("history", name)) if first else step)
    return told


def changes(rows: Iterable[ChangeRow], step_names: dict[str, str] | None = None) -> list[Change]:
    """Return what a record said before, newest first.

    Args:
        rows: the corrections.
        step_names: what the steps of a project are called.
    """
    names = step_names or {}
    return [
        Change(
            translate("history", "{day}改正，原因：{reason}").format(
                day=words.day(row.happened_on, year=True),
                reason=row.reason or translate("history", "没有写"),
            ),
            translate("history", "；").join(
                _before(column, value, names) for column, value in row.was.items()
            ),
        )
        for row in rows
    ]


def kind_name(kind: str) -> str:
    """Return what a kind of the village's papers is called: 公告, 决定 and so on."""
    return translate("history", KINDS[kind]) if kind in KINDS else kind


def tender_name(method: str) -> str:
    """Return how a contractor was found: 公开招标 and so on."""
    return translate("history", TENDER[method]) if method in TENDER else method


def withdrawn(on: str, reason: str) -> str:
    """Return when and why a record was taken back, or nothing when it stands."""
    if not on:
        return ""
    return translate("history", "{day}撤下来了：{reason}").format(
        day=words.day(on, year=True), reason=reason or translate("history", "没有写原因")
    )


def _before(column: str, value: str, step_names: dict[str, str]) -> str:
    if column in _MONEY and value.lstrip("-").isdecimal():
        value = words.yuan(int(value))
    elif column.endswith("_on"):
        value = words.day(value, year=True)
    elif column == "step":
        value = step_names.get(value, value)
    code = _CODES.get(column, {}).get(value)
    value = translate("history", code) if code else value
    said = translate("history", _FIELDS[column]) if column in _FIELDS else column
    return f"{said} {value}" if said else value


def _said(event: EventRow) -> str:
    parts = [words.yuan(event.amount)] if event.amount is not None else []
    parts += [
        said.format(count=number)
        for said, number in (
            (translate("history", "应到 {count} 人"), event.entitled),
            (translate("history", "实到 {count} 人"), event.present),
            (translate("history", "同意 {count} 人"), event.agreed),
        )
        if number is not None
    ]
    parts += [part for part in (event.actor, event.document) if part]
    return " · ".join(parts)
