"""How far a version is given out, and when it is stopped because terminals went back from it.

`publication` asks what to offer each time it signs; the `software` command decides.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from protocol import release
from province.fleet.models import Terminal
from province.software.errors import NoSuchVersion
from province.software.models import Given, System, Version

LEAST = 3  # terminals that went back before it can be the version's fault
MOST_SHARE = 0.05  # of those that tried it


@dataclass(frozen=True, slots=True)
class Tried:
    """What terminals in use told of a version in their last heartbeats."""

    running: int
    went_back: int

    @property
    def too_many(self) -> bool:
        """Whether more went back than may."""
        tried = self.running + self.went_back
        return self.went_back >= LEAST and self.went_back > MOST_SHARE * tried


def offered() -> release.Rollout:
    """Return what the feed is to say; what too many went back from is halted here."""
    number, percent = _newest(Version)
    system, system_percent = _newest(System)
    return release.Rollout(release.VERSION, number, percent, system, system_percent)


def _newest(kind: type[Given]) -> tuple[release.Number | Literal[""], int]:
    chosen = kind.objects.exclude(staged_at=None).order_by("-staged_at").first()
    if chosen is None:
        return "", 0
    if not chosen.halted and chosen.percent and tried(chosen.number, kind).too_many:
        chosen.halted = True
        chosen.save(update_fields=["halted"])
    return release.Number(chosen.number), 0 if chosen.halted else chosen.percent


def tried(number: str, kind: type[Given] = Version) -> Tried:
    """Count the terminals that run a version or a system, and those that went back from it."""
    runs, left = ("slot", "rejected") if kind is Version else ("system", "systems_rejected")
    active = Terminal.objects.filter(state=Terminal.State.ACTIVE)
    return Tried(
        running=active.filter(**{f"told__{runs}": number}).count(),
        # In JSON, with its quotes: 1.2.0 is not found in 11.2.0.
        went_back=active.filter(**{f"told__{left}__icontains": f'"{number}"'}).count(),
    )


def stage(number: str, percent: int, now: datetime, kind: type[Given] = Version) -> None:
    """Offer it to so many of a hundred terminals; raises NoSuchVersion."""
    _change(kind, number, percent=percent, staged_at=now, halted=False)


def halt(number: str, kind: type[Given] = Version) -> None:
    """Offer it to nobody more; who has it keeps it. Raises NoSuchVersion."""
    _change(kind, number, halted=True)


def _change(kind: type[Given], number: str, **values: object) -> None:
    if not kind.objects.filter(number=number).update(**values):
        raise NoSuchVersion(f"没有 {number} 这个版本")
