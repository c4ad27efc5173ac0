"""Which reports an officer may see: the one place that says so.

Every page and every step takes its reports from `seen_by`; what it leaves out does not exist for
that officer. A report about an office's own head is hidden in that office from everybody; what
became of it is seen by the office above alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length

from province.officers.roles import Role

if TYPE_CHECKING:
    from province.officers.models import Officer
    from province.reports.models import IdentityRequest, Office, Report


class ReportQuerySet(models.QuerySet["Report"]):
    """Reports; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave what this officer may know of: at least that it is there and how it stands."""
        roles = officer.roles
        seen = Q(pk__in=[])
        if officer.office_id is not None:
            here = Q(office=officer.office_id, hidden=False)
            if roles & {Role.INTAKE, Role.HEAD}:
                seen |= here
            if Role.HANDLER in roles:
                seen |= here & Q(handler=officer)
            if Role.CUSTODIAN in roles:
                seen |= here & Q(pk__in=_asked())
        if Role.AUDITOR in roles:
            # Said so that an index holds all that is asked: an OR of two lists would have none.
            own = _offices(officer.division, own=True)
            seen |= Q(office__in=_offices(officer.division)) & ~Q(office__in=own, hidden=True)
        return self.filter(seen)

    def late_below(self, officer: Officer) -> Self:
        """Leave what offices under this officer's let lie too long; only heads are told."""
        if Role.HEAD not in officer.roles or officer.office is None:
            return self.none()
        below = _offices(officer.office.division, below=True)
        return self.filter(office__in=below, escalated=True, hidden=False)


def _offices(
    division: str, *, own: bool = False, below: bool = False
) -> models.QuerySet[Office, Any]:
    from province.reports.models import Office  # noqa: PLC0415 - models imports this module

    found = Office.objects.filter(division__startswith=division)
    if own:
        found = Office.objects.filter(division=division)
    if below:
        found = found.annotate(long=Length("division")).filter(long__gt=len(division))
    return found.values("code")


def _asked() -> models.QuerySet[IdentityRequest, Any]:
    from province.reports.models import IdentityRequest  # noqa: PLC0415 - models imports us

    return IdentityRequest.objects.values("report")


def opens(officer: Officer, report: Report) -> bool:
    """Tell whether an officer who sees a report may also read what it says."""
    from province.reports.life import State  # noqa: PLC0415 - life knows roles, roles no models

    if report.office != officer.office_id or report.removed_on is not None:
        return False
    if Role.HEAD in officer.roles:
        return True
    if Role.HANDLER in officer.roles and report.handler_id == officer.pk:
        return True
    fresh = {State.RECEIVED, State.REGISTERED, State.ACCEPTED}
    return Role.INTAKE in officer.roles and report.state in fresh
