"""Whose villages' books an accountant keeps: the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models.functions import Length

from province.officers.roles import Role
from province.registry.models import Department, Division

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from province.officers.models import Officer

_VILLAGE: Final = 12


def villages(officer: Officer) -> QuerySet[Division]:
    """Return the villages whose books an officer keeps."""
    if Role.ACCOUNTANT not in officer.roles:
        return Division.objects.none()
    below = Division.objects.filter(code__startswith=officer.division, withdrawn_on=None)
    return below.annotate(digits=Length("code")).filter(digits=_VILLAGE)


def department(officer: Officer) -> Department | None:
    """Return the department for which an accountant keeps books: the account names it."""
    if Role.ACCOUNTANT not in officer.roles or not officer.department:
        return None
    return Department.objects.filter(code=officer.department, withdrawn_on=None).first()
