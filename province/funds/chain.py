"""Where a programme's money is: allotted, passed on below, paid, on its way, come back, or lying.

Put together once a night, allotment by allotment (`python -m province chain`). Called by the pages
and the command.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Count, Max, Q, Sum
from django.utils import timezone

from protocol.money import format_yuan
from province.funds.models import Allotment, Flow, Payment
from province.registry import divisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from django.db.models import QuerySet

_BATCH: Final = 1000


def chain(argv: Sequence[str]) -> int:
    """Put together anew what became of each allotment; return the exit status."""
    if argv:
        sys.stderr.write("usage: python -m province chain\n")
        return 64
    sys.stdout.write(f"{add_up()} 笔拨款的去向算好了\n")
    return 0


@transaction.atomic
def add_up() -> int:
    """Put new figures in the place of the old; return how many allotments there are."""
    today = timezone.localdate()
    columns = ("key", "programme__code", "to_division__code", "allotted_on", "amount_fen")
    standing = Allotment.objects.filter(withdrawn_on=None)
    flows = {
        key: Flow(
            allotment=key, programme=programme, place=place, allotted_on=day, amount_fen=fen,
            passed_fen=0, counted_on=today,
        )
        for key, programme, place, day, fen in standing.order_by("allotted_on", "key").values_list(
            *columns
        )
    }  # fmt: skip
    groups = (
        Payment.objects.filter(withdrawn_on=None)
        .exclude(allotment_no="")
        .order_by()
        .values_list("department__code", "allotment_no", "status")
        .annotate(Sum("amount_fen"), Count("pk"), Max("paid_on"))
    )
    for department, number, status, fen, times, last in groups.iterator():
        # A payment of an allotment that nobody knows is a finding, and no part of the chain.
        if flow := flows.get(f"{department}|{number}"):
            setattr(flow, f"{status}_fen", fen)
            flow.times += times
            flow.last_on = max(filter(None, (flow.last_on, last)))
    _pass_on(flows.values())
    Flow.objects.all().delete()
    Flow.objects.bulk_create(flows.values(), batch_size=_BATCH)
    return len(flows)


def _pass_on(flows: Iterable[Flow]) -> None:
    """Take what a place sent on from what it had received, the oldest first; the rest lies."""
    sent: dict[tuple[str, str], int] = defaultdict(int)
    onward = Allotment.objects.filter(withdrawn_on=None).order_by()
    for place, programme, fen in onward.values_list(
        "from_division__code", "programme__code"
    ).annotate(Sum("amount_fen")):
        sent[place, programme] = fen
    for flow in flows:
        at = (flow.place, flow.programme)
        left = max(0, flow.amount_fen - flow.paid_fen - flow.pending_fen)
        flow.passed_fen = min(sent[at], left)
        flow.left_fen = left - flow.passed_fen
        sent[at] -= flow.passed_fen


def flows(division: str, programme: str = "", year: int | None = None) -> QuerySet[Flow]:
    """Return what became of the allotments to a division and to what lies in it, to be added up.

    Args:
        division: code; its own and all below.
        programme: code, or all.
        year: in which they were allotted, or any.
    """
    found = Flow.objects.filter(divisions.inside("place", division))
    if programme:
        found = found.filter(programme=programme)
    return found if year is None else found.filter(allotted_on__year=year)


def stuck(found: QuerySet[Flow], today: date, days: int) -> QuerySet[Flow]:
    """Return where money has lain for at least so many days, or came back, the most first."""
    lying = Q(left_fen__gt=0) | Q(returned_fen__gt=0)
    since = today - timedelta(days=days)
    return found.filter(lying, allotted_on__lte=since).order_by("-left_fen", "allotment")


@dataclass(frozen=True)
class Link:
    """An allotment as it was handed in, and what became of it."""

    allotment: Allotment
    flow: Flow


def links(found: Iterable[Flow]) -> list[Link]:
    """Return these with what was handed in; one that was withdrawn meanwhile is left out."""
    some = list(found)
    standing = Allotment.objects.filter(withdrawn_on=None).select_related(
        "to_division", "from_division", "programme"
    )
    known = {one.key: one for one in standing.filter(key__in=[flow.allotment for flow in some])}
    return [Link(known[flow.allotment], flow) for flow in some if flow.allotment in known]


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
    lying = stuck(flows(division, programme), today, days).filter(
        passed_fen=0, paid_fen=0, pending_fen=0, returned_fen=0
    )
    return [(link, (today - link.allotment.allotted_on).days) for link in links(lying)]


def why(link: Link, today: date) -> str:
    """Return in plain words where an allotment's money is stuck."""
    days = (today - link.allotment.allotted_on).days
    place = link.allotment.to_division.name
    flow = link.flow
    if flow.untouched:
        return f"拨到{place} {days} 天了，没有发，也没有往下拨"
    said = []
    if flow.returned_fen and flow.left_fen:
        said.append(f"银行退回来 {format_yuan(flow.returned_fen)} 元，没有再发")
    rest = flow.left_fen - flow.returned_fen
    if rest > 0:
        said.append(f"{place}还剩 {format_yuan(rest)} 元没有发")
    if flow.pending_fen:
        said.append(f"{format_yuan(flow.pending_fen)} 元在路上")
    return "；".join(said) or "退回来的已经再发了"
