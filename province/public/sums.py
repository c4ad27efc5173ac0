"""The sums of places kept up to date, from villages upwards. Called by publishing.

What was shown before is not made anew: only what changed since is added, as `groups` allows.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from protocol.division import LENGTHS
from province.public.groups import Amount, Change, Group, above, changed, joined
from province.public.models import Held, PublicVillage, Sum

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

Cell = tuple[int, str]
"""Year and item."""
People = dict[str, tuple[int, int]]
"""Whom something is about, by their ID number or another name: how often, and fen."""

PEOPLE_KEY: Final = "people in public sums"
"""Which of the keyring's local keys people are digested with."""
_CHUNK: Final = 500
_WHO: Final = 8  # bytes: people of one county are told apart
_HOW_MUCH: Final = 4


@dataclass(frozen=True)
class Smallest:
    """A smallest place's sums as they are after a change, and whom they have taken in."""

    groups: dict[Cell, Group]
    held: dict[Cell, tuple[bytes, Amount]]


def smallest(kind: Sum.Kind, place: str, now: Mapping[Cell, People], key: bytes) -> Smallest:
    """Return a smallest place's sums after what changed since they were stored; stores nothing.

    Args:
        kind: what is counted.
        place: its code.
        now: everything, by year and item.
        key: 32 bytes that people are digested with, so that nobody can be found by a number.
    """
    held = {(one.year, one.item): one for one in Held.objects.filter(kind=kind, place=place)}
    stored = _groups(Sum.objects.filter(kind=kind, place=place))
    groups, taken = {}, {}
    for cell in sorted(held.keys() | now.keys()):
        people = now.get(cell, {})
        known = _unpacked(bytes(held[cell].people)) if cell in held else {}
        had = _amount(held[cell]) if cell in held else Amount()
        digests = {
            _digest(key, number, _WHO): _digest(key, f"{number} {times} {fen}", _HOW_MUCH)
            for number, (times, fen) in people.items()
        }
        times, fen = (sum(one) for one in zip((0, 0), *people.values(), strict=True))
        has = Amount(len(people), times, fen)
        change = Change(
            frozenset(who.hex() for who, much in digests.items() if known.get(who) != much),
            frozenset(who.hex() for who in known.keys() - digests.keys()),
            has - had,
        )
        before = stored.get(cell, Group()) if cell in held else Group()
        after = changed(before, change) if change else before
        if people or after != Group():
            groups[cell] = after
            taken[cell] = b"".join(who + digests[who] for who in sorted(digests)), has
    return Smallest(groups, taken)


def keep(kind: Sum.Kind, place: str, of: Smallest) -> None:
    """Store a smallest place's sums; those of the places above are not renewed by it."""
    _store(kind, place, of.groups)
    Held.objects.filter(kind=kind, place=place).delete()
    Held.objects.bulk_create(
        [
            Held(
                kind=kind, place=place, year=year, item=item, people=people,
                amount_people=has.people, amount_times=has.times, amount_fen=has.fen,
            )
            for (year, item), (people, has) in of.held.items()
        ],
        batch_size=_CHUNK,
    )  # fmt: skip


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
            _renew(kind, place)


def _renew(kind: Sum.Kind, place: str) -> None:
    below: dict[Cell, list[Sum]] = defaultdict(list)
    for one in Sum.objects.filter(kind=kind, parent=place).iterator():
        below[one.year, one.item].append(one)
    groups = _groups(Sum.objects.filter(kind=kind, place=place))
    for cell, rows in below.items():
        parts = [_group(one) for one in rows]
        groups[cell], left = joined(groups.get(cell, Group()), parts)
        for row, part, new in zip(rows, parts, left, strict=True):
            if new != part:
                _row(kind, row.place, cell, new, row.pk).save()
    _store(kind, place, groups)


def _store(kind: Sum.Kind, place: str, groups: Mapping[Cell, Group]) -> None:
    """Put a place's sums in the place of what it had."""
    Sum.objects.filter(kind=kind, place=place).delete()
    rows = [_row(kind, place, cell, one) for cell, one in groups.items() if one != Group()]
    Sum.objects.bulk_create(rows, batch_size=_CHUNK)


def _row(kind: Sum.Kind, place: str, cell: Cell, one: Group, pk: int | None = None) -> Sum:
    by = one.waits.by
    return Sum(
        pk=pk, kind=kind, place=place, parent=above(place), year=cell[0], item=cell[1],
        people=one.shown.people, times=one.shown.times, amount_fen=one.shown.fen,
        own_people=one.own.people, own_times=one.own.times, own_fen=one.own.fen,
        rest=sorted(one.waits.fresh), gone=sorted(one.waits.gone),
        rest_people=by.people, rest_times=by.times, rest_fen=by.fen,
        higher=one.higher, lacks=one.lacks,
    )  # fmt: skip


def _groups(rows: Iterable[Sum]) -> dict[Cell, Group]:
    return {(one.year, one.item): _group(one) for one in rows}


def _group(one: Sum) -> Group:
    by = Amount(one.rest_people, one.rest_times, one.rest_fen)
    return Group(
        Amount(one.people, one.times, one.amount_fen),
        Amount(one.own_people, one.own_times, one.own_fen),
        Change(frozenset(one.rest), frozenset(one.gone), by),
        one.higher,
    )


def _amount(one: Held) -> Amount:
    return Amount(one.amount_people, one.amount_times, one.amount_fen)


def _digest(key: bytes, text: str, length: int) -> bytes:
    return hmac.digest(key, text.encode(), hashlib.sha256)[:length]


def _unpacked(people: bytes) -> dict[bytes, bytes]:
    size = _WHO + _HOW_MUCH
    cut = (people[at : at + size] for at in range(0, len(people), size))
    return {one[:_WHO]: one[_WHO:] for one in cut}
