"""A village's ledger as it was published: counted by group, chosen by year, group and direction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from province.ledger.models import Account
from province.publish.catalogue import group_of

if TYPE_CHECKING:
    from province.public.published import Record, Village

_WAYS: Final = ("income", "expense")


@dataclass(frozen=True)
class GroupSum:
    """What came in or went out under one word."""

    direction: str
    group: str
    times: int
    amount_fen: int


@dataclass(frozen=True)
class Totals:
    """A year of a ledger, or all years of it."""

    year: int | None
    income_fen: int
    expense_fen: int
    groups: tuple[GroupSum, ...]
    largest_fen: int


def groups() -> dict[str, str]:
    """Return the villager's word for each account."""
    found = Account.objects.select_related("parent")
    return {one.code: group_of(one) for one in found}


def totals(of: Village, year: int | None) -> Totals:
    """Count a village's vouchers; those withdrawn do not count."""
    words = groups()
    sums: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in of.rows("vouchers"):
        if row["withdrawn_on"] or (year is not None and row["date"][:4] != str(year)):
            continue
        sums[row["direction"], words.get(row["account"], "其他")].append(row["amount"])
    found = sorted(
        (
            GroupSum(direction, group, len(amounts), sum(amounts))
            for (direction, group), amounts in sums.items()
        ),
        key=lambda one: (one.direction != "income", -one.amount_fen, one.group),
    )
    by = {way: sum(g.amount_fen for g in found if g.direction == way) for way in _WAYS}
    largest = max((one.amount_fen for one in found), default=0)
    return Totals(year, by["income"], by["expense"], tuple(found), largest)


def chosen(of: Village, year: str, direction: str, group: str) -> list[Record]:
    """Return the vouchers that fit, the newest first; an empty word fits all."""
    words = groups()
    found = []
    for row in of.rows("vouchers"):
        row["group"] = words.get(row["account"], "其他")
        if (
            (not year or row["date"][:4] == year)
            and (not direction or row["direction"] == direction)
            and (not group or row["group"] == group)
        ):
            found.append(row)
    return sorted(found, key=lambda row: (row["date"], row["voucher_no"]), reverse=True)


def years(of: Village) -> list[str]:
    """Return the years that the ledger has, the newest first."""
    return sorted({row["date"][:4] for row in of.rows("vouchers")}, reverse=True)
