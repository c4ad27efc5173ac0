"""Counts of very many that pages show: made every five minutes, so that nobody waits for them.

Only `recount` writes them, and only for who sees more than a county: everybody else's are small. A
page with nothing kept, because there is little to count or nobody recounts, counts by itself.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Generic, TypeVar

from django.utils import timezone

from province.officers.models import Officer
from province.officers.roles import Role
from province.workbench.models import Counted

_MANY: Final = 100_000  # to count so many takes longer than a page should
_HOLDS: Final = timedelta(minutes=15)  # longer than two recounts are apart
_COUNTY: Final = 6

_Value = TypeVar("_Value")  # whatever JSON holds


@dataclass(frozen=True)
class Counts(Generic[_Value]):
    """What one page counts.

    Attributes:
        page: its name.
        count: counts for an officer's key or a division, as of a day.
        many: how many were counted.
        whose: for whom it is worth while to keep it.
    """

    page: str
    count: Callable[[str, date], _Value]
    many: Callable[[_Value], int]
    whose: Callable[[], Iterable[str]]

    def of(self, whose: str, day: date) -> tuple[_Value, bool]:
        """Return the count, and whether it is a kept one."""
        fresh = timezone.now() - _HOLDS
        kept = Counted.objects.filter(page=self.page, whose=whose, day=day, at__gt=fresh)
        found = kept.values_list("value", flat=True).first()
        return (self.count(whose, day), False) if found is None else (found, True)

    def recount(self, day: date) -> int:
        """Count for everybody with much to count; return for how many it is kept."""
        kept = set()
        for whose in sorted(set(self.whose())):
            value = self.count(whose, day)
            if self.many(value) >= _MANY:
                kept.add(whose)
                Counted.objects.update_or_create(
                    page=self.page, whose=whose,
                    defaults={"value": value, "day": day, "at": timezone.now()},
                )  # fmt: skip
        Counted.objects.filter(page=self.page).exclude(whose__in=kept).delete()
        return len(kept)


def above_counties(*roles: Role) -> Iterable[Officer]:
    """Return the officers with one of these roles who see more than a county, closed ones not."""
    groups = [role.value for role in roles]
    found = Officer.objects.filter(user__groups__name__in=groups, user__is_active=True).distinct()
    return (officer for officer in found if len(officer.division) < _COUNTY)
