"""Which villages' pictures and texts a clerk looks at: the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

from django.db import models

from province.officers.roles import Role
from province.registry import divisions

if TYPE_CHECKING:
    from province.officers.models import Officer

_Model = TypeVar("_Model", bound=models.Model)


class ByVillage(models.QuerySet[_Model]):
    """What lies in villages; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave those of a clerk's own division."""
        return self.below(officer.division) if Role.CLERK in officer.roles else self.none()

    def below(self, division: str) -> Self:
        """Leave those of a division."""
        return self.filter(divisions.inside("village", division))
