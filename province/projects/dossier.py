"""Everything that is known of one project, gathered once, so that the points can be judged purely.

Called by `lights`. `Dossier` holds no database rows; a test makes one by hand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from province.projects.models import Bid, Contract, Funding, Project, ProjectEvent
from province.registry.models import Official, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

_STAGE: Final = re.compile(
    r"[（(]?[一二三四五六七八九十0-9]+(?:期|标段|标)[）)]?|[0-9]+|年度?|工程|项目"
)
_STEM_AT_LEAST: Final = 3


@dataclass(frozen=True)
class Step:
    """Something that happened. Money in fen."""

    step: str
    on: date
    amount: int | None = None
    actor: str = ""
    document: str = ""
    account: str = ""
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """A bid. Money in fen."""

    bidder: str
    price: int
    control: int | None = None
    documents_on: date | None = None
    opened_on: date | None = None
    valid: bool = True
    phone: str = ""
    guarantee: str = ""
    owner: str = ""
    rank: int | None = None
    clauses: str = ""


@dataclass(frozen=True)
class Deal:
    """A contract. Money in fen."""

    no: str
    contractor: str
    amount: int
    signed_on: date
    account: str = ""
    performance: int | None = None
    quality: int | None = None


@dataclass(frozen=True)
class Money:
    """A source of a project's money."""

    source: str
    amount: int
    available_on: date | None = None


@dataclass(frozen=True)
class Dossier:
    """One project with all that belongs to it, and its neighbours (same owner, place or parent)."""

    code: str
    name: str
    kind: str
    division: str
    parent: str = ""
    category: str = ""
    place: str = ""
    owner: str = ""
    contractor: str = ""
    estimate: int | None = None
    budget: int | None = None
    approved: int | None = None
    unit: str = ""
    quantity_milli: int | None = None
    standard: int | None = None
    method: str = ""
    starts_on: date | None = None
    steps: tuple[Step, ...] = ()
    offers: tuple[Offer, ...] = ()
    deals: tuple[Deal, ...] = ()
    funds: tuple[Money, ...] = ()
    parts: tuple[Dossier, ...] = ()
    neighbours: tuple[Dossier, ...] = ()
    above: Dossier | None = None
    insiders: frozenset[str] = frozenset()  # ID numbers of the owner's officials and their kin

    def all(self, step: str) -> tuple[Step, ...]:
        """Return the steps of a kind, in order."""
        return tuple(one for one in self.steps if one.step == step)

    def first(self, step: str) -> Step | None:
        """Return the first step of a kind."""
        return next((one for one in self.steps if one.step == step), None)

    @property
    def started(self) -> date | None:
        """The day on which work began."""
        start = self.first("start")
        return start.on if start else None

    @property
    def agreed(self) -> int:
        """The sum of the contracts."""
        return sum(deal.amount for deal in self.deals)

    @property
    def paid(self) -> tuple[Step, ...]:
        """The payments."""
        return self.all("payment")

    @property
    def stem(self) -> str:
        """The name without numbers and stages."""
        return _STAGE.sub("", self.name)

    def like(self, other: Dossier) -> bool:
        """Whether two projects seem to be one work: same place, or the same stem of the name."""
        if self.place and self.place == other.place and self.division == other.division:
            return True
        return len(self.stem) >= _STEM_AT_LEAST and self.stem == other.stem


def gather(codes: Iterable[str]) -> Iterator[Dossier]:
    """Yield the dossiers of projects, in the order of their codes, in a fixed number of queries."""
    wanted = sorted(codes)
    live = Project.objects.filter(withdrawn_on=None)
    rows = list(live.order_by("code"))
    events = _by_project(
        ProjectEvent.objects.filter(withdrawn_on=None).order_by("happened_on", "seq")
    )
    bids = _by_project(Bid.objects.filter(withdrawn_on=None).order_by("rank", "bidder"))
    contracts = _by_project(Contract.objects.filter(withdrawn_on=None).order_by("signed_on"))
    fundings = _by_project(Funding.objects.filter(withdrawn_on=None).order_by("source"))
    plain = {
        row.code: _plain(
            row, events[row.code], bids[row.code], contracts[row.code], fundings[row.code]
        )
        for row in rows
    }
    insiders = _insiders()
    groups: dict[tuple[str, str], list[Dossier]] = defaultdict(list)
    for one in plain.values():
        groups["owner", f"{one.owner}|{one.division[:6]}"].append(one)
        if one.place:
            groups["place", f"{one.place}|{one.division}"].append(one)
    for code in wanted:
        if code not in plain:
            continue
        one = plain[code]
        near = {
            other.code: other
            for key in (
                ("owner", f"{one.owner}|{one.division[:6]}"),
                ("place", f"{one.place}|{one.division}"),
            )
            for other in groups.get(key, ())
            if other.code != code
        }
        yield replace(
            one,
            parts=tuple(other for other in plain.values() if other.parent == code),
            neighbours=tuple(near[key] for key in sorted(near)),
            above=plain.get(one.parent),
            insiders=insiders.get(one.division, frozenset()) | insiders.get(one.owner, frozenset()),
        )


def _by_project(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.project_id].append(row)
    return found


def _plain(
    row: Project,
    events: Sequence[ProjectEvent],
    bids: Sequence[Bid],
    contracts: Sequence[Contract],
    fundings: Sequence[Funding],
) -> Dossier:
    return Dossier(
        code=row.code,
        name=row.name,
        kind=row.kind,
        division=row.division_id,
        parent=row.parent_id or "",
        category=row.category,
        place=row.place,
        owner=row.owner,
        contractor=row.contractor,
        estimate=row.estimate_fen,
        budget=row.budget_fen,
        approved=row.approved_budget_fen,
        unit=row.unit,
        quantity_milli=row.quantity_milli,
        standard=row.standard_fen,
        method=row.tender_method,
        starts_on=row.starts_on,
        steps=tuple(
            Step(
                e.step, e.happened_on, e.amount_fen, e.actor, e.document, e.account,
                e.detail or {},
            )
            for e in events
        ),
        offers=tuple(
            Offer(
                b.bidder, b.price_fen, b.control_price_fen, b.documents_on, b.opened_on,
                b.valid is not False, b.contact_phone, b.guarantee_account, b.owner_id, b.rank,
                b.clauses,
            )
            for b in bids
        ),
        deals=tuple(
            Deal(
                c.contract_no, c.contractor, c.amount_fen, c.signed_on, c.account,
                c.performance_guarantee_fen, c.quality_deposit_fen,
            )
            for c in contracts
        ),
        funds=tuple(Money(f.source, f.amount_fen, f.available_on) for f in fundings),
    )  # fmt: skip


def _insiders() -> dict[str, frozenset[str]]:
    """Return by division and by unit the ID numbers of officials in post and of their kin."""
    kin: dict[str, set[str]] = defaultdict(set)
    for row in Relation.objects.filter(withdrawn_on=None):
        kin[row.id_number].add(row.relative)
    found: dict[str, set[str]] = defaultdict(set)
    for official in Official.objects.filter(withdrawn_on=None, until=None):
        near = {official.id_number, *kin[official.id_number]}
        for place in (official.division_id, official.unit):
            if place:
                found[place] |= near
    return {place: frozenset(numbers) for place, numbers in found.items()}
