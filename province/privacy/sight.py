"""Which villages' pictures and texts a clerk looks at: the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from province.officers.roles import Role

if TYPE_CHECKING:
    from province.officers.models import Officer

_Model = TypeVar("_Model", bound=models.Model)


class ByVillage(models.QuerySet[_Model]):
    """What lies in villages; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave those of a clerk's own division."""
        if Role.CLERK not in officer.roles:
            return self.none()
        # By bounds, for an index serves them: codes are digits, and ':' comes after '9'.
        return self.filter(village__gte=officer.division, village__lt=f"{officer.division}:")
