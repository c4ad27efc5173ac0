"""How often each rule is right, what it brought back, what it costs; and the order it gives.

Made of decisions alone. `findings` asks it for a rule's rank, commands print it.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import Final

from province.matching.models import Decision, Finding

_Z: Final = 1.96  # 95 of 100
_WORST: Final = 99
_UNKNOWN: Final = 50  # a rule that nobody has judged yet


@dataclass(frozen=True)
class Card:
    """One rule's record. `low` and `high` bound its precision, 95 of 100 (Wilson)."""

    rule: str
    open: int
    decided: int
    real: int
    low: float
    high: float
    recovered_fen: int
    minutes: float | None  # median for one finding

    @property
    def precision(self) -> float | None:
        """The share of decided findings that were real."""
        return self.real / self.decided if self.decided else None


def interval(real: int, decided: int) -> tuple[float, float]:
    """Return the Wilson interval of a share."""
    if not decided:
        return 0.0, 1.0
    share = real / decided
    middle = share + _Z**2 / (2 * decided)
    spread = _Z * sqrt(share * (1 - share) / decided + _Z**2 / (4 * decided**2))
    below = 1 + _Z**2 / decided
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def cards() -> tuple[Card, ...]:
    """Return a card for every rule that found anything, the surest first."""
    last: dict[str, Decision] = {}
    recovered: dict[str, int] = defaultdict(int)
    minutes: dict[str, list[int]] = defaultdict(list)
    for one in Decision.objects.select_related("finding").order_by("id"):
        last[one.finding_id] = one  # a later decision corrects an earlier one
    decided: dict[str, list[bool]] = defaultdict(list)
    for one in last.values():
        rule = one.finding.rule
        # Known already says nothing about the rule: it was right, but of no use.
        if one.decision != Finding.Decision.KNOWN:
            decided[rule].append(one.decision == Finding.Decision.REAL)
        recovered[rule] += one.recovered_fen or 0
        if one.minutes is not None:
            minutes[rule].append(one.minutes)
    waiting: dict[str, int] = defaultdict(int)
    rules = Finding.objects.filter(gone_on=None, state=Finding.State.OPEN)
    for rule in rules.values_list("rule", flat=True).iterator():
        waiting[rule] += 1
    found = []
    for rule in sorted({*waiting, *decided, *recovered}):
        real = sum(decided[rule])
        low, high = interval(real, len(decided[rule]))
        spent = statistics.median(minutes[rule]) if minutes[rule] else None
        found.append(
            Card(rule, waiting[rule], len(decided[rule]), real, low, high, recovered[rule], spent)
        )
    return tuple(sorted(found, key=lambda card: (-card.low, card.rule)))


def rank(rule: str, severity: int) -> int:
    """Return where a rule's findings stand in the list: graver first, then surer."""
    verdicts = Decision.objects.filter(finding__rule=rule)
    verdicts = verdicts.exclude(decision=Finding.Decision.KNOWN)
    decided = verdicts.count()
    if not decided:
        return severity * 100 + _UNKNOWN
    real = verdicts.filter(decision=Finding.Decision.REAL).count()
    low, _ = interval(real, decided)
    return severity * 100 + round(_WORST * (1 - low))


def reorder() -> int:
    """Give open findings their rule's rank of today; return how many rules moved."""
    moved = 0
    rules = Finding.objects.filter(state=Finding.State.OPEN).values_list("rule", "severity")
    for rule, severity in sorted(set(rules.distinct())):
        now = rank(rule, severity // 100)
        if now != severity:
            moved += 1
            Finding.objects.filter(rule=rule, severity=severity, state="open").update(severity=now)
    return moved
