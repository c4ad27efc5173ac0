"""Sums as pages and files show them. Each is a few rows through an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet
from django.db.models import Sum as Total

from province.funds.models import Programme
from province.public.models import Sum
from province.public.words import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Collection


@dataclass(frozen=True)
class Line:
    """One line of a table: what it counts, and whether a rest too small to show is missing."""

    key: str
    name: str
    times: int
    amount_fen: int
    people: int | None  # None: several programmes, where people would count twice
    rest: bool


def by_year(place: str, items: Collection[str] = ()) -> list[Line]:
    """Return what arrived in a place year by year, of all programmes or of these."""
    return _lines(_funds(items).filter(place=place), "year")


def by_category(place: str, year: int) -> list[Line]:
    """Return what arrived in a place in a year, by kind of subsidy, the largest first."""
    kinds = dict(Programme.objects.values_list("code", "category"))
    sums: dict[str, list[Line]] = {}
    for line in by_programme(place, year):
        sums.setdefault(kinds.get(line.key, "other"), []).append(line)
    found = [
        Line(
            kind,
            CATEGORIES.get(kind, kind),
            sum(line.times for line in lines),
            sum(line.amount_fen for line in lines),
            None,
            any(line.rest for line in lines),
        )
        for kind, lines in sums.items()
    ]
    return sorted(found, key=lambda line: -line.amount_fen)


def by_programme(place: str, year: int, category: str = "") -> list[Line]:
    """Return what arrived in a place in a year, by programme, the largest first."""
    names = dict(_programmes(category).values_list("code", "name"))
    found = Sum.objects.filter(kind=Sum.Kind.FUNDS, place=place, year=year)
    lines = [
        Line(one.item, names[one.item], one.times, one.amount_fen, one.people, one.lacks)
        for one in found
        if one.item in names
    ]
    return sorted(lines, key=lambda line: (-line.amount_fen, line.key))


def by_place(parent: str, year: int | None, items: Collection[str] = ()) -> dict[str, Line]:
    """Return what arrived in the places right below, by their codes."""
    found = _funds(items).filter(parent=parent)
    if year is not None:
        found = found.filter(year=year)
    return {line.key: line for line in _lines(found, "place")}


def of_category(category: str) -> list[str]:
    """Return the codes of its programmes, of all where no category is named."""
    return list(_programmes(category).values_list("code", flat=True))


def _programmes(category: str) -> QuerySet[Programme]:
    found = Programme.objects.all()
    return found.filter(category=category) if category else found


def _funds(items: Collection[str]) -> QuerySet[Sum]:
    found = Sum.objects.filter(kind=Sum.Kind.FUNDS)
    return found.filter(item__in=items) if items else found


def _lines(found: QuerySet[Sum], key: str) -> list[Line]:
    counted = found.values(key).annotate(
        seen=Total("times"), fen=Total("amount_fen"), lacking=Count("pk", filter=Q(lacks=True))
    )
    return [
        Line(str(row[key]), str(row[key]), row["seen"], row["fen"], None, row["lacking"] > 0)
        for row in counted.order_by(key)
    ]
