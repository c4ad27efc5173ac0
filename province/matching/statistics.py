"""What a platform of this kind publishes of itself, counted from findings and decisions alone.

The same days give the same figures for ever: decisions are never changed, only added to.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from province.matching.models import Decision, Finding

if TYPE_CHECKING:
    from datetime import date


@dataclass
class Figures:
    """One division's figures for a period. `people` counts each person once a measure."""

    found: int = 0
    corrected: int = 0
    cases: int = 0
    recovered_fen: int = 0
    people: dict[str, int] = field(default_factory=dict)


def figures(since: date, until: date, digits: int, division: str = "") -> dict[str, Figures]:
    """Return figures by division.

    Args:
        since: the first day.
        until: the last day.
        digits: how many digits of the code make a division: 2 province, 4 city, 6 county,
            9 township, 12 village.
        division: only below this code.
    """
    found: dict[str, Figures] = defaultdict(Figures)
    rows = Finding.objects.filter(
        found_on__range=(since, until), division__startswith=division
    ).values_list("division", flat=True)
    for code in rows.iterator():
        found[code[:digits]].found += 1
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    real = _last_decisions(since, until, division)
    for one in real:
        code = one.finding.division[:digits]
        figure = found[code]
        figure.corrected += 1
        figure.recovered_fen += one.recovered_fen or 0
        figure.cases += one.measure in {Decision.Measure.CASE, Decision.Measure.JUDICIAL}
        if one.measure:
            people[code, one.measure].add(one.finding.id_number or one.finding.subject)
    for (code, measure), who in sorted(people.items()):
        found[code].people[measure] = len(who)
    return dict(sorted(found.items()))


def _last_decisions(since: date, until: date, division: str) -> list[Decision]:
    """Return the last decision of each finding within the days, where it is: real."""
    last: dict[str, Decision] = {}
    rows = Decision.objects.filter(
        made_on__range=(since, until), finding__division__startswith=division
    )
    for one in rows.select_related("finding").order_by("id"):
        last[one.finding_id] = one
    return [one for one in last.values() if one.decision == Finding.Decision.REAL]
