"""The chain allotted, passed on, paid, received: programme by programme, and where it is stuck."""

from typing import Any, Final

from django.db.models import Max, Min, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.funds import chain
from province.funds.models import Flow, Programme
from province.officers.roles import Role
from province.workbench.doors import Visit, door

_COLUMNS: Final = {
    "amount_fen": "拨下来", "passed_fen": "往下拨", "paid_fen": "到账", "pending_fen": "在路上",
    "returned_fen": "退回", "left_fen": "没有发",
}  # fmt: skip
_DAYS: Final = 30
_MOST: Final = 50
_FIRST: Final = 10  # the rest is behind a word: the table stands below


@door(Role.INTAKE, Role.HANDLER, Role.HEAD, Role.AUDITOR, Role.CLERK)
def money(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the money of the officer's division by programme, and what has lain for a month."""
    found = chain.flows(visit.officer.division)
    ends = found.aggregate(first=Min("allotted_on"), last=Max("allotted_on"))
    first, last = ends["first"], ends["last"]
    years = range(last.year, first.year - 1, -1) if first and last else range(0)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), None)
    chosen = chain.flows(visit.officer.division, year=year)
    lying = chain.stuck(chosen, visit.today, _DAYS)
    stuck = [(link, chain.why(link, visit.today)) for link in chain.links(lying[:_MOST])]
    sums = chosen.order_by().values("programme").annotate(**{of: Sum(of) for of in _COLUMNS})
    rows = sorted(sums, key=lambda row: (-row["left_fen"], row["programme"]))
    names = dict(Programme.objects.values_list("code", "name"))
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "money",
        "counted_on": Flow.objects.aggregate(day=Max("counted_on"))["day"],
        "years": years,
        "year": year,
        "columns": _COLUMNS.values(),
        "rows": [
            {
                "name": names.get(row["programme"], row["programme"]),
                "sums": [(words, row[of]) for of, words in _COLUMNS.items()],
            }
            for row in rows
        ],
        "stuck": stuck[:_FIRST],
        "more_stuck": stuck[_FIRST:],
        "lying": lying.count(),
        "most": _MOST,
        "days": _DAYS,
    }
    return render(request, "office/money.html", shown)
