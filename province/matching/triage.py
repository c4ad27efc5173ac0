"""What an officer makes of findings: decide, assign, put aside, open an outcome, with its trace.

    TriageError(ValueError): a plain sentence for the officer

Nothing here makes anything public: only an outcome does, and only of a finding decided as real.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from province.matching import services
from province.matching.models import Decision, Finding, Outcome, Suppression
from province.matching.words import explained
from province.trace import chain

if TYPE_CHECKING:
    from datetime import date

    from protocol.money import Fen

DECIDED: Final = "finding decided"
"""What the trace calls a decision."""
_REASONED: Final = {Finding.Decision.LAWFUL, Finding.Decision.KNOWN}
_KINDS: Final = {"V": Outcome.Kind.LEDGER, "R": Outcome.Kind.PROJECT, "W": Outcome.Kind.AFFAIR}


class TriageError(ValueError):
    """What was asked cannot be done; the message says why."""


@dataclass(frozen=True)
class Verdict:
    """What an officer makes of a finding."""

    decision: str
    by: str
    on: date
    reason: str = ""
    measure: str = ""
    recovered: Fen | None = None
    minutes: int | None = None


def decide(finding: str, verdict: Verdict) -> Finding:
    """Record a decision; a later one corrects an earlier one, and both stay.

    Raises:
        TriageError: there is no such finding, or no reason where one is needed.
    """
    if verdict.decision in _REASONED and not verdict.reason.strip():
        raise TriageError("合规、已知的，要写一句理由")
    if verdict.decision != Finding.Decision.REAL and (verdict.recovered or verdict.measure):
        raise TriageError("只有属实的才有追回和处理")
    with transaction.atomic():
        row = one(finding)
        made = Decision.objects.create(
            finding=row,
            made_on=verdict.on,
            made_by=verdict.by,
            decision=verdict.decision,
            reason=verdict.reason.strip(),
            measure=verdict.measure,
            recovered_fen=verdict.recovered,
            minutes=verdict.minutes,
        )
        row.state = Finding.State.DECIDED
        row.decision, row.decided_on = verdict.decision, verdict.on
        row.save(update_fields=["state", "decision", "decided_on"])
        note = f"{row.rule} {row.division} {told(made)}"
        chain.add(verdict.on, DECIDED, verdict.by, row.id, note)
    return row


def told(decision: Decision) -> str:
    """Return what the trace keeps of a decision: codes and numbers, of the reason a hash."""
    reason = hashlib.sha256(decision.reason.encode()).hexdigest()[:16]
    numbers = (decision.recovered_fen, decision.minutes)
    shown = ("-" if number is None else str(number) for number in numbers)
    return " ".join((decision.decision, decision.measure or "-", *shown, reason))


def assign(finding: str, to: str, due_on: date, by: str, on: date) -> Finding:
    """Say who looks at a finding, and by when.

    Args:
        finding: its id.
        to: an officer's account, or a name.
        due_on: the last day.
        by: who says so.
        on: today.

    Raises:
        TriageError: there is no such finding, or it is decided.
    """
    row = one(finding)
    if row.state != Finding.State.OPEN:
        raise TriageError("已经有结论了")
    if due_on < on:
        raise TriageError("期限不能早于今天")
    row.assigned_to, row.due_on = to, due_on
    with transaction.atomic():
        row.save(update_fields=["assigned_to", "due_on"])
        chain.add(on, "finding assigned", by, row.id, f"{to} {due_on}")
    return row


def put_aside(finding: str, until: date, reason: str, by: str, on: date) -> Suppression:
    """Stop showing what a rule says of this person (or record) until a day.

    Raises:
        TriageError: there is no such finding, no reason, or the day has passed.
    """
    row = one(finding)
    if not reason.strip():
        raise TriageError("要写一句理由")
    if until <= on:
        raise TriageError("到期日应在今天以后")
    with transaction.atomic():
        made = Suppression.objects.create(
            rule=row.rule,
            id_number=row.id_number,
            subject="" if row.id_number else row.subject,
            until=until,
            reason=reason.strip(),
            made_by=by,
            made_on=on,
        )
        same = Finding.objects.filter(rule=made.rule, about=made.about, gone_on=None)
        same.update(quiet_until=until)
        chain.add(on, "finding put aside", by, row.id, f"{until}")
    return made


def open_outcome(finding: str, no: str, by: str, on: date) -> Outcome:
    """Tell the public that a check found something: of a real finding only, and no more than that.

    Raises:
        TriageError: it was not decided as real, or has an outcome.
        services.OutcomeError: the number is taken.
    """
    row = one(finding)
    if row.decision != Finding.Decision.REAL or row.decided_on is None:
        raise TriageError("先要有“属实”的结论")
    if row.outcome_id is not None:
        raise TriageError("已经公布过了")
    if not no:
        raise TriageError("请写编号")
    with transaction.atomic():
        row.outcome = services.add(
            row.division,
            no,
            kind=_KINDS.get(row.rule[0], Outcome.Kind.SUBSIDY),
            found_on=row.decided_on,
            project=row.subject if row.rule.startswith("R") else "",
            told=services.Telling(by, on),
        )
        row.save(update_fields=["outcome"])
    return row.outcome


def one(finding: str) -> Finding:
    """Return a finding by its id, or by its first characters where they are enough.

    Raises:
        TriageError: there is none, or several.
    """
    after = finding + chr(0x7F)  # a range: with `startswith` SQLite would look at every id
    found = list(Finding.objects.filter(id__gte=finding, id__lt=after)[:2]) if finding else []
    if len(found) != 1:
        raise TriageError(f"没有线索 {finding}" if not found else f"{finding} 不止一条，多写几位")
    return found[0]


def words(finding: Finding) -> str:
    """Return a finding in plain words."""
    return explained(finding)
