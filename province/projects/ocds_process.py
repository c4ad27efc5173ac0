"""One contracting process of an OCDS compiled release, as the tender flags look at it.

Read once, from whatever shape a release has: what is missing or of another kind is passed over.
Pure; used by `ocds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Release = dict[str, Any]
VALID: Final = "valid"
OUT: Final = "disqualified"
SUBMITTED: Final = frozenset({"pending", VALID, OUT})
_ACTIVE: Final = "active"
_FINAL: Final = frozenset({_ACTIVE, "cancelled", "unsuccessful"})


@dataclass(frozen=True)
class Bid:
    """One bid: who, how much, in which currency, whether it counts."""

    tenderers: frozenset[str]
    amount: float | None
    currency: str
    status: str
    date: datetime | None


@dataclass(frozen=True)
class Award:
    """One active award: to whom, and the classes of what is supplied."""

    suppliers: frozenset[str]
    several: bool
    classes: tuple[str, ...]


class Process:
    """One contracting process."""

    def __init__(self, release: Release) -> None:
        tender = _map(release.get("tender"))
        period = _map(tender.get("tenderPeriod"))
        self.ocid = str(release["ocid"])
        self.method = str(tender.get("procurementMethod", ""))
        self.way = str(tender.get("procurementMethodDetails", ""))
        self.opens, self.closes = _time(period.get("startDate")), _time(period.get("endDate"))
        self.buyer = _id(release.get("buyer"))
        self.entity = _id(tender.get("procuringEntity"))
        bids = map(_bid, _maps(_map(release.get("bids")).get("details")))
        self.submitted = tuple(bid for bid in bids if bid.status in SUBMITTED)
        awards = list(_maps(release.get("awards")))
        self.settled = all(one.get("status") in _FINAL for one in awards)
        self.awards = tuple(_award(one) for one in awards if one.get("status") == _ACTIVE)
        told = tender.get("numberOfTenderers")
        self.tenderers = told if isinstance(told, int) else len(_everybody(self.submitted))

    @property
    def winners(self) -> frozenset[str]:
        """The suppliers of the active awards."""
        return frozenset(who for one in self.awards for who in one.suppliers)

    def with_status(self, status: str) -> list[Bid]:
        """Return the bids with a status."""
        return [bid for bid in self.submitted if bid.status == status]

    def tenderers_with(self, status: str) -> frozenset[str]:
        """Return who has a bid with a status."""
        return _everybody(self.with_status(status))


def processes(releases: Any) -> Iterator[Process]:
    """Yield the processes of compiled releases; a cancelled one is none."""
    for release in releases:
        cancelled = _map(release.get("tender")).get("status") == "cancelled"
        if isinstance(release.get("ocid"), str) and not cancelled:
            yield Process(release)


def _everybody(bids: Any) -> frozenset[str]:
    return frozenset(who for bid in bids for who in bid.tenderers)


def _bid(raw: Release) -> Bid:
    value = _map(raw.get("value"))
    amount = value.get("amount")
    return Bid(
        _ids(raw.get("tenderers")),
        float(amount) if isinstance(amount, int | float) else None,
        str(value.get("currency", "")),
        str(raw.get("status", "")),
        _time(raw.get("date")),
    )


def _award(raw: Release) -> Award:
    classes = (_id(item.get("classification")) for item in _maps(raw.get("items")))
    suppliers = list(_maps(raw.get("suppliers")))
    return Award(_ids(suppliers), len(suppliers) > 1, tuple(filter(None, classes)))


def _ids(raw: Any) -> frozenset[str]:
    return frozenset(filter(None, map(_id, _maps(raw))))


def _id(raw: Any) -> str:
    found = _map(raw).get("id", "")
    return found if isinstance(found, str) else ""


def _map(raw: Any) -> Release:
    return raw if isinstance(raw, dict) else {}


def _maps(raw: Any) -> Iterator[Release]:
    return (one for one in (raw if isinstance(raw, list) else ()) if isinstance(one, dict))


def _time(text: Any) -> datetime | None:
    """Return a time; one without an offset is taken as UTC, so that any two can be compared."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
