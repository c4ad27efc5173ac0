"""Friendly notices (Q01) that an officer answered: publishing leaves them off the person's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from province.matching.models import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

RULE = "Q01"


def answered() -> QuerySet[Finding]:
    """Return the notices about which an officer said that nothing is owed."""
    decided = Finding.objects.filter(rule=RULE, state=Finding.State.DECIDED)
    return decided.exclude(decision=Finding.Decision.REAL)


def dismissed(numbers: Sequence[str]) -> set[tuple[str, str]]:
    """Return (ID number, programme) of those among these persons."""
    rows = answered().filter(id_number__in=numbers).values_list("id_number", "evidence")
    return {(number, str(evidence.get("programme", ""))) for number, evidence in rows}
