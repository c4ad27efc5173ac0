"""Points 1 to 10: approval and budget. Pure; `lights` calls them by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocol.money import Fen, format_yuan
from province.projects.points import Breach

if TYPE_CHECKING:
    from datetime import date

    from province.projects.dossier import Dossier, Step
    from province.projects.points import Limits


def start_before_approval(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 1."""
    approval, start = decided(of), of.started
    if start is None or (approval and approval.on <= start):
        return None
    return Breach(start, f"{start}开工，{f'{approval.on}才批' if approval else '没有批复'}")


def split_project(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 2."""
    limit = limits.approval if of.kind == "government" else limits.village_approval
    ours = of.first("approval") or decided(of)
    size = _size(of)
    if ours is None or not 0 < size < limit:
        return None
    total, names, last = size, [of.name], ours.on
    for other in of.neighbours:
        theirs = other.first("approval") or decided(other)
        if (
            theirs
            and other.kind == of.kind
            and other.owner == of.owner
            and 0 < _size(other) < limit
            and of.like(other)
            and not (of.parent and of.parent == other.parent)
            and abs((theirs.on - ours.on).days) <= limits.split_days
        ):
            total += _size(other)
            names.append(other.name)
            last = max(last, theirs.on)
    if len(names) == 1 or total < limit:
        return None
    return Breach(last, f"{'、'.join(names)}分开报批，合起来{_yuan(total)}，到了{_yuan(limit)}的线")


def no_collective_decision(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 3."""
    approval, start = of.first("approval"), of.started
    until = approval.on if approval else start
    if until is None:
        return None
    meetings = [
        one
        for step in ("meeting", "committees_discuss", "villagers_decide")
        for one in of.all(step)
        if one.on <= until
    ]
    return None if meetings else Breach(until, f"{until}以前没有集体决策的会议记录")


def duplicate_project(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 4."""
    day = _begun(of)
    sources = {fund.source for fund in of.funds}
    if day is None or not sources:
        return None
    for other in of.neighbours:
        theirs = _begun(other)
        if (
            theirs
            and theirs <= day
            and (day - theirs).days <= limits.twice_days
            and of.like(other)
            and of.parent != other.code
            and not (of.parent and of.parent == other.parent)
            and other.parent != of.code
            and {fund.source for fund in other.funds} - sources
        ):
            return Breach(day, f"与{other.name}（{other.code}）像是同一处，资金来自不同来源")
    return None


def unfunded(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 5."""
    approval = of.first("approval")
    need = of.approved or of.budget
    if approval is None or not need:
        return None
    committed = sum(fund.amount for fund in of.funds)
    if committed < need:
        return Breach(approval.on, f"预算{_yuan(need)}，落实的资金只有{_yuan(committed)}")
    if of.kind == "government" and of.first("plan") is None:
        return Breach(approval.on, "没有列入计划")
    return None


def estimate_overrun(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 6."""
    design = of.first("design") or of.first("budget_submitted") or of.first("approval")
    amount = of.approved or (design.amount if design else None)
    if design is None or not of.estimate or not amount:
        return None
    if amount * 100 <= of.estimate * (100 + limits.over_estimate):
        return None
    more = f"超过{limits.over_estimate}%"
    return Breach(design.on, f"估算{_yuan(of.estimate)}，概算{_yuan(amount)}，{more}")


def budget_over_approved(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 7."""
    sent = of.first("budget_submitted") or of.first("budget_reviewed") or of.first("approval")
    if sent is None or not of.budget or not of.approved or of.budget <= of.approved:
        return None
    return Breach(sent.on, f"预算{_yuan(of.budget)}，超过批准的{_yuan(of.approved)}")


def children_not_summed(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 8."""
    sent = of.first("budget_submitted")
    if of.parts:
        total = sum(part.budget or 0 for part in of.parts)
        alone = [one for part in of.parts for one in part.all("budget_submitted")]
        day = sent.on if sent else max((one.on for one in alone), default=None)
        if day and of.budget is not None and total != of.budget:
            return Breach(
                day, f"{len(of.parts)}个子项目共{_yuan(total)}，上级只报{_yuan(of.budget)}"
            )
    if of.above is not None and sent is not None and of.above.first("budget_submitted") is None:
        return Breach(sent.on, f"单独送审，没有汇总到{of.above.name}")
    return None


def unit_cost(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 9."""
    sent = of.first("budget_submitted") or of.first("contract_signed") or of.first("approval")
    amount = of.agreed or of.budget
    if sent is None or not of.standard or not of.quantity_milli or not amount:
        return None
    cost = amount * 1000 // of.quantity_milli
    if cost <= of.standard:
        return None
    return Breach(sent.on, f"每{of.unit or '单位'}{_yuan(cost)}，标准是{_yuan(of.standard)}")


def review(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 10."""
    sent, reviewed = of.first("budget_submitted"), of.first("budget_reviewed")
    if reviewed is None:
        next_step = of.first("tender_published") or of.first("contract_signed") or of.first("start")
        large = of.kind == "government" or (of.budget or of.agreed) >= limits.village_review
        if next_step is None or not large or (of.above and of.above.first("budget_reviewed")):
            return None
        return Breach(next_step.on, "没有财政评审就往下走了")
    if sent is None or not sent.amount or reviewed.amount is None:
        return None
    cut = sent.amount - reviewed.amount
    if cut * 100 < sent.amount * limits.review_cut:
        return None
    return Breach(reviewed.on, f"评审核减{cut * 10_000 // sent.amount / 100:.2f}%")


def decided(of: Dossier) -> Step | None:
    """Return what approves: a document, or for a village project its decision."""
    if of.kind == "village":
        return (
            of.first("approval") or of.first("villagers_decide") or of.first("committees_discuss")
        )
    return of.first("approval")


def _begun(of: Dossier) -> date | None:
    approval = decided(of)
    return of.started or of.starts_on or (approval.on if approval else None)


def _size(of: Dossier) -> int:
    return of.approved or of.budget or of.agreed


def _yuan(fen: int) -> str:
    return f"{format_yuan(Fen(fen))}元"
