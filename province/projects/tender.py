"""Points 11 to 23: tender and contract. Pure; `lights` calls them by number."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from protocol.money import Fen, format_yuan
from province.projects.points import Breach

if TYPE_CHECKING:
    from datetime import date

    from province.projects.dossier import Dossier, Offer
    from province.projects.points import Limits


def untendered(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 11."""
    for deal in of.deals:
        if deal.amount >= limits.tender(of.category) and (
            of.method in {"none", "single"} or (not of.method and not of.all("tender_published"))
        ):
            return Breach(deal.signed_on, f"合同{_yuan(deal.amount)}，到了招标的线，没有招标")
    return None


def split_to_avoid_tender(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 12."""
    limit = limits.tender(of.category)
    for deal in of.deals:
        near = [deal]
        for other in of.neighbours:
            same_work = (of.parent and of.parent == other.parent) or of.like(other)
            near += [
                theirs
                for theirs in other.deals
                if same_work
                and other.category == of.category
                and theirs.contractor == deal.contractor
                and theirs.amount < limit
                and 0 <= (deal.signed_on - theirs.signed_on).days <= limits.contracts_days
            ]
        near += [
            theirs
            for theirs in of.deals
            if theirs is not deal
            and theirs.contractor == deal.contractor
            and 0 <= (deal.signed_on - theirs.signed_on).days <= limits.contracts_days
        ]
        total = sum(one.amount for one in near)
        if deal.amount < limit <= total:
            return Breach(
                deal.signed_on,
                f"{deal.contractor}{limits.contracts_days}天里{len(near)}份合同，合起来{_yuan(total)}",
            )
    return None


def method_changed(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 13."""
    if of.method not in {"invited", "single"} or not of.deals:
        return None
    approved = [one for one in of.all("tender_method_approved") if one.document]
    deal = max(of.deals, key=lambda one: one.amount)
    if approved or deal.amount < limits.tender(of.category):
        return None
    return Breach(deal.signed_on, "没有核准文件就改为邀请或单一来源")


def period_too_short(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 14."""
    for offer in of.offers:
        if offer.documents_on and offer.opened_on:
            days = (offer.opened_on - offer.documents_on).days
            if days < limits.tender_days:
                return Breach(offer.opened_on, f"从发文件到开标只有{days}天")
    return None


def exclusive_terms(of: Dossier, today: date, _limits: Limits) -> Breach | None:
    """Point 15."""
    valid = _valid(of)
    clauses = [offer.clauses for offer in of.offers if offer.clauses]
    if len(valid) != 1 or not clauses:
        return None
    return Breach(_opened(of, today), f"只有一家合格，文件里有“{clauses[0]}”")


def too_few_bidders(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 16."""
    opened = of.first("bids_opened")
    if not of.offers and opened is None:
        return None
    count = len(_valid(of))
    return None if count >= limits.bidders else Breach(_opened(of, today), f"有效投标只有{count}家")


def collusion(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 17."""
    day = _opened(of, today)
    for what, values in (
        ("电话", [offer.phone for offer in of.offers]),
        ("保证金账户", [offer.guarantee for offer in of.offers]),
        ("老板", [offer.owner for offer in of.offers]),
    ):
        if _shared([value for value in values if value]):
            return Breach(day, f"几家投标单位用同一个{what}")
    prices = sorted(offer.price for offer in of.offers)
    if _shared(prices):
        return Breach(day, "几家报价一模一样")
    steps = {later - earlier for earlier, later in pairwise(prices)}
    if len(prices) > limits.bidders - 1 and len(steps) == 1:
        return Breach(day, f"报价一家比一家多{_yuan(steps.pop())}，间隔一样")
    return None


def mass_disqualification(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 18."""
    if len(of.offers) < limits.bidders:
        return None
    lowest = min(of.offers, key=lambda offer: offer.price)
    if len(_valid(of)) == 1:
        return Breach(_opened(of, today), "除中标的一家，其余都被否决")
    if not lowest.valid:
        return Breach(_opened(of, today), f"报价最低的{lowest.bidder}被否决")
    return None


def conflict_of_interest(of: Dossier, today: date, _limits: Limits) -> Breach | None:
    """Point 19."""
    for offer in of.offers:
        if offer.owner and offer.owner in of.insiders:
            return Breach(_opened(of, today), f"{offer.bidder}的老板是业主单位的干部或近亲属")
    return None


def contract_differs(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 20."""
    award = of.first("award")
    if award is None or not of.deals:
        return None
    deal = of.deals[0]
    if award.actor and deal.contractor != award.actor:
        return Breach(deal.signed_on, f"中标的是{award.actor}，签约的是{deal.contractor}")
    if award.amount and of.agreed != award.amount:
        return Breach(deal.signed_on, f"中标{_yuan(award.amount)}，合同{_yuan(of.agreed)}")
    return None


def late_or_after_start(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 21."""
    award = of.first("award")
    signed = min((deal.signed_on for deal in of.deals), default=None)
    if signed and of.started and of.started < signed:
        return Breach(of.started, f"{of.started}开工，{signed}才签合同")
    if award is None:
        return None
    days = ((signed or today) - award.on).days
    if days > limits.sign_days:
        return Breach(signed or today, f"中标后{days}天{'才' if signed else '还没有'}签约")
    return None


def subcontract(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 22."""
    contractors = {deal.contractor for deal in of.deals}
    for payment in of.paid:
        payee = str(payment.detail.get("payee") or payment.actor)
        if contractors and payee and payee not in contractors:
            return Breach(payment.on, f"合同是{'、'.join(sorted(contractors))}，钱付给了{payee}")
    return None


def guarantee(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 23."""
    for deal in of.deals:
        if (deal.performance or 0) * 100 > deal.amount * limits.performance:
            return Breach(deal.signed_on, f"履约保证金超过{limits.performance}%")
        if of.category == "works" and deal.quality is None and of.kind == "government":
            return Breach(deal.signed_on, "没有质量保证金")
        if (deal.quality or 0) * 100 > deal.amount * limits.quality:
            return Breach(deal.signed_on, f"质量保证金超过{limits.quality}%")
    return None


def _valid(of: Dossier) -> list[Offer]:
    return [offer for offer in of.offers if offer.valid]


def _opened(of: Dossier, today: date) -> date:
    opened = of.first("bids_opened")
    days = [offer.opened_on for offer in of.offers if offer.opened_on]
    return opened.on if opened else max(days, default=today)


def _shared(values: list[str] | list[int]) -> bool:
    return any(count > 1 for count in Counter(values).values())


def _yuan(fen: int) -> str:
    return f"{format_yuan(Fen(fen))}元"
