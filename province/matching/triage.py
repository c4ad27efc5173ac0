"""What an officer does with findings: list, look, decide, assign, put aside. Commands call it.

    TriageError(ValueError): a plain sentence for the officer

Nothing here makes anything public: only an outcome does, and only of a finding decided as real.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, Sum

from province.matching import services
from province.matching.models import Decision, Finding, Outcome, Suppression
from province.matching.words import explained

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.db.models import QuerySet

    from protocol.money import Fen

PAGE: Final = 50
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


@dataclass(frozen=True)
class Case:
    """All open findings about one person (or, where nobody is named, one record)."""

    id_number: str
    subject: str
    division: str
    count: int
    rules: tuple[str, ...]
    amount_fen: int
    severity: int
    due_on: date | None


def waiting(today: date, division: str = "", rule: str = "") -> QuerySet[Finding]:
    """Return what waits for a decision and is not put aside, without an order."""
    aside = Suppression.objects.filter(
        Q(rule=OuterRef("rule")) | Q(rule=""),
        Q(id_number=OuterRef("id_number"), subject="") & ~Q(id_number="")
        | Q(subject=OuterRef("subject")) & ~Q(subject=""),
        until__gte=today,
    )
    found = Finding.objects.filter(state=Finding.State.OPEN, gone_on=None).exclude(Exists(aside))
    if division:
        found = found.filter(division__startswith=division)
    return found.filter(rule=rule) if rule else found


def page(
    today: date, division: str = "", rule: str = "", after: Finding | None = None, size: int = PAGE
) -> Sequence[Finding]:
    """Return the next findings, the most urgent first, after the last one seen."""
    found = waiting(today, division, rule).order_by("severity", "id")
    if after is not None:
        found = found.filter(
            Q(severity__gt=after.severity) | Q(severity=after.severity, id__gt=after.id)
        )
    return list(found[:size])


def cases(today: date, division: str = "", size: int = PAGE) -> list[Case]:
    """Return open findings by person and case, the most urgent first."""
    named = waiting(today, division).exclude(id_number="")
    loose = waiting(today, division).filter(id_number="")
    shown = []
    for rows, keys in ((named, ("id_number",)), (loose, ("subject",))):
        grouped = rows.values(*keys).annotate(
            findings=Count("id"), worst=Min("severity"), where=Max("division"),
            sum=Sum("amount_fen"), due=Min("due_on"),
        )  # fmt: skip
        shown += [_case(rows, keys[0], row) for row in grouped.order_by("worst", *keys)[:size]]
    shown.sort(key=lambda one: (one.severity, -one.amount_fen))
    return shown[:size]


def of_person(id_number: str, today: date) -> list[Finding]:
    """Return a person's open findings, for the evidence rows side by side."""
    return list(waiting(today).filter(id_number=id_number).order_by("severity", "id"))


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
        Decision.objects.create(
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
    return row


def assign(finding: str, to: str, due_on: date) -> Finding:
    """Say who looks at a finding, and by when.

    Raises:
        TriageError: there is no such finding, or it is decided.
    """
    row = one(finding)
    if row.state != Finding.State.OPEN:
        raise TriageError("已经有结论了")
    row.assigned_to, row.due_on = to, due_on
    row.save(update_fields=["assigned_to", "due_on"])
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
    return Suppression.objects.create(
        rule=row.rule,
        id_number=row.id_number,
        subject="" if row.id_number else row.subject,
        until=until,
        reason=reason.strip(),
        made_by=by,
        made_on=on,
    )


def open_outcome(finding: str, no: str) -> Outcome:
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
    with transaction.atomic():
        row.outcome = services.add(
            row.division,
            no,
            kind=_KINDS.get(row.rule[0], Outcome.Kind.SUBSIDY),
            found_on=row.decided_on,
            project=row.subject if row.rule.startswith("R") else "",
        )
        row.save(update_fields=["outcome"])
    return row.outcome


def one(finding: str) -> Finding:
    """Return a finding by its id, or by its first characters where they are enough.

    Raises:
        TriageError: there is none, or several.
    """
    found = list(Finding.objects.filter(id__startswith=finding)[:2]) if finding else []
    if len(found) != 1:
        raise TriageError(f"没有线索 {finding}" if not found else f"{finding} 不止一条，多写几位")
    return found[0]


def words(finding: Finding) -> str:
    """Return a finding in plain words."""
    return explained(finding)


def _case(rows: QuerySet[Finding], key: str, row: dict[str, Any]) -> Case:
    rules = rows.filter(**{key: row[key]}).values_list("rule", flat=True).distinct()
    return Case(
        id_number=row.get("id_number", ""),
        subject=row.get("subject", ""),
        division=row["where"],
        count=row["findings"],
        rules=tuple(sorted(rules)),
        amount_fen=row["sum"] or 0,
        severity=row["worst"],
        due_on=row["due"],
    )
