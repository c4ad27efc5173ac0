"""Where a programme's money is: allotted, passed on below, paid, on its way, come back, or lying.

Payments are summed by the allotment that they name once a night (`python -m province chain`); the
rest is worked out from the few allotments when a page asks. Called by the pages and the command.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Count, Max, Sum
from django.utils import timezone

from protocol.money import format_yuan
from province.funds.models import Allotment, Flow, Payment

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

_BATCH: Final = 1000


def chain(argv: Sequence[str]) -> int:
    """Sum the payments by allotment anew; return the exit status."""
    if argv:
        sys.stderr.write("usage: python -m province chain\n")
        return 64
    sys.stdout.write(f"{add_up()} 笔拨款的发放算好了\n")
    return 0


@transaction.atomic
def add_up() -> int:
    """Put new sums in the place of the old; return how many allotments payments name."""
    today = timezone.localdate()
    sums: dict[str, Flow] = {}
    groups = (
        Payment.objects.filter(withdrawn_on=None)
        .exclude(allotment_no="")
        .order_by()
        .values_list("department__code", "allotment_no", "status")
        .annotate(Sum("amount_fen"), Count("pk"), Max("paid_on"))
    )
    for department, number, status, fen, times, last in groups.iterator():
        key = f"{department}|{number}"
        flow = sums.setdefault(key, Flow(allotment=key, counted_on=today))
        setattr(flow, f"{status}_fen", fen)
        flow.times += times
        flow.last_on = max(filter(None, (flow.last_on, last)))
    Flow.objects.all().delete()
    Flow.objects.bulk_create(sums.values(), batch_size=_BATCH)
    return len(sums)


@dataclass
class Link:
    """One allotment and what became of its money.

    Attributes:
        allotment: as it was handed in.
        passed_fen: sent on to lower places, the oldest allotment's first.
        paid_fen: arrived at people.
        pending_fen: on its way to them.
        returned_fen: come back from the bank.
        last_on: when something was last paid of it.
    """

    allotment: Allotment
    passed_fen: int = 0
    paid_fen: int = 0
    pending_fen: int = 0
    returned_fen: int = 0
    last_on: date | None = None

    @property
    def left_fen(self) -> int:
        """What lies there still: neither sent on nor paid; what came back counts as lying."""
        spent = self.passed_fen + self.paid_fen + self.pending_fen
        return max(0, int(self.allotment.amount_fen) - spent)

    @property
    def untouched(self) -> bool:
        """Whether nothing at all was done with it."""
        return not (self.passed_fen or self.paid_fen or self.pending_fen or self.returned_fen)


@dataclass
class Programme:
    """A programme's chain in a place."""

    code: str
    links: list[Link] = field(default_factory=list)

    def total(self, name: str) -> int:
        """Return the sum of one of the links' columns, fen."""
        return sum(getattr(link, name) for link in self.links)

    @property
    def allotted_fen(self) -> int:
        """What was allotted."""
        return sum(int(link.allotment.amount_fen) for link in self.links)


def links(division: str, programme: str = "") -> list[Link]:
    """Return the allotments to a division and to what lies in it, with what became of each.

    Args:
        division: code; its own and all below.
        programme: code, or all.
    """
    found = Allotment.objects.filter(
        to_division__code__startswith=division, withdrawn_on=None
    ).select_related("to_division", "from_division", "programme", "department")
    if programme:
        found = found.filter(programme__code=programme)
    made = [Link(one) for one in found.order_by("allotted_on", "key")]
    keys = [link.allotment.key for link in made]
    flows: dict[str, Flow] = {}
    for start in range(0, len(keys), _BATCH):
        some = Flow.objects.filter(allotment__in=keys[start : start + _BATCH])
        flows |= {flow.allotment: flow for flow in some}
    for link in made:
        flow = flows.get(link.allotment.key)
        if flow is not None:
            link.paid_fen, link.pending_fen = flow.paid_fen, flow.pending_fen
            link.returned_fen, link.last_on = flow.returned_fen, flow.last_on
    _pass_on(made)
    return made


def by_programme(found: Iterable[Link]) -> list[Programme]:
    """Return the chains by programme, the one with the most lying still first."""
    chains: dict[str, Programme] = {}
    for link in found:
        code = str(link.allotment.programme_id)
        chains.setdefault(code, Programme(code)).links.append(link)
    return sorted(chains.values(), key=lambda one: (-one.total("left_fen"), one.code))


def stuck(found: Iterable[Link], today: date, days: int) -> list[Link]:
    """Return where money has lain for at least so many days, or came back, the most first."""
    lying = [
        link
        for link in found
        if (link.left_fen or link.returned_fen)
        and (today - link.allotment.allotted_on).days >= days
    ]
    return sorted(lying, key=lambda link: (-link.left_fen, link.allotment.key))


def allotted(division: str, programme: str) -> dict[int, int]:
    """Return what was allotted to a place by year, fen."""
    found = Allotment.objects.filter(
        to_division__code=division, programme__code=programme, withdrawn_on=None
    ).order_by()
    sums: dict[int, int] = defaultdict(int)
    for day, fen in found.values_list("allotted_on", "amount_fen"):
        sums[day.year] += fen
    return dict(sums)


def untouched(division: str, programme: str, today: date, days: int) -> list[tuple[Link, int]]:
    """Return allotments of which nothing was done, with the days since: they tell of nobody."""
    if not Flow.objects.exists():
        return []
    return [
        (link, (today - link.allotment.allotted_on).days)
        for link in stuck(links(division, programme), today, days)
        if link.untouched
    ]


def why(link: Link, today: date) -> str:
    """Return in plain words where an allotment's money is stuck."""
    days = (today - link.allotment.allotted_on).days
    place = link.allotment.to_division.name
    if link.untouched:
        return f"拨到{place} {days} 天了，没有发，也没有往下拨"
    said = []
    if link.returned_fen and link.left_fen:
        said.append(f"银行退回来 {format_yuan(link.returned_fen)} 元，没有再发")
    rest = link.left_fen - link.returned_fen
    if rest > 0:
        said.append(f"{place}还剩 {format_yuan(rest)} 元没有发")
    if link.pending_fen:
        said.append(f"{format_yuan(link.pending_fen)} 元在路上")
    return "；".join(said) or "退回来的已经再发了"


def _pass_on(made: Sequence[Link]) -> None:
    """Take what a place sent on from what it had received, the oldest first."""
    sent: dict[tuple[str, str], int] = defaultdict(int)
    codes = {str(link.allotment.to_division_id) for link in made}
    onward = (
        Allotment.objects.filter(from_division__code__in=codes, withdrawn_on=None)
        .order_by()
        .values_list("from_division__code", "programme__code")
        .annotate(Sum("amount_fen"))
    )
    for place, programme, fen in onward:
        sent[place, programme] = fen
    for link in made:
        at = (str(link.allotment.to_division_id), str(link.allotment.programme_id))
        link.passed_fen = min(sent[at], link.left_fen)
        sent[at] -= link.passed_fen
