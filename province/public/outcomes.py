"""What checks came to, for everyone: settled outcomes, and findings counted by county and year.

No finding is shown. An open outcome is only counted, where a terminal shows that there is one.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max, QuerySet

from province.matching.models import Decision, Finding, Outcome, RuleRun
from province.public import sums
from province.public.models import Counted, Held, Sum

if TYPE_CHECKING:
    from province.public.sums import Cell, People
    from province.publish.keyring import Keyring

FOUND: Final = "found"
CORRECTED: Final = "corrected"
COUNTY: Final = 6


def outcomes(place: str) -> QuerySet[Outcome]:
    """Return what was settled in a place and below, the newest first."""
    below = Outcome.objects.filter(division__gte=place, division__lt=f"{place}:")
    settled = below.filter(state=Outcome.State.SETTLED)
    return settled.select_related("division").order_by("-settled_on", "division", "no")


def looked_into(place: str) -> int:
    """Return how many outcomes are open in a place and below."""
    below = Outcome.objects.filter(division__gte=place, division__lt=f"{place}:")
    return below.filter(state=Outcome.State.OPEN).count()


@transaction.atomic
def count_findings(keyring: Keyring) -> None:
    """Count findings anew by county and year, unless nothing was found or decided since.

    Corrected is what an officer's last word calls real. Counties' counts of fewer than three people
    stand in the city's.
    """
    newest = RuleRun.objects.aggregate(at=Max("ran_at"))["at"]
    state = f"{newest} {Decision.objects.aggregate(pk=Max('pk'))['pk']} {Finding.objects.count()}"
    if Counted.objects.filter(state=state).exists():
        return
    key, kind = keyring.local(sums.PEOPLE_KEY), Sum.Kind.FINDINGS
    counted = _counted()
    counties = counted.keys() | set(Held.objects.filter(kind=kind).values_list("place", flat=True))
    for county in counties:
        sums.keep(kind, county, sums.smallest(kind, county, counted.get(county, {}), key))
    sums.add_up(kind, counties)
    Counted.objects.update_or_create(pk=1, defaults={"state": state})


def _counted() -> dict[str, dict[Cell, People]]:
    """Return by county whom findings are about."""
    found: dict[str, dict[Cell, People]] = defaultdict(lambda: defaultdict(dict))
    rows = Finding.objects.values_list("division", "found_on", "id_number", "subject")
    for division, found_on, id_number, subject in rows.iterator():
        # Whose finding names no county is the province's or a city's own: not counted by county.
        if len(division) >= COUNTY:
            _add(found[division[:COUNTY]][found_on.year, FOUND], id_number or subject, 0)
    last: dict[str, Decision] = {}
    for one in Decision.objects.select_related("finding").order_by("pk"):
        last[one.finding_id] = one
    for one in last.values():
        finding = one.finding
        if one.decision == Finding.Decision.REAL and len(finding.division) >= COUNTY:
            people = found[finding.division[:COUNTY]][finding.found_on.year, CORRECTED]
            _add(people, finding.id_number or finding.subject, one.recovered_fen or 0)
    return found


def _add(people: People, who: str, fen: int) -> None:
    times, sum_fen = people.get(who, (0, 0))
    people[who] = times + 1, sum_fen + fen
