"""How often each rule is right, what it brought back, what it costs; and the order it gives.

Made of decisions alone. `findings` asks it for a rule's rank, commands print it.
"""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import Final

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q

from province.matching.models import Decision, Finding
from province.matching.sight import place

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


def cards(division: str = "", rule: str = "") -> tuple[Card, ...]:
    """Return a card for every rule that found anything below a division, the surest first.

    Args:
        division: code; its own and all below.
        rule: this one alone, or all.
    """
    here = Finding.objects.below(division).order_by()
    decisions = Decision.objects.filter(place(division, "finding__"))
    if rule:
        here, decisions = here.filter(rule=rule), decisions.filter(finding__rule=rule)
    waiting: Counter[str] = Counter()
    decided: Counter[str] = Counter()
    real: Counter[str] = Counter()
    stands = ExpressionWrapper(Q(gone_on=None), BooleanField())
    groups = here.annotate(stands=stands).values_list("rule", "state", "decision", "stands")
    for of, state, decision, still, many in groups.annotate(many=Count("*")):
        if state == Finding.State.OPEN:
            waiting[of] += many if still else 0
            continue
        # Known already says nothing about the rule: it was right, but of no use.
        decided[of] += many if decision != Finding.Decision.KNOWN else 0
        real[of] += many if decision == Finding.Decision.REAL else 0
    recovered: Counter[str] = Counter()
    minutes: dict[str, list[int]] = defaultdict(list)
    # A later decision corrects an earlier one.
    later = Decision.objects.filter(finding=OuterRef("finding"), pk__gt=OuterRef("pk"))
    last = decisions.filter(~Exists(later))
    told = last.exclude(recovered_fen=None, minutes=None)
    for of, fen, spent in told.values_list("finding__rule", "recovered_fen", "minutes"):
        recovered[of] += fen or 0
        if spent is not None:
            minutes[of].append(spent)
    return tuple(
        sorted(
            (
                Card(
                    of, waiting[of], decided[of], real[of],
                    *interval(real[of], decided[of]), recovered[of],
                    statistics.median(minutes[of]) if minutes[of] else None,
                )
                for of in {*(+waiting), *decided}
            ),
            key=lambda card: (-card.low, card.rule),
        )
    )  # fmt: skip


def rank(rule: str, severity: int) -> int:
    """Return where a rule's findings stand in the list: graver first, then surer."""
    verdicts = Finding.objects.filter(rule=rule, state=Finding.State.DECIDED)
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
