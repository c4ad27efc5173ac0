"""The sums of places kept up to date, from villages upwards. Called by publishing."""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from django.db import transaction

from protocol.division import LENGTHS
from province.public.groups import Group, above, first, joined
from province.public.models import PublicVillage, Sum

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from province.publish.village import Arrived

Cell = tuple[int, str]
"""Year and item."""

_CHUNK: Final = 500
_DIGEST: Final = 8  # bytes: people of one county are told apart


def of_village(village: str, arrived: Mapping[Cell, Arrived], key: bytes) -> None:
    """Renew a village's own sums of funds; its township's are not renewed by it.

    Args:
        village: its code.
        arrived: what arrived, by year and programme.
        key: 32 bytes that people are digested with, so that nobody can be found by a number.
    """
    groups = {
        cell: first(people_of(one.people, key), one.times, one.amount_fen)
        for cell, one in arrived.items()
    }
    store(Sum.Kind.FUNDS, village, groups)


def people_of(numbers: Collection[str], key: bytes) -> frozenset[str]:
    """Return people told apart by a digest that says nothing of them."""
    return frozenset(
        hmac.digest(key, number.encode(), hashlib.sha256)[:_DIGEST].hex() for number in numbers
    )


@transaction.atomic
def add_up_villages() -> None:
    """Renew the sums of the places above villages that were published since the last time."""
    waiting = list(PublicVillage.objects.filter(added_up=False).values_list("village", flat=True))
    add_up(Sum.Kind.FUNDS, waiting)
    for start in range(0, len(waiting), _CHUNK):
        part = waiting[start : start + _CHUNK]
        PublicVillage.objects.filter(village__in=part).update(added_up=True)


def add_up(kind: Sum.Kind, places: Collection[str]) -> None:
    """Renew the sums of all places above these, the lowest first."""
    for length in reversed(LENGTHS):
        for place in sorted({code[:length] for code in places if len(code) > length}):
            below: dict[Cell, list[Group]] = defaultdict(list)
            for one in Sum.objects.filter(kind=kind, parent=place).iterator():
                below[one.year, one.item].append(_group(one))
            store(kind, place, {cell: joined(parts) for cell, parts in below.items()})


def store(kind: Sum.Kind, place: str, groups: Mapping[Cell, Group]) -> None:
    """Put a place's sums in the place of what it had."""
    Sum.objects.filter(kind=kind, place=place).delete()
    Sum.objects.bulk_create(
        [
            Sum(
                kind=kind, place=place, parent=above(place), year=year, item=item,
                people=one.people, times=one.times, amount_fen=one.amount_fen,
                rest=sorted(one.rest), rest_times=one.rest_times, rest_fen=one.rest_fen,
            )
            for (year, item), one in groups.items()
        ],
        batch_size=_CHUNK,
    )  # fmt: skip


def _group(one: Sum) -> Group:
    return Group(
        one.people, one.times, one.amount_fen, frozenset(one.rest), one.rest_times, one.rest_fen
    )
