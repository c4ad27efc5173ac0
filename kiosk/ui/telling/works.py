"""A work in words: its facts, its reviews, its parts, bids and papers added up.

Called by the page of a work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.ui import words
from kiosk.ui.telling import history
from kiosk.ui.telling.facts import Fact, facts
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.model import BidRow, EventRow, ProjectDetail, ProjectRow, VoucherRow


def facts_of(detail: ProjectDetail) -> list[Fact]:
    """Return what is known of a work, line by line; what nobody wrote down is left out."""
    row = detail.row
    amounts = [
        (said, amount)
        for said, amount in (
            (translate("project", "估算"), row.estimate),
            (translate("project", "预算"), row.budget),
            (translate("project", "批了"), row.approved_budget),
            (translate("project", "合同"), row.contract_amount),
            (translate("project", "已付"), row.paid_amount),
        )
        if amount is not None
    ]
    most = max((amount for _, amount in amounts), default=0)
    before = (
        (translate("project", "在哪里"), row.place),
        (translate("project", "谁的项目"), row.owner),
        (translate("project", "谁来干"), row.contractor),
        (translate("project", "怎么定的"), history.tender_name(row.tender_method)),
    )
    after = (
        (translate("project", "评审"), review(detail.events)),
        (translate("project", "超没超"), over(row)),
        (translate("project", "开工"), words.day(row.starts_on, year=True)),
        (translate("project", "计划完工"), words.day(row.ends_on, year=True)),
        (translate("project", "验收"), words.day(row.accepted_on, year=True)),
    )
    return [
        *facts(*before),
        *(
            Fact(heading, words.yuan(amount), amount / most if most > 0 else 0.0)
            for heading, amount in amounts
        ),
        *facts(*after),
    ]


def review(events: Iterable[EventRow]) -> str:
    """Return what was sent to review and what the review left of it, or nothing."""
    sent, left = _reviewed(events)
    return _cut(sent, left) if sent else ""


def over(row: ProjectRow) -> str:
    """Return by how much contract or payment are above what was approved, or nothing."""
    allowed = row.approved_budget if row.approved_budget is not None else row.budget
    spent = max(row.contract_amount or 0, row.paid_amount or 0)
    if allowed is None or spent <= allowed:
        return ""
    return translate("project", "比批的多了 {sum}").format(sum=words.yuan(spent - allowed))


def parts_summary(parts: Iterable[ProjectDetail]) -> str:
    """Return the parts added up, which no paper on its own shows; or nothing without parts."""
    standing = [part for part in parts if not part.row.withdrawn_on]
    if not standing:
        return ""
    said = translate("project", "一共 {count} 块").format(count=len(standing))
    both = [_reviewed(part.events) for part in standing]
    sent, left = sum(one for one, _ in both), sum(two for _, two in both)
    limit = sum(part.row.approved_budget or 0 for part in standing)
    if sent:
        said += translate("project", "，加起来{cut}").format(cut=_cut(sent, left))
        if limit and sent > limit:
            said += translate("project", "。批的一共 {sum}，送审的多出 {other}").format(
                sum=words.yuan(limit), other=words.yuan(sent - limit)
            )
    else:
        said += translate("project", "，加起来预算 {sum}").format(
            sum=words.yuan(sum(part.row.budget or 0 for part in standing))
        )
    return said


def bids_summary(bids: Iterable[BidRow]) -> str:
    """Return how many bid and the most that a bid was allowed to be, or nothing without bids."""
    every = tuple(bids)
    limits = {bid.control_price for bid in every if bid.control_price is not None}
    said = translate("project", "{count} 家投标").format(count=len(every)) if every else ""
    return (
        translate("project", "{said}，最高限价 {sum}").format(
            said=said, sum=words.yuan(max(limits))
        )
        if limits
        else said
    )


def vouchers_summary(vouchers: Iterable[VoucherRow]) -> str:
    """Return the vouchers counted and added up each way, or nothing without any."""
    standing = [each for each in vouchers if not each.withdrawn_on]
    parts = []
    for direction, said in (
        ("income", translate("project", "收")),
        ("expense", translate("project", "支")),
    ):
        some = [each.amount for each in standing if each.direction == direction]
        if some:
            parts.append(
                translate("project", "{said} {count} 笔，共 {sum}").format(
                    said=said, count=len(some), sum=words.yuan(sum(some))
                )
            )
    return translate("project", "；").join(parts)


def _reviewed(events: Iterable[EventRow]) -> tuple[int, int]:
    """Return (sent to review, left by it) in fen; 0 and 0 unless both are known."""
    amounts = {event.step: event.amount for event in events if event.amount is not None}
    sent, left = amounts.get("budget_submitted"), amounts.get("budget_reviewed")
    return (0, 0) if sent is None or left is None else (sent, left)


def _cut(sent: int, left: int) -> str:
    """Say what a review cut; the share is in hundredths of a percent, rounded to the nearest."""
    said = translate("project", "送审 {sum}，评审后 {other}").format(
        sum=words.yuan(sent), other=words.yuan(left)
    )
    if left >= sent:
        return said
    points = (10_000 * (sent - left) + sent // 2) // sent
    return translate("project", "{said}，砍掉 {sum}（{share}%）").format(
        said=said, sum=words.yuan(sent - left), share=f"{points // 100}.{points % 100:02d}"
    )
