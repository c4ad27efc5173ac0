"""How a power has to be used: which steps, in which order, with what majorities and publications.

Pure: a state machine over the steps that were taken. `duties` feeds it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from province.affairs.powers import Power
    from province.projects.points import Limits

_FOUR: Final = (
    "branch_proposes",
    "committees_discuss",
    "party_members_review",
    "villagers_decide",
)
_SMALL: Final = ("committees_discuss", "result_published")
# Instalments come before the acceptance, a result may be told in parts.
_AT_ANY_TIME: Final = frozenset(
    {"change_approved", "payment", "supervision_check", "result_published"}
)
_WHERE_LARGE: Final = frozenset({"tender_published", "award"})
_WHERE_IT_HAPPENED: Final = frozenset({"change_approved", "payment", "accepted", "start"})


@dataclass(frozen=True)
class Taken:
    """A step that was taken."""

    step: str
    on: date
    present: int | None = None
    entitled: int | None = None
    agreed: int | None = None
    days: int | None = None  # of a publication


@dataclass(frozen=True)
class Gap:
    """A step that is missing, late, out of order or without its majority."""

    step: str
    what: str  # missing, late, early, quorum, majority, short
    on: date


@dataclass(frozen=True)
class Use:
    """One use of a power. `fen` is the money at stake, None where there is none."""

    power: Power
    taken: tuple[Taken, ...]
    fen: int | None = None
    known_since: date | None = None  # when it was first published


def gaps(use: Use, today: date, limits: Limits) -> tuple[Gap, ...]:
    """Return what is not as it should be, in the order of the steps."""
    taken = {one.step: one for one in sorted(use.taken, key=lambda one: one.on, reverse=True)}
    first = min((one.on for one in use.taken), default=use.known_since or today)
    found: list[Gap] = []
    for step in _needed(use, limits):
        if step in taken:
            found += _well(taken[step], limits)
        else:
            gap = _missing(use, step, first, today, limits)
            if gap is not None:
                found.append(gap)
    found += _order(use.power.steps, taken)
    place = {step: at for at, step in enumerate(use.power.steps)}
    return tuple(sorted(found, key=lambda gap: (place.get(gap.step, 99), gap.what)))


def _needed(use: Use, limits: Limits) -> Sequence[str]:
    steps = use.power.steps
    if use.power.group == "service":
        return steps
    small = use.fen is not None and use.fen < limits.village_approval
    if small:
        needed = [step for step in steps if step in _SMALL]
    else:
        needed = [
            step for step in steps if step in {*_FOUR, "decision_published", "result_published"}
        ]
    works = "contract_signed" in steps and use.fen is not None
    if works:
        needed.append("contract_signed")
        needed += [] if small else sorted(_WHERE_LARGE)
    if works and any(one.step == "payment" for one in use.taken):
        needed.append("supervision_check" if not small else "accepted")
    return [step for step in steps if step in needed]


def _missing(use: Use, step: str, first: date, today: date, limits: Limits) -> Gap | None:
    """Return the gap for a step not taken; none while there is still time for it."""
    later = [one for one in use.taken if _after(use.power.steps, one.step, step)]
    if later:
        return Gap(step, "missing", min(one.on for one in later))
    last = max((one.on for one in use.taken), default=first)
    result = step in {"result_published", "result"}
    within = limits.result_days if result else limits.publish_days
    if step in _WHERE_IT_HAPPENED or step in {*_WHERE_LARGE, "contract_signed"}:
        return None  # nothing after it has happened: it may still come
    before = [one for one in use.taken if _after(use.power.steps, step, one.step)]
    if use.taken and not before and step != use.power.steps[0]:
        return None
    due = last + timedelta(days=within)
    published = step in {"decision_published", "result_published", "result", "public_list"}
    if published and today <= due:
        return None
    if not use.taken or published:
        return Gap(step, "missing", min(due, today))
    return None


def _well(one: Taken, limits: Limits) -> Iterable[Gap]:
    """Check majorities and the length of publications."""
    members, voters = one.step == "party_members_review", one.step == "villagers_decide"
    if one.present and one.entitled:
        too_few = members and one.present * 3 < one.entitled * 2
        if too_few or (voters and one.present * 2 <= one.entitled):
            yield Gap(one.step, "quorum", one.on)
    if one.present and one.agreed is not None and one.agreed * 2 <= one.present:
        yield Gap(one.step, "majority", one.on)
    public = one.step in {"decision_published", "result_published", "public_list"}
    if public and one.days is not None and one.days < limits.public_days:
        yield Gap(one.step, "short", one.on)


def _order(steps: Sequence[str], taken: dict[str, Taken]) -> Iterable[Gap]:
    """Find steps taken before one that has to come first."""
    latest: date | None = None
    for step in steps:
        one = taken.get(step)
        if one is None or step in _AT_ANY_TIME:
            continue
        if latest is not None and one.on < latest:
            yield Gap(step, "early", one.on)
        latest = max(latest or one.on, one.on)


def _after(steps: Sequence[str], later: str, earlier: str) -> bool:
    if later not in steps or earlier not in steps:
        return False
    return steps.index(later) > steps.index(earlier)
