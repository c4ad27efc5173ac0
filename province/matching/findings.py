"""Findings brought into the province: the same subject is the same finding for ever.

`run` calls it once a rule, in one transaction. What an officer decided is never touched.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

from protocol.idnumber import check_character
from province.matching import scorecard
from province.matching.duck import rows_of
from province.matching.models import Finding, Suppression
from province.matching.rule import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from province.matching.rule import Rule
    from province.matching.touched import Part

_CHUNK: Final = 5_000
_ID_LENGTH: Final = 32
_SQL: Final = (
    "INSERT INTO matching_finding (id, rule, subject, division, id_number, amount_fen, day, "
    "evidence, severity, found_on, run, state, decision, assigned_to) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'open', '', '') "
    "ON CONFLICT (id) DO UPDATE SET division = excluded.division, "
    "id_number = excluded.id_number, amount_fen = excluded.amount_fen, day = excluded.day, "
    "evidence = excluded.evidence, severity = excluded.severity, run = excluded.run, "
    "gone_on = NULL"
)


def identity(rule: str, subject: str) -> str:
    """Return the finding's id: it stays as long as rule and subject do, and tells neither."""
    return hashlib.sha256(f"{rule}|{subject}".encode()).hexdigest()[:_ID_LENGTH]


def id_number(person: int | None) -> str:
    """Return the 18 characters for a person as rules count them; nothing for nobody."""
    if not person:
        return ""
    digits = f"{person:017d}"
    return digits + check_character(digits)


def store(  # noqa: PLR0913 - what a run knows
    rule: Rule,
    answers: Iterable[Path],
    *,
    run: int,
    today: date,
    division: str = "",
    part: Part | None = None,
) -> int:
    """Bring what a rule found into the province; what it no longer finds is marked as gone.

    Args:
        rule: the rule.
        answers: files of rows.
        run: the number of this run.
        today: the day for which it ran.
        division: only findings below it are kept, and only those are marked as gone.
        part: only what it tells anew is kept and marked as gone; everything, if None.

    Returns:
        How many there are now.
    """
    found = 0
    rank = scorecard.rank(rule.id, SEVERITIES.index(rule.severity))
    with transaction.atomic():
        told = part.told if part else "true"
        with rows_of(answers, f"starts_with(division, '{division}') AND {told}") as result:
            while rows := result.fetchmany(_CHUNK):
                found += len(rows)
                _upsert(_row(rule, rank, row, today, run) for row in rows)
        _keep_still(today, rule.id)
        old = Finding.objects.filter(rule=rule.id, gone_on=None).exclude(run=run)
        if division:
            old = old.filter(division__startswith=division)
        if part is None:
            old.update(gone_on=today)
            return found
        numbers = [id_number(person) for person in part.persons()]
        nobodys = [identity(rule.id, one) for one in part.subjects()] if rule.ties else []
        for field, values in (("id_number", numbers), ("id", nobodys)):
            for start in range(0, len(values), _CHUNK):
                chunk = values[start : start + _CHUNK]
                old.filter(**{f"{field}__in": chunk}).update(gone_on=today)
    return Finding.objects.filter(rule=rule.id, gone_on=None).count()


@dataclass(frozen=True)
class Told:
    """A finding that no SQL made: of a project's light, or of a village's power."""

    rule: str
    subject: str
    division: str
    amount: int | None
    day: date | None
    evidence: dict[str, Any]
    severity: int


def keep(told: Iterable[Told], *, family: str, run: int, today: date, division: str = "") -> None:
    """Bring findings of a family of rules (the first letter of their ids) into the province.

    What is no longer told is marked as gone, below the division.
    """
    with transaction.atomic():
        _upsert(
            (
                identity(one.rule, one.subject),
                one.rule,
                one.subject,
                one.division,
                "",
                one.amount,
                one.day.isoformat() if one.day else None,
                json.dumps(one.evidence, ensure_ascii=False),
                scorecard.rank(one.rule, one.severity),
                today.isoformat(),
                run,
            )
            for one in told
        )
        _keep_still(today, family)
        old = Finding.objects.filter(rule__startswith=family, gone_on=None).exclude(run=run)
        old.filter(division__startswith=division).update(gone_on=today)


def _keep_still(today: date, rules: str) -> None:
    """Put aside what was put aside before it was found: of rules whose ids begin so."""
    for one in Suppression.objects.filter(until__gte=today, rule__startswith=rules):
        same = Finding.objects.filter(rule=one.rule, about=one.about, gone_on=None)
        same.filter(quiet_until=None).update(quiet_until=one.until)


def _upsert(rows: Iterable[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_SQL, list(rows))


def _row(rule: Rule, rank: int, row: Sequence[Any], today: date, run: int) -> tuple[Any, ...]:
    subject, division, person, amount, day, *rest = row
    evidence = dict(zip(rule.evidence, map(_plain, rest), strict=True))
    return (
        identity(rule.id, subject),
        rule.id,
        subject,
        division,
        id_number(person),
        amount,
        day.isoformat() if day else None,
        json.dumps(evidence, ensure_ascii=False),
        rank,
        today.isoformat(),
        run,
    )


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
