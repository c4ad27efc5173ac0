"""Which findings an officer may see: the one place that says so, as for reports.

Every page and every step takes its findings from `seen_by`; what it leaves out does not exist for
that officer. Places are asked for by columns that SQLite computes, each with an index in the order
of the list: a prefix would be looked for row by row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Q

from province.officers.roles import Role

if TYPE_CHECKING:
    from province.matching.models import Finding
    from province.officers.models import Officer

SEES: Final = (Role.INTAKE, Role.HANDLER, Role.HEAD, Role.AUDITOR)
"""Roles for whom there are findings at all."""
_ALL_OF_THEM: Final = frozenset({Role.INTAKE, Role.HEAD, Role.AUDITOR})
_COLUMNS: Final = {4: "city", 6: "county", 9: "township"}
_VILLAGE: Final = 12
_TOWNSHIP: Final = 9


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave what this officer may know of: all of their division, a handler's only theirs."""
        roles = officer.roles
        if roles & _ALL_OF_THEM:
            return self.below(officer.division)
        if Role.HANDLER in roles:
            return self.below(officer.division).filter(assigned_to=str(officer))
        return self.none()

    def below(self, division: str) -> Self:
        """Leave those of a division and of what lies in it."""
        return self.filter(place(division))

    def standing(self) -> Self:
        """Leave those that their rule still finds."""
        return self.filter(gone_on=None)


def place(division: str, of: str = "") -> Q:
    """Return the condition that a finding (reached by the path `of`) is of a division."""
    if len(division) == _VILLAGE:
        return Q(**{f"{of}township": division[:_TOWNSHIP], f"{of}division": division})
    if column := _COLUMNS.get(len(division)):
        return Q(**{f"{of}{column}": division})
    return Q(**{f"{of}division__startswith": division}) if division else Q()


def decides(officer: Officer, finding: Finding) -> bool:
    """Tell whether an officer who sees a finding also says what it is."""
    if Role.HEAD in officer.roles:
        return True
    return Role.HANDLER in officer.roles and finding.assigned_to == str(officer)
