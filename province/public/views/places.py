"""Places: the first page, one place with its money and what lies below, finding a village."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render

from province.public import figures, published
from province.public.doors import NotPublic, open_page
from province.public.ledger import Totals, totals
from province.public.outcomes import looked_into, outcomes
from province.public.words import CATEGORIES
from province.registry import divisions
from province.registry.models import Division

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

_FOUND: Final = 60  # places that a search lists
_LONGEST: Final = 40  # characters of a name
_NEWEST: Final = 5


@open_page
def front(request: HttpRequest) -> HttpResponse:
    """Show the whole province."""
    return _show(request, published.top(), "front")


@open_page
def place(request: HttpRequest, code: str) -> HttpResponse:
    """Show one place: `year` and `category` choose what is shown of its money."""
    return _show(request, code, "places")


@open_page
def find(request: HttpRequest) -> HttpResponse:
    """List villages and places by a part of their name: names repeat, so with where they lie."""
    words = request.GET.get("q", "").strip()[:_LONGEST]
    found: list[dict[str, str]] = []
    if words:
        rows = Division.objects.filter(name__contains=words, withdrawn_on=None).order_by("code")
        places = list(rows.values_list("code", "name")[:_FOUND])
        codes = {code[:length] for code, _ in places for length in (6, 9)}
        names = divisions.names(codes)
        for code, name in places:
            above = [names.get(code[:length], "") for length in (6, 9) if length < len(code)]
            found.append({"code": code, "name": name, "within": " ".join(filter(None, above))})
    day = published.data_date("")
    shown = {"here": "places", "words": words, "found": found, "most": _FOUND, "day": day}
    return render(request, "open/find.html", shown)


@open_page
def nowhere(_request: HttpRequest) -> HttpResponse:
    """Say in words that there is no such page."""
    raise NotPublic


def _show(request: HttpRequest, code: str, here: str) -> HttpResponse:
    one = published.place(code)
    years = figures.by_year(code)
    category = request.GET.get("category", "")
    if category and category not in CATEGORIES:
        raise NotPublic
    year = _chosen(request.GET.get("year", ""), years)
    programmes = figures.by_programme(code, year, category) if year else []
    categories = figures.by_category(code, year) if year else []
    shown: dict[str, Any] = {
        "here": here,
        "place": one,
        "day": one.data_date,
        "years": years,
        "year": year,
        "category": category,
        "category_name": CATEGORIES.get(category, ""),
        "categories": categories,
        "programmes": programmes,
        "below": [] if one.is_village else _below(code, year, category),
        "totals": _ledger(code, year) if one.is_village else None,
        "outcomes": outcomes(code)[:_NEWEST],
        "looked_into": looked_into(code),
        "largest": {
            "year": max((line.amount_fen for line in years), default=0),
            "category": max((line.amount_fen for line in categories), default=0),
            "programme": max((line.amount_fen for line in programmes), default=0),
        },
        "rest": any(line.rest for line in programmes),
    }
    shown["largest"]["below"] = max((row["fen"] for row in shown["below"]), default=0)
    return render(request, "open/place.html", shown)


def _below(code: str, year: int | None, category: str) -> list[dict[str, Any]]:
    items = figures.of_category(category) if category else []
    lines = figures.by_place(code, year, items) if year and (items or not category) else {}
    rows = []
    for below, name in published.below(code):
        line = lines.get(below)
        rows.append(
            {"code": below, "name": name, "fen": line.amount_fen if line else 0, "line": line}
        )
    return rows


def _ledger(code: str, year: int | None) -> Totals | None:
    try:
        return totals(published.village(code), year)
    except NotPublic:
        return None


def _chosen(text: str, years: Sequence[figures.Line]) -> int | None:
    """Return the year asked for, or the newest; NotPublic for a year without figures."""
    known = [int(line.key) for line in years]
    if not text:
        return max(known, default=None)
    if not text.isascii() or not text.isdigit() or int(text) not in known:
        raise NotPublic
    return int(text)
