"""Programmes and what they paid, and what checks came to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from province.funds import chain
from province.public import figures, published
from province.public.doors import NotPublic, open_page
from province.public.models import Sum
from province.public.outcomes import CORRECTED, FOUND, looked_into
from province.public.outcomes import outcomes as settled
from province.public.words import CATEGORIES, OFTEN
from province.publish.catalogue import programmes as every_programme

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PAGE: Final = 50
_LYING: Final = 60  # days that an allotment may lie before everybody reads of it


@open_page
def programmes(request: HttpRequest) -> HttpResponse:
    """List the catalogue by kind."""
    kinds: dict[str, list[object]] = {}
    for one in every_programme():
        kinds.setdefault(CATEGORIES.get(one.category, one.category), []).append(one)
    shown = {"here": "programmes", "kinds": kinds.items(), "day": published.data_date("")}
    return render(request, "open/programmes.html", shown)


@open_page
def programme(request: HttpRequest, code: str) -> HttpResponse:
    """Show a programme: who may have it, on what grounds, what it paid where."""
    one = next((found for found in every_programme() if found.code == code), None)
    if one is None:
        raise NotPublic
    at = published.place(request.GET.get("place", "") or published.top())
    years = figures.by_year(at.code, [code])
    allotted = chain.allotted(at.code, code)
    known = {int(line.key): line for line in years}
    below = figures.by_place(at.code, None, [code])
    rows = [
        {"code": place, "name": name, "line": below[place]}
        for place, name in published.below(at.code)
        if place in below
    ]
    shown: dict[str, Any] = {
        "here": "programmes",
        "one": one,
        "often": OFTEN.get(one.frequency, one.frequency),
        "place": at,
        "day": at.data_date,
        "years": [
            (year, known.get(year), allotted.get(year))
            for year in sorted(known.keys() | allotted.keys())
        ],
        "allotted": bool(allotted),
        "untouched": chain.untouched(at.code, code, at.data_date, _LYING) if at.data_date else [],
        "below": rows,
        "largest": {
            "year": max((line.amount_fen for line in years), default=0),
            "below": max((line.amount_fen for line in below.values()), default=0),
        },
    }
    return render(request, "open/programme.html", shown)


@open_page
def outcomes(request: HttpRequest) -> HttpResponse:
    """Show what checks came to in a place: settled outcomes, and findings counted by year."""
    at = published.place(request.GET.get("place", "") or published.top())
    found = settled(at.code)
    shown: dict[str, Any] = {
        "here": "outcomes",
        "place": at,
        "day": at.data_date,
        "outcomes": found[:_PAGE],
        "most": _PAGE,
        "count": found.count(),
        "looked_into": looked_into(at.code),
        "years": _findings(at.code),
        "below": published.below(at.code),
    }
    return render(request, "open/outcomes.html", shown)


def _findings(place: str) -> list[dict[str, Any]]:
    years: dict[int, dict[str, Any]] = {}
    for one in Sum.objects.filter(kind=Sum.Kind.FINDINGS, place=place).order_by("year"):
        row = years.setdefault(one.year, {"year": one.year, "rest": False, FOUND: 0, CORRECTED: 0})
        row[one.item] = one.times
        row["rest"] = row["rest"] or one.lacks
        if one.item == CORRECTED:
            row["fen"] = one.amount_fen
    return list(years.values())
