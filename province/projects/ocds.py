"""Ten tender flags over OCDS releases, with the ids and meanings of the Cardinal indicators.

R003 short submission period, R018 single bid, R024 price close to the winner, R028 identical
prices, R030 late bid won, R035 all but the winner disqualified, R036 lowest disqualified, R038
many disqualified, R048 supplier of everything, R058 heavily discounted. Pure: compiled releases
in, flags out, as `{group: {id: {indicator: value}}}`. Called by `ocds_command`; docs/tenders.md
says where they differ from Cardinal's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from math import floor
from typing import TYPE_CHECKING, Final

from province.projects.ocds_process import OUT, VALID, Process, processes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from province.projects.ocds_process import Bid, Release

Flags = dict[str, dict[str, dict[str, float]]]
_SHORT_DAYS: Final = 15
_COMPETITIVE: Final = frozenset({"open", "selective"})
_LEAST_BIDS: Final = 2
_LEAST_PROCESSES: Final = 20
_DIGITS: Final = 2
PROCESS, BUYER, ENTITY, TENDERER = "OCID", "Buyer", "ProcuringEntity", "Tenderer"


def flags(
    releases: Iterable[Release], *, supplied: int = _LEAST_PROCESSES, fixed: Collection[str] = ()
) -> Flags:
    """Return the flags of compiled releases.

    Args:
        releases: of any processes; those that are compared are compared among these.
        supplied: in how many processes a supplier must have won for R048 to look at it.
        fixed: ways of procurement (`procurementMethodDetails`) in which the buyer sets the price.
    """
    found = _Found()
    these = list(processes(releases))
    currency = next((bid.currency for one in these for bid in one.submitted if bid.currency), "")
    priced = [one for one in these if one.way not in fixed]
    for one in these:
        _alone(one, found)
    for one in priced:
        _prices(one, currency, found)
    _gaps(priced, currency, found)
    _disqualified(these, found)
    _varied(these, supplied, found)
    return found.flags


class _Found:
    def __init__(self) -> None:
        self.flags: Flags = {}

    def flag(self, group: str, who: str, indicator: str, value: float = 1.0) -> None:
        self.flags.setdefault(group, {}).setdefault(who, {})[indicator] = value

    def process(
        self, one: Process, indicator: str, value: float = 1.0, who: Iterable[str] = (),
        theirs: float = 0.0,
    ) -> None:  # fmt: skip
        """Flag a process, and with another value tenderers of it."""
        self.flag(PROCESS, one.ocid, indicator, value)
        for tenderer in who:
            self.flag(TENDERER, tenderer, indicator, theirs)


def _alone(one: Process, found: _Found) -> None:
    """Flag what one process shows, prices left aside."""
    if one.opens and one.closes and (one.closes - one.opens).days < _SHORT_DAYS:
        found.process(one, "R003")
    if one.tenderers == 1 and one.method in _COMPETITIVE:
        found.process(one, "R018")
    for bid in one.with_status(VALID):
        won = bid.tenderers & one.winners
        if won and one.closes and bid.date and bid.date > one.closes:
            found.process(one, "R030", who=won, theirs=1.0)
    valid = one.tenderers_with(VALID)
    out = one.tenderers_with(OUT) - valid
    if one.settled and len(valid) == 1 and valid == one.winners and out:
        found.process(one, "R035", float(len(out)), valid)


def _prices(one: Process, currency: str, found: _Found) -> None:
    priced = _priced(one, currency)
    for (price, bid), (other_price, other) in combinations(priced, 2):
        known = bid.tenderers and other.tenderers
        if known and price == other_price and bid.tenderers != other.tenderers:
            found.process(one, "R028", who=bid.tenderers | other.tenderers, theirs=1.0)
    lowest = min(priced, key=lambda each: each[0], default=None)
    compared = one.awards and any(bid.status == VALID for _, bid in priced)
    if compared and lowest and lowest[1].status == OUT:
        found.process(one, "R036")


def _priced(one: Process, currency: str) -> list[tuple[float, Bid]]:
    """Return bids that have a price in the main currency."""
    return [
        (bid.amount, bid)
        for bid in one.submitted
        if bid.amount is not None and bid.currency == currency
    ]


@dataclass(frozen=True)
class _Gap:
    """By how much of the winning price the next one was higher, and whose both were."""

    share: float
    winner: str
    second: str


def _gaps(these: Sequence[Process], currency: str, found: _Found) -> None:
    gaps = [(one, gap) for one in these if (gap := _gap(one, currency))]
    fences = _Fences.of([gap.share for _, gap in gaps])
    for one, gap in gaps:
        if fences.low > 0 and gap.share <= fences.low:
            found.process(one, "R024", gap.share, (gap.winner, gap.second))
        if 0 < fences.high <= gap.share:
            found.process(one, "R058", gap.share, (gap.winner,))


def _gap(one: Process, currency: str) -> _Gap | None:
    """Return the gap of a process with one winner, who asked for least."""
    if not one.settled or len(one.awards) != 1 or one.awards[0].several:
        return None
    valid = [(price, bid) for price, bid in _priced(one, currency) if bid.status == VALID]
    if any(len(bid.tenderers) != 1 for bid in one.with_status(VALID)):
        return None
    won = [price for price, bid in valid if bid.tenderers == one.winners]
    lost = [(price, bid) for price, bid in valid if bid.tenderers != one.winners]
    if not won or not lost or min(won) <= 0:
        return None
    best, (second, bid) = min(won), min(lost, key=lambda each: each[0])
    if second < best:
        return None
    (winner,), (runner_up,) = one.winners, bid.tenderers
    return _Gap((second - best) / best, winner, runner_up)


def _disqualified(these: Sequence[Process], found: _Found) -> None:
    """Flag whose bids, or bids to whom, are disqualified more often than elsewhere."""
    whose: dict[str, Callable[[Process, Bid], Iterable[str]]] = {
        BUYER: lambda one, _: filter(None, [one.buyer]),
        ENTITY: lambda one, _: filter(None, [one.entity]),
        TENDERER: lambda _, bid: bid.tenderers,
    }
    for group, of in whose.items():
        given, out = Counter[str](), Counter[str]()
        for one in these:
            for bid in one.submitted:
                for who in of(one, bid):
                    given[who] += 1
                    out[who] += bid.status == OUT
        ratios = {who: out[who] / given[who] for who in given if given[who] >= _LEAST_BIDS}
        _flag_high(found, group, "R038", ratios)


def _varied(these: Sequence[Process], supplied: int, found: _Found) -> None:
    """Flag who supplies more kinds of things than others that win as often."""
    kinds: dict[str, set[str]] = defaultdict(set)
    times = Counter[str]()
    for one in these:
        here: set[str] = set()
        for award in one.awards:
            codes = {code[:_DIGITS] for code in award.classes if code[:_DIGITS].isdecimal()}
            if codes and not award.several:
                for who in award.suppliers:
                    kinds[who] |= codes
                    here.add(who)
        times.update(here)
    varieties = {who: float(len(kinds[who])) for who in kinds if times[who] >= supplied}
    _flag_high(found, TENDERER, "R048", varieties)


def _flag_high(found: _Found, group: str, indicator: str, values: dict[str, float]) -> None:
    high = _Fences.of(list(values.values())).high
    for who, value in values.items():
        if 0 < high <= value:
            found.flag(group, who, indicator, value)


@dataclass(frozen=True)
class _Fences:
    """Below and above what a value stands out: Q1 - 1.5 IQR and Q3 + 1.5 IQR; 0: never."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> _Fences:
        if not values:
            return cls(0.0, 0.0)
        ordered = sorted(values)
        first, third = _quantile(ordered, 1 / 4), _quantile(ordered, 3 / 4)
        spread = 1.5 * (third - first)
        return cls(first - spread, third + spread)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile by Hyndman and Fan's eighth definition, as Cardinal takes it."""
    place = (len(ordered) + 1 / 3) * share + 1 / 3
    below = min(max(floor(place), 1), len(ordered))
    above = min(below + 1, len(ordered))
    part = min(max(place - below, 0.0), 1.0)
    return ordered[below - 1] + part * (ordered[above - 1] - ordered[below - 1])
