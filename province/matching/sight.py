"""Which findings an officer may see: the one place that says so, as for reports.

Every page and every step takes its findings from `seen_by`; what it leaves out does not exist for
that officer. What is found about an official of an office is hidden in that office from everybody;
the office above sees it, and where none is above an auditor who belongs to no office.

Places are asked for by columns that SQLite computes, each with an index in the order of the list:
a prefix would be looked for row by row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Q

from protocol.division import LENGTHS
from province.officers.roles import Role
from province.registry import divisions

if TYPE_CHECKING:
    from province.matching.models import Finding
    from province.officers.models import Officer
    from province.reports.models import Office

SEES: Final = (Role.INTAKE, Role.HANDLER, Role.HEAD, Role.AUDITOR)
"""Roles for whom there are findings at all."""
_ALL_OF_THEM: Final = frozenset({Role.INTAKE, Role.HEAD, Role.AUDITOR})
_COLUMNS: Final = {4: "city", 6: "county", 9: "township"}
_COUNTY: Final = 6
_VILLAGE: Final = 12
_PERSON: Final = 17  # digits by which rules know a person
_NAMES_OFFICIALS: Final = ("B04", "P02")  # their subjects name an official after the payee
_TOWNSHIP: Final = 9


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave what this officer may know of: all of their division, a handler's only theirs."""
        roles = officer.roles
        if not roles.intersection(SEES):
            return self.none()
        seen = self.below(officer.division)
        colleagues = _colleagues(officer)
        if colleagues:
            seen = seen.exclude(_about(colleagues))
        return seen if roles & _ALL_OF_THEM else seen.filter(assigned_to=str(officer))

    def below(self, division: str) -> Self:
        """Leave those of a division and of what lies in it."""
        return self.filter(place(division))

    def standing(self) -> Self:
        """Leave those that their rule still finds."""
        return self.filter(gone_on=None)


def _colleagues(officer: Officer) -> set[str]:
    """Return the ID numbers of the officials of an officer's office, who are or once were.

    The register names them with the office as their unit; who stands in it under another unit of
    the same division is known by name. A namesake too many is left to the office above.
    """
    from province.officers.models import Officer  # noqa: PLC0415 - no models where they are made
    from province.registry.models import Official  # noqa: PLC0415 - likewise

    offices = _offices(officer)
    units, heads = {office.name for office in offices}, {office.head for office in offices}
    names = set(Officer.objects.filter(office__in=offices).values_list("name", flat=True))
    found = Official.objects.filter(
        Q(unit__in=units - {""}) | Q(name__in=(names | heads | {officer.name}) - {""}),
        division__in={officer.division, *(office.division for office in offices)},
    )
    return set(found.exclude(id_number="").values_list("id_number", flat=True))


def _offices(officer: Officer) -> list[Office]:
    """Return the offices from whose own findings an officer is kept.

    An auditor without an office is kept from those of every office of their division, for the
    office above sees them. Where none is above, this auditor is the one who does.
    """
    from province.reports.models import Office  # noqa: PLC0415 - no models where they are made

    if officer.office_id is not None:
        return list(Office.objects.filter(pk=officer.office_id))
    place = officer.division
    above = [place[:digits] for digits in (0, *LENGTHS) if digits < len(place)]
    if not Office.objects.filter(division__in=above).exists():
        return []
    return list(Office.objects.filter(division=place))


def _about(numbers: set[str]) -> Q:
    """Return the condition that a finding is about one of these, or names one beside a payee."""
    about = Q(id_number__in=numbers)
    named = Q()
    for number in numbers:
        named |= Q(subject__contains=f"|{number[:_PERSON]}")
    return about | (Q(rule__in=_NAMES_OFFICIALS) & named)


def place(division: str, of: str = "") -> Q:
    """Return the condition that a finding (reached by the path `of`) is of a division."""
    if len(division) == _VILLAGE:
        return Q(**{f"{of}township": division[:_TOWNSHIP], f"{of}division": division})
    if column := _COLUMNS.get(len(division)):
        return Q(**{f"{of}{column}": division})
    if not division:
        return Q()
    column = "county" if len(division) < _COUNTY else "division"
    return divisions.inside(f"{of}{column}", division)


def decides(officer: Officer, finding: Finding) -> bool:
    """Tell whether an officer who sees a finding also says what it is."""
    if Role.HEAD in officer.roles:
        return True
    return Role.HANDLER in officer.roles and finding.assigned_to == str(officer)
