"""The lights of projects: which points are breached, and in which colour. Commands call it.

Yellow: soon due, or a point that is only yellow. Orange or red: breached. Whatever is breached
turns red when money moved after that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from province.projects import after, before, tender
from province.projects.limits import standard
from province.projects.points import COLOURS, Point, points

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from province.projects.dossier import Dossier
    from province.projects.points import Breach, Limits

_CHECKS: Final[tuple[Callable[[Dossier, date, Limits], Breach | None], ...]] = (
    before.start_before_approval,
    before.split_project,
    before.no_collective_decision,
    before.duplicate_project,
    before.unfunded,
    before.estimate_overrun,
    before.budget_over_approved,
    before.children_not_summed,
    before.unit_cost,
    before.review,
    tender.untendered,
    tender.split_to_avoid_tender,
    tender.method_changed,
    tender.period_too_short,
    tender.exclusive_terms,
    tender.too_few_bidders,
    tender.collusion,
    tender.mass_disqualification,
    tender.conflict_of_interest,
    tender.contract_differs,
    tender.late_or_after_start,
    tender.subcontract,
    tender.guarantee,
    after.beyond_authority,
    after.cumulative_change,
    after.change_before_approval,
    after.low_bid_high_change,
    after.ahead_of_progress,
    after.over_contract,
    after.account_mismatch,
    after.idle_funds,
    after.used_before_acceptance,
    after.settlement,
    after.audit_overdue,
    after.not_rectified,
)


@dataclass(frozen=True)
class Light:
    """A point that lit, since when, in which colour, why."""

    point: Point
    colour: str
    on: date
    words: str


def lights(of: Dossier, today: date, limits: Limits | None = None) -> tuple[Light, ...]:
    """Return the lights of a project as of a day, in the order of the points."""
    of = _until(of, today)
    found = []
    for no, check in enumerate(_CHECKS, start=1):
        breach = check(of, today, limits or standard())
        if breach is not None:
            point = points()[no]
            found.append(Light(point, _colour(of, point, breach), breach.on, breach.words))
    return tuple(found)


def worst(of: tuple[Light, ...]) -> str:
    """Return the worst colour, or green."""
    return max((one.colour for one in of), key=COLOURS.index, default="green")


def _colour(of: Dossier, point: Point, breach: Breach) -> str:
    if breach.due:
        return "yellow"
    moved = any(payment.on >= breach.on for payment in of.paid)
    return "red" if moved else point.colour


def _until(of: Dossier, today: date) -> Dossier:
    """Return the project as it was known on a day: what lies ahead has not happened."""
    return replace(
        of,
        steps=tuple(step for step in of.steps if step.on <= today),
        deals=tuple(deal for deal in of.deals if deal.signed_on <= today),
    )
