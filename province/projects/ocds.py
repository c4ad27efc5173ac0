"""Ten tender flags over OCDS releases, with the ids and meanings of the Cardinal indicators.

R003 short submission period, R018 single bid, R024 price close to the winner, R028 identical
prices, R030 late bid won, R035 all but the winner disqualified, R036 lowest disqualified, R038
many disqualified, R048 supplier of everything, R058 heavily discounted. Pure: compiled releases
in, flags out, as `{group: {id: {indicator: value}}}`. Called by `ocds_command`.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Flags = dict[str, dict[str, dict[str, float]]]
Release = dict[str, Any]
_SHORT_DAYS: Final = 15
_COMPETITIVE: Final = frozenset({"open", "selective"})
_LEAST: Final = 2  # bids of a tenderer, processes of a buyer, values for quartiles
_DIGITS: Final = 2
_OUT: Final = frozenset({"disqualified"})
_IN: Final = frozenset({"valid", "qualified"})


@dataclass(frozen=True)
class Bid:
    """One bid: who, how much, whether it counts."""

    tenderers: tuple[str, ...]
    amount: float | None
    status: str
    date: datetime | None


class Process:
    """One contracting process, of a compiled release."""

    def __init__(self, release: Release) -> None:
        self.ocid = str(release.get("ocid", ""))
        tender = release.get("tender") or {}
        period = tender.get("tenderPeriod") or {}
        self.method = str(tender.get("procurementMethod", ""))
        self.opens, self.closes = _time(period.get("startDate")), _time(period.get("endDate"))
        self.buyer = str((release.get("buyer") or {}).get("id", ""))
        self.entity = str((tender.get("procuringEntity") or {}).get("id", ""))
        details = (release.get("bids") or {}).get("details") or []
        self.bids = tuple(_bid(one) for one in details if isinstance(one, dict))
        awards = [one for one in release.get("awards") or [] if isinstance(one, dict)]
        self.unsettled = any(one.get("status") == "pending" for one in awards)
        self.awards = [one for one in awards if one.get("status", "active") == "active"]

    @property
    def winners(self) -> set[str]:
        """The suppliers of the active awards."""
        return {supplier for one in self.awards for supplier in suppliers(one)}

    def counted(self, statuses: frozenset[str]) -> list[Bid]:
        """Return the bids with one of these statuses."""
        return [bid for bid in self.bids if bid.status in statuses]

    @property
    def submitted(self) -> list[Bid]:
        """The bids that were handed in and not withdrawn."""
        return [bid for bid in self.bids if bid.status not in {"invited", "withdrawn"}]


def suppliers(award: Release) -> list[str]:
    """Return the ids of an award's suppliers."""
    return [str(one.get("id", "")) for one in award.get("suppliers") or []]


def flags(releases: Iterable[Release]) -> Flags:
    """Return the flags of compiled releases."""
    processes = [Process(one) for one in releases]
    found: Flags = defaultdict(lambda: defaultdict(dict))
    for one in processes:
        for indicator, value in _alone(one):
            found["OCID"][one.ocid][indicator] = value
        for tenderer in _identical(one):
            found["OCID"][one.ocid]["R028"] = 1.0
            found["Tenderer"][tenderer]["R028"] = 1.0
    gaps = {one.ocid: gap for one in processes if (gap := _gap(one)) is not None}
    low, high = _fences(list(gaps.values()))
    for ocid, gap in gaps.items():
        if low is not None and gap <= low:
            found["OCID"][ocid]["R024"] = gap
        if high is not None and gap >= high:
            found["OCID"][ocid]["R058"] = gap
    _disqualified(processes, found)
    _varied(processes, found)
    return {group: dict(of) for group, of in found.items()}


def _alone(one: Process) -> Iterable[tuple[str, float]]:
    """Yield the indicators that need one process only."""
    if one.opens and one.closes and (one.closes - one.opens).days < _SHORT_DAYS:
        yield "R003", 1.0
    tenderers = {who for bid in one.submitted for who in bid.tenderers}
    if len(tenderers) == 1 and one.method in _COMPETITIVE:
        yield "R018", 1.0
    winners = one.winners
    valid = one.counted(_IN)
    if one.closes and any(
        bid.date and bid.date > one.closes and winners & set(bid.tenderers) for bid in valid
    ):
        yield "R030", 1.0
    valid_tenderers = {who for bid in valid for who in bid.tenderers}
    out = {who for bid in one.counted(_OUT) for who in bid.tenderers} - valid_tenderers
    if not one.unsettled and len(valid_tenderers) == 1 and valid_tenderers == winners and out:
        yield "R035", float(len(out))
    priced = [bid for bid in one.submitted if bid.amount is not None]
    if one.awards and priced:
        lowest = min(priced, key=lambda bid: bid.amount or 0)
        if lowest.status in _OUT:
            yield "R036", 1.0


def _identical(one: Process) -> set[str]:
    by_price: dict[float, set[str]] = defaultdict(set)
    for bid in one.submitted:
        if bid.amount is not None:
            by_price[bid.amount] |= set(bid.tenderers)
    return {who for tenderers in by_price.values() if len(tenderers) > 1 for who in tenderers}


def _gap(one: Process) -> float | None:
    """Return by how much of the winning bid the second-lowest valid one was higher."""
    if one.unsettled or len(one.awards) != 1 or len(one.winners) != 1:
        return None
    if any(len(bid.tenderers) != 1 for bid in one.bids):
        return None
    valid = sorted((bid for bid in one.counted(_IN) if bid.amount), key=lambda bid: bid.amount or 0)
    if len(valid) < _LEAST or set(valid[0].tenderers) != one.winners:
        return None
    best, second = valid[0].amount or 0, valid[1].amount or 0
    return (second - best) / best


def _disqualified(processes: Sequence[Process], found: Flags) -> None:
    groups: dict[str, Callable[[Process], str]] = {
        "Buyer": lambda one: one.buyer,
        "ProcuringEntity": lambda one: one.entity,
    }
    for group, of in groups.items():
        out: dict[str, int] = defaultdict(int)
        all_: dict[str, int] = defaultdict(int)
        count: dict[str, int] = defaultdict(int)
        for one in processes:
            if who := of(one):
                out[who] += len(one.counted(_OUT))
                all_[who] += len(one.submitted)
                count[who] += 1
        ratios = {who: out[who] / all_[who] for who in all_ if all_[who] and count[who] >= _LEAST}
        _flag_high(found, group, "R038", ratios)
    lost: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    for one in processes:
        for bid in one.submitted:
            for who in bid.tenderers:
                given[who] += 1
                lost[who] += bid.status in _OUT
    ratios = {who: lost[who] / given[who] for who in given if given[who] >= _LEAST}
    _flag_high(found, "Tenderer", "R038", ratios)


def _varied(processes: Sequence[Process], found: Flags) -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for one in processes:
        for award in one.awards:
            who = suppliers(award)
            if len(who) != 1:
                continue
            for item in award.get("items") or []:
                code = str((item.get("classification") or {}).get("id", ""))
                if code[:_DIGITS].isdecimal():
                    kinds[who[0]].add(code[:_DIGITS])
    varieties = {who: float(len(codes)) for who, codes in kinds.items()}
    _flag_high(found, "Tenderer", "R048", varieties)


def _flag_high(found: Flags, group: str, indicator: str, values: dict[str, float]) -> None:
    _, high = _fences(list(values.values()))
    for who, value in values.items():
        if high is not None and value >= high and value > 0:
            found[group][who][indicator] = value


def _fences(values: Sequence[float]) -> tuple[float | None, float | None]:
    """Return Q1 - 1.5 IQR and Q3 + 1.5 IQR; nothing where all are alike or too few."""
    if len(values) < _LEAST or min(values) == max(values):
        return None, None
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    spread = 1.5 * (third - first)
    return first - spread, third + spread


def _bid(raw: Release) -> Bid:
    amount = (raw.get("value") or {}).get("amount")
    return Bid(
        tuple(str(one.get("id", "")) for one in raw.get("tenderers") or []),
        float(amount) if isinstance(amount, int | float) else None,
        str(raw.get("status", "")),
        _time(raw.get("date")),
    )


def _time(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)).replace(tzinfo=None) if text else None
    except ValueError:
        return None
