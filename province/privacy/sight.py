"""Which pictures an officer may decide on: the one place that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from province.officers.roles import Role

if TYPE_CHECKING:
    from province.officers.models import Officer
    from province.privacy.models import Look  # noqa: F401 - named in the class below


class LookQuerySet(models.QuerySet["Look"]):
    """Pictures that were read; pages begin with `seen_by`."""

    def seen_by(self, officer: Officer) -> Self:
        """Leave those of a clerk's own division."""
        if Role.CLERK not in officer.roles:
            return self.none()
        # By bounds, for an index serves them: codes are digits, and ':' comes after '9'.
        return self.filter(village__gte=officer.division, village__lt=f"{officer.division}:")
