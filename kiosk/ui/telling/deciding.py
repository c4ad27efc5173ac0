"""四议两公开 in a villager's words: each step, who came, whether it passed, and what is missing.

Called by the affair's view model. The rules are those of the domain's field guide: the party
members' meeting needs two thirds present and over half of them to agree, the villagers' over half;
decision and result are published for seven days each.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from kiosk.ui import words
from kiosk.ui.telling.history import DECIDING, Step
from kiosk.ui.telling.step_names import step_name
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kiosk.model import EventRow

WEEK: Final = 7  # days that a publication must hang
_NAMES: Final = {
    "branch_proposes": mark("deciding", "党支部提议"),
    "committees_discuss": mark("deciding", "两委商议"),
    "party_members_review": mark("deciding", "党员大会审议"),
    "villagers_decide": mark("deciding", "村民会议或代表会议决议"),
    "decision_published": mark("deciding", "决议公开"),
    "result_published": mark("deciding", "实施结果公开"),
}
_QUORUM: Final = {
    "committees_discuss": Fraction(1, 2),
    "party_members_review": Fraction(2, 3),
    "villagers_decide": Fraction(1, 2),
}
_MAJORITY: Final = Fraction(1, 2)
_PUBLISHED: Final = ("decision_published", "result_published")
# What may happen only once it was decided.
_AFTER_DECISION: Final = ("tender_published", "award", "contract_signed", "start")


@dataclass(frozen=True, slots=True)
class Held:
    """One step of the six as it was held; None where no number was handed in."""

    step: str
    on: str  # YYYY-MM-DD
    entitled: int | None = None
    present: int | None = None
    agreed: int | None = None
    document: str = ""
    days: int | None = None  # how long it was published


def of_events(events: Iterable[EventRow]) -> list[Held]:
    """Return the steps that a work's events tell."""
    return [
        Held(
            event.step,
            event.happened_on,
            event.entitled,
            event.present,
            event.agreed,
            event.document,
            _number(_object(event.detail).get("days")),
        )
        for event in events
        if event.step in DECIDING
    ]


def of_detail(detail: Mapping[str, Any]) -> list[Held]:
    """Return the steps that a decision's own `meetings` tell; what makes no sense is left out."""
    meetings = detail.get("meetings")
    found = []
    for each in meetings if isinstance(meetings, list) else ():
        if isinstance(each, dict) and each.get("step") in DECIDING:
            paper = each.get("document")
            found.append(
                Held(
                    step=each["step"],
                    on=str(each.get("on", "")),
                    entitled=_number(each.get("entitled")),
                    present=_number(each.get("present")),
                    agreed=_number(each.get("agreed")),
                    document=paper if isinstance(paper, str) else "",
                    days=_number(each.get("days")),
                )
            )
    return found


def timeline(
    held: Sequence[Held], events: Sequence[EventRow] = (), *, today: str = ""
) -> list[Step]:
    """Return the six steps in their order; those without a record say so.

    Args:
        held: what is recorded; of two records of a step the first counts.
        events: the work's own events, by which a step is late.
        today: day of the newest data, YYYY-MM-DD; by it an open publication is counted.
    """
    known: dict[str, Held] = {}
    for each in held:
        known.setdefault(each.step, each)
    if not known:
        return []
    steps = []
    for place, name in enumerate(DECIDING):
        there = known.get(name)
        if there is not None:
            before = next((known[n] for n in reversed(DECIDING[:place]) if n in known), None)
            said = words.listed(_said(there, before, events))
            steps.append(Step(said_name(name), words.day(there.on, year=True), said))
        else:
            later = any(step in known for step in DECIDING[place + 1 :])
            day, said = _absent(name, events, later=later, today=today)
            steps.append(Step(said_name(name), day, said, missing=True))
    return steps


def said_name(step: str) -> str:
    """Return what a step of the six is called."""
    return translate("deciding", _NAMES[step])


def verdict(step: str, entitled: int, present: int, agreed: int) -> str:
    """Return whether a meeting's decision holds, in words."""
    quorum = _QUORUM.get(step)
    if quorum is not None and entitled and Fraction(present, entitled) < quorum:
        if quorum == Fraction(2, 3):
            return translate("deciding", "到的人不够三分之二，不作数")
        return translate("deciding", "到的人不够一半，不作数")
    if present and Fraction(agreed, present) > _MAJORITY:
        return translate("deciding", "过了")
    return translate("deciding", "同意的没有过半，没过")


def _said(held: Held, before: Held | None, events: Sequence[EventRow]) -> list[str]:
    parts = []
    if held.entitled is not None:
        parts.append(translate("deciding", "应到 {n} 人").format(n=held.entitled))
    if held.present is not None:
        parts.append(translate("deciding", "实到 {n} 人").format(n=held.present))
    if held.agreed is not None:
        parts.append(translate("deciding", "同意 {n} 人").format(n=held.agreed))
    if held.entitled is not None and held.present is not None and held.agreed is not None:
        parts.append(verdict(held.step, held.entitled, held.present, held.agreed))
    if held.step in _PUBLISHED:
        parts.append(_published(held.days))
    if held.document:
        parts.append(held.document)
    return [*parts, *_late(held, before, events)]


def _published(days: int | None) -> str:
    if days is None:
        return translate("deciding", "没有写公示了几天")
    if days < WEEK:
        return translate("deciding", "只公示了 {days} 天，应当公示 {week} 天").format(
            days=days, week=WEEK
        )
    return translate("deciding", "公示了 {days} 天").format(days=days)


def _late(held: Held, before: Held | None, events: Sequence[EventRow]) -> list[str]:
    """Say when a step stands before the one that it follows, or after what needed it."""
    late = []
    apart = _days(held.on, before.on) if before is not None else None
    if before is not None and apart is not None and apart > 0:
        late.append(
            translate("deciding", "比“{step}”还早 {days} 天").format(
                step=said_name(before.step), days=apart
            )
        )
    if held.step == "result_published":
        return late
    first = next((event for event in events if event.step in _AFTER_DECISION), None)
    if first is not None and held.on > first.happened_on:
        late.append(
            translate("deciding", "“{step}”（{day}）以后才补的").format(
                step=step_name(first.step_name), day=words.day(first.happened_on)
            )
        )
    return late


def _absent(step: str, events: Sequence[EventRow], *, later: bool, today: str) -> tuple[str, str]:
    if later:
        return (
            translate("deciding", "没有记录"),
            translate("deciding", "后面的步骤已经有了，这一步没有交来"),
        )
    begun = next((event for event in events if event.step in _AFTER_DECISION), None)
    if step != "result_published" and begun is not None:
        return (
            translate("deciding", "没有记录"),
            translate("deciding", "“{step}”已经有了，这一步没有交来").format(
                step=step_name(begun.step_name)
            ),
        )
    accepted = next((event for event in events if event.step == "accepted"), None)
    if step == "result_published" and accepted is not None:
        since = _days(accepted.happened_on, today)
        if since is not None and since > 0:
            return (
                translate("deciding", "没有记录"),
                translate("deciding", "验收已经 {days} 天，结果还没有公开").format(days=since),
            )
    return translate("deciding", "还没有到这一步"), ""


def _days(earlier: str, later: str) -> int | None:
    """Return the days from one to the other; None if either is no day."""
    try:
        return (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    except ValueError:
        return None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def _object(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
