"""Lists of findings: by what is asked, by person or record, page after page by key.

Pages take findings from `sight` and narrow them here; commands do for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

from django.db.models import DateField, Q, Value
from django.db.models.functions import Coalesce, Concat

from province.dsn import on_postgresql
from province.matching.models import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from province.matching.sight import FindingQuerySet

PAGE: Final = 50
WAITING: Final = "waiting"
LATE: Final = "late"
FREE: Final = "free"
ASIDE: Final = "aside"
DECIDED: Final = "decided"
_LOOK: Final = 100  # findings, of which some lead their case
_COUNTY: Final = 6  # digits of its code


@dataclass(frozen=True)
class Asked:
    """Which findings somebody wants to see; nothing said is no bound."""

    division: str = ""
    rule: str = ""
    which: str = WAITING  # or LATE, FREE, ASIDE, DECIDED, one of Finding.Decision
    officer: str = ""  # whose account


@dataclass(frozen=True)
class Place:
    """Where in the list somebody is: after this finding."""

    severity: int
    id: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that an address names; none where it names none."""
        severity, _, id_ = text.partition("-")
        return cls(int(severity), id_) if severity.isdecimal() and id_.isalnum() else None

    @classmethod
    def of(cls, finding: Finding) -> Self:
        """Return the place of a finding."""
        return cls(finding.severity, finding.id)

    def __str__(self) -> str:
        return f"{self.severity}-{self.id}"


@dataclass(frozen=True)
class Case:
    """Findings about one person (or, where nobody is named, one record), the most urgent first.

    Of hundreds the first are there.
    """

    findings: tuple[Finding, ...]

    @property
    def lead(self) -> Finding:
        """The most urgent."""
        return self.findings[0]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that found something, once each."""
        return tuple(sorted({one.rule for one in self.findings}))

    @property
    def amount_fen(self) -> int:
        """What is at stake in all of them; the same money may be in several."""
        return sum(one.amount_fen or 0 for one in self.findings)

    @property
    def due_on(self) -> date | None:
        """The first deadline."""
        return min((one.due_on for one in self.findings if one.due_on), default=None)


def waiting(today: date, division: str = "", rule: str = "") -> FindingQuerySet:
    """Return what waits for a decision and is not put aside, without an order."""
    return listed(Finding.objects.below(division), Asked(rule=rule), today)


def listed(seen: FindingQuerySet, asked: Asked, today: date) -> FindingQuerySet:
    """Leave of what an officer sees what they ask for, without an order."""
    found = seen.standing()
    if asked.division:
        found = found.below(asked.division)
    quiet = Q(quiet_until__gte=today)
    if asked.which in Finding.Decision:
        found = found.filter(state=Finding.State.DECIDED, decision=asked.which)
    elif asked.which == DECIDED:
        found = found.filter(state=Finding.State.DECIDED)
    elif asked.which == ASIDE:
        found = found.filter(quiet, state=Finding.State.OPEN)
    elif asked.which == LATE:
        due = Coalesce("due_on", Value(today), output_field=DateField())
        found = found.filter(state=Finding.State.OPEN).alias(due=due).filter(due__lt=today)
    else:
        found = found.filter(Q(quiet_until=None) | ~quiet, state=Finding.State.OPEN)
    if asked.which == FREE:
        found = found.filter(assigned_to="")
    if asked.officer:
        found = found.filter(assigned_to=asked.officer)
    return _as_it_is(found, "rule", asked.rule) if asked.rule else found


def indexed(asked: Asked, today: date) -> Q:
    """Return of what is asked that for which a case's first finding has an index of its own.

    `listed` asks the same as an expression, so that SQLite finds a person's others by the person.
    """
    if asked.which == LATE:
        return Q(due_on__lt=today)
    return Q(rule=asked.rule) if asked.rule and len(asked.division) <= _COUNTY else Q()


def _as_it_is(found: FindingQuerySet, column: str, value: str) -> FindingQuerySet:
    """Ask for a value as an expression: SQLite then keeps to an index in the list's order.

    PostgreSQL knows how many rows have a value, and of an expression's it would know nothing.
    """
    if on_postgresql():
        return found.filter(**{column: value})
    return found.alias(**{f"the_{column}": Concat(column, Value(""))}).filter(
        **{f"the_{column}": value}
    )


def page(
    today: date, division: str = "", rule: str = "", after: Place | None = None, size: int = PAGE
) -> Sequence[Finding]:
    """Return the next findings, the most urgent first, after the last one seen."""
    return list(_after(waiting(today, division, rule), after)[:size])


def cases(
    found: FindingQuerySet, after: Place | None = None, size: int = PAGE, first: Q | None = None
) -> list[Case]:
    """Return findings by person (or, where nobody is named, by record), the most urgent first.

    A case stands where its most urgent finding stands: so a page costs what a page costs, and
    nothing need be counted over all.

    Args:
        found: what `listed` returned.
        after: the place of the last case seen.
        size: how many cases.
        first: what `indexed` returned.
    """
    made: list[Case] = []
    ordered = found.filter(first) if first else found
    known: set[str] = set()
    while len(made) < size:
        some = list(_after(ordered, after)[:_LOOK])
        for one in some:
            if one.about in known or len(made) == size:
                continue
            known.add(one.about)
            # One by one and no more than a page of each: somebody may have ten thousand.
            theirs = tuple(found.filter(about=one.about).order_by("severity", "id")[:PAGE])
            if theirs[0].id == one.id:
                made.append(Case(theirs))
        if len(some) < _LOOK:
            break
        after = Place.of(some[-1])
    return made


def of_case(seen: FindingQuerySet, about: str, most: int = PAGE) -> list[Finding]:
    """Return what stands of a person or record, open first, for the evidence side by side."""
    found = seen.standing().filter(about=about).order_by("-state", "severity", "id")
    return list(found[:most])


def _after(found: FindingQuerySet, after: Place | None) -> FindingQuerySet:
    ordered = found.order_by("severity", "id")
    if after is None:
        return ordered
    return ordered.filter(
        Q(severity__gte=after.severity),  # what the index begins with
        Q(severity__gt=after.severity) | Q(id__gt=after.id),
    )
