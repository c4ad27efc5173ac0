"""Outcomes entered, settled and listed. Called by `commands` and `triage`.

    OutcomeError(ValueError): a plain sentence for the operator

What is settled is read by a whole county, so words that hold a villager's name or anybody's number
are refused here, and masked once more when they are published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from protocol.division import LENGTHS
from province.ledger.models import Voucher
from province.matching.models import Outcome
from province.projects.models import Project
from province.publish.ledger_rows import project_id, voucher_id
from province.publish.masks import Masks
from province.registry.models import Division, Official, Person
from province.trace import chain

if TYPE_CHECKING:
    from datetime import date

    from protocol.money import Fen


class OutcomeError(ValueError):
    """What was entered cannot be taken; the message says why."""


@dataclass(frozen=True)
class Settlement:
    """What came of a check."""

    on: date
    title: str
    result: str  # plain words
    recovered: Fen | None  # None: no money came back


@dataclass(frozen=True)
class Telling:
    """Who tells the public, and today: what the trace keeps."""

    by: str
    on: date


def add(  # noqa: PLR0913 - one row has so many columns
    division: str,
    no: str,
    *,
    kind: str,
    found_on: date,
    told: Telling,
    voucher: str = "",
    project: str = "",
) -> Outcome:
    """Enter an open outcome.

    Args:
        division: code of the village, township or county that it concerns.
        no: the operator's own number for it, once a division.
        kind: one of Outcome.Kind.
        found_on: the day of the check.
        told: by whom, today.
        voucher: number of the voucher it is about (of the village), or empty.
        project: code of the project it is about, or empty.

    Raises:
        OutcomeError: unknown division or record, or the number is taken.
    """
    if not Division.objects.filter(code=division).exists():
        raise OutcomeError(f"没有这个地方：{division}")
    record = _record(division, voucher, project)
    try:
        with transaction.atomic():
            outcome = Outcome.objects.create(
                division_id=division, no=no, kind=kind, found_on=found_on, record=record
            )
            chain.add(told.on, "outcome opened", told.by, f"{division} {no}", kind)
            return outcome
    except IntegrityError:
        raise OutcomeError(f"{division} 已经有 {no} 号了") from None


def settle(division: str, no: str, settlement: Settlement, told: Telling) -> Outcome:
    """Say what came of an outcome; a second call corrects the first.

    Raises:
        OutcomeError: there is no such outcome, a day before it was found, or words that name
            somebody.
    """
    outcome = Outcome.objects.filter(division__code=division, no=no).first()
    if outcome is None:
        raise OutcomeError(f"{division} 没有 {no} 号")
    if settlement.on < outcome.found_on:
        raise OutcomeError("查清的日子不能早于发现的日子")
    if not settlement.title.strip() or not settlement.result.strip():
        raise OutcomeError("标题和结果都要写")
    masks = _masks(division)
    for words in (settlement.title, settlement.result):
        if masks.text(words) != words:
            raise OutcomeError("里面有村民的名字或号码，请写成不点名的话")
    outcome.state = Outcome.State.SETTLED
    outcome.settled_on = settlement.on
    outcome.title = settlement.title.strip()
    outcome.result = settlement.result.strip()
    outcome.recovered_fen = settlement.recovered
    with transaction.atomic():
        outcome.save()
        recovered = "-" if settlement.recovered is None else f"{settlement.recovered}"
        chain.add(told.on, "outcome settled", told.by, f"{division} {no}", recovered)
    return outcome


def listed(division: str = "") -> tuple[Outcome, ...]:
    """Return the outcomes below a division (all, if empty), newest first."""
    found = Outcome.objects.filter(division__code__startswith=division)
    return tuple(found.order_by("-found_on", "division", "no"))


def _record(division: str, voucher: str, project: str) -> str:
    if voucher:
        key = f"{voucher}|{division}"
        if not Voucher.objects.filter(key=key).exists():
            raise OutcomeError(f"这个村没有凭证 {voucher}")
        return voucher_id(key)
    if project and not Project.objects.filter(code=project).exists():
        raise OutcomeError(f"没有项目 {project}")
    return project_id(project)


def _masks(division: str) -> Masks:
    """Return masks of everybody registered below a division; who holds a post acts in office."""
    people = Person.objects.filter(village__code__startswith=division)
    above = [division[:length] for length in LENGTHS]
    posts = Official.objects.filter(withdrawn_on=None)
    officials = posts.filter(division__code__startswith=division) | posts.filter(division__in=above)
    return Masks(
        frozenset(people.values_list("name", flat=True)),
        frozenset(officials.values_list("name", flat=True)),
    )
