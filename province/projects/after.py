"""Points 24 to 35: changes, payment, acceptance, audit. Pure; `lights` calls them by number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from protocol.money import Fen, format_yuan
from province.projects.points import Breach

if TYPE_CHECKING:
    from datetime import date

    from province.projects.dossier import Dossier
    from province.projects.points import Limits

_CARD_PREFIX: Final = "62"  # bank cards of persons


def beyond_authority(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 24."""
    for change in of.all("change_approved"):
        limit = _authority(change.actor, limits)
        if limit is not None and (change.amount or 0) > limit:
            return Breach(
                change.on, f"{change.actor}批了{_yuan(change.amount or 0)}的变更，超过权限"
            )
    return None


def cumulative_change(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 25."""
    total = 0
    for change in of.all("change_approved"):
        total += change.amount or 0
        if of.agreed and total * 100 > of.agreed * limits.change:
            return Breach(change.on, f"变更累计{_yuan(total)}，超过合同的{limits.change}%")
    return None


def change_before_approval(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 26."""
    approved = [one.on for one in of.all("change_approved")]
    for number, done in enumerate(of.all("change_done")):
        day = approved[number] if number < len(approved) else None
        if day is None or done.on < day:
            return Breach(done.on, f"{done.on}就做了变更，{f'{day}才批' if day else '没有批准'}")
    return None


def low_bid_high_change(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 27."""
    award = of.first("award")
    control = max((offer.control or 0 for offer in of.offers), default=0)
    raised = cumulative_change(of, _today, limits)
    if award is None or not award.amount or not control or raised is None:
        return None
    if award.amount * 100 >= control * limits.low_bid:
        return None
    return Breach(
        raised.on,
        f"中标价只有控制价的{award.amount * 100 // control}%，后来变更超过{limits.change}%",
    )


def ahead_of_progress(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 28."""
    if not of.agreed:
        return None
    paid = 0
    for payment in of.paid:
        paid += payment.amount or 0
        done = [one.detail.get("percent") for one in of.all("progress") if one.on <= payment.on]
        known = [int(percent) for percent in done if isinstance(percent, int | float)]
        percent = 100 if _accepted_by(of, payment.on) else max(known, default=0)
        if paid * 100 > of.agreed * (percent + limits.ahead):
            share = paid * 100 // of.agreed
            return Breach(payment.on, f"付到{share}%，进度只有{percent}%")
    return None


def over_contract(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 29."""
    changes = sum(one.amount or 0 for one in of.all("change_approved"))
    paid = 0
    for payment in of.paid:
        paid += payment.amount or 0
        if not of.deals:
            return Breach(payment.on, f"没有合同就付了{_yuan(paid)}")
        if paid > of.agreed + changes:
            return Breach(
                payment.on, f"付了{_yuan(paid)}，合同和变更共{_yuan(of.agreed + changes)}"
            )
    return None


def account_mismatch(of: Dossier, _today: date, _limits: Limits) -> Breach | None:
    """Point 30."""
    known = {deal.account for deal in of.deals if deal.account}
    for payment in of.paid:
        if not payment.account:
            return Breach(payment.on, "没有收款账户，可能是现金")
        if known and payment.account not in known:
            return Breach(payment.on, "付到合同以外的账户")
        if not known and payment.account.startswith(_CARD_PREFIX):
            return Breach(payment.on, "付到个人的卡")
    return None


def idle_funds(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 31."""
    for wages in of.all("wages_paid"):
        due = wages.detail.get("due_fen")
        if isinstance(due, int) and (wages.amount or 0) < due:
            return Breach(wages.on, f"工资应发{_yuan(due)}，只发了{_yuan(wages.amount or 0)}")
    for fund in of.funds:
        if fund.available_on is None or of.first("accepted"):
            continue
        moved = [one.on for one in of.paid if one.on >= fund.available_on]
        due_on = fund.available_on + timedelta(days=limits.idle_days)
        late = min(moved, default=today) > due_on
        if late:
            return Breach(due_on, f"{fund.source}的钱{fund.available_on}就到了，一直没有用")
        if not moved and today > due_on - timedelta(days=limits.warn_days):
            return Breach(
                due_on, f"{fund.source}的钱到{due_on}就满{limits.idle_days}天没有用", due=True
            )
    return None


def used_before_acceptance(of: Dossier, _today: date, limits: Limits) -> Breach | None:
    """Point 32."""
    used, accepted = of.first("in_use"), of.first("accepted")
    if used and (accepted is None or used.on < accepted.on):
        return Breach(
            used.on, f"{used.on}就用上了，{f'{accepted.on}才验收' if accepted else '没有验收'}"
        )
    if accepted:
        signers = accepted.detail.get("signers")
        count = len(signers) if isinstance(signers, list) else 0
        if count < limits.signers:
            return Breach(accepted.on, f"验收只有{count}方签字")
    return None


def settlement(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 33."""
    settled, reviewed = of.first("settled"), of.first("settlement_reviewed")
    if settled is None:
        return None
    if reviewed and settled.amount and reviewed.amount is not None:
        cut = settled.amount - reviewed.amount
        if cut * 100 >= settled.amount * limits.settlement_cut:
            return Breach(reviewed.on, f"结算核减{cut * 10_000 // settled.amount / 100:.2f}%")
    term = Term(settled.on, limits.settlement_days, limits.warn_days)
    return _deadline(term, reviewed.on if reviewed else None, today, "结算审核")


def audit_overdue(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 34."""
    accepted = of.first("accepted")
    audited = of.first("audited") or of.first("final_account")
    small = of.kind == "village" and (of.agreed or of.budget or 0) < limits.village_review
    if accepted is None or small:
        return None
    term = Term(accepted.on, limits.audit_days, limits.warn_days)
    return _deadline(term, audited.on if audited else None, today, "决算审计")


def not_rectified(of: Dossier, today: date, limits: Limits) -> Breach | None:
    """Point 35."""
    audited, rectified, over = of.first("audited"), of.first("rectified"), of.first("handed_over")
    if over and not over.document:
        return Breach(over.on, "移交了，没有资产登记")
    if audited is None or not audited.detail.get("findings"):
        return None
    term = Term(audited.on, limits.rectify_days, limits.warn_days)
    return _deadline(term, rectified.on if rectified else None, today, "审计整改")


@dataclass(frozen=True)
class Term:
    """Something is due so many days after another, and `warn` days before that soon due."""

    start: date
    days: int
    warn: int


def _deadline(term: Term, done: date | None, today: date, what: str) -> Breach | None:
    """Judge something that is due; before it is late, it is soon due."""
    due_on = term.start + timedelta(days=term.days)
    if (done or today) > due_on:
        return Breach(due_on, f"{what}应在{due_on}前完成，{f'{done}才完成' if done else '还没有'}")
    if done is None and today > due_on - timedelta(days=term.warn):
        return Breach(due_on, f"{what}到{due_on}就要到期", due=True)
    return None


def _accepted_by(of: Dossier, day: date) -> bool:
    accepted = of.first("accepted")
    return accepted is not None and accepted.on <= day


def _authority(actor: str, limits: Limits) -> int | None:
    """Return what an approver may approve, told by the office's name; None: without a limit."""
    if "村" in actor.replace("农村", ""):  # a county's 农业农村局 is no village
        return limits.village_change
    if "乡" in actor or "镇" in actor:
        return limits.township_change
    if "局" in actor or "办" in actor:
        return limits.county_change
    return None


def _yuan(fen: int) -> str:
    return f"{format_yuan(Fen(fen))}元"
