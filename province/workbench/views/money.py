"""The chain allotted, passed on, paid, received: programme by programme, and where it is stuck."""

from typing import Any, Final

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.funds import chain
from province.funds.models import Flow
from province.officers.roles import Role
from province.workbench.doors import Visit, door

_COLUMNS: Final = {
    "allotted_fen": "拨下来", "passed_fen": "往下拨", "paid_fen": "到账", "pending_fen": "在路上",
    "returned_fen": "退回", "left_fen": "没有发",
}  # fmt: skip
_DAYS: Final = 30
_MOST: Final = 50
_FIRST: Final = 10  # the rest is behind a word: the table stands below


@door(Role.INTAKE, Role.HANDLER, Role.HEAD, Role.AUDITOR, Role.CLERK)
def money(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the money of the officer's division by programme, and what has lain for a month."""
    found = chain.links(visit.officer.division)
    years = sorted({link.allotment.allotted_on.year for link in found}, reverse=True)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), None)
    chosen = [link for link in found if year in {None, link.allotment.allotted_on.year}]
    lying = chain.stuck(chosen, visit.today, _DAYS)
    stuck = [(link, chain.why(link, visit.today)) for link in lying[:_MOST]]
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "money",
        "counted_on": Flow.objects.aggregate(day=Max("counted_on"))["day"],
        "years": years,
        "year": year,
        "columns": _COLUMNS.values(),
        "rows": [
            {
                "name": one.links[0].allotment.programme.name,
                "sums": [
                    (words, one.allotted_fen if name == "allotted_fen" else one.total(name))
                    for name, words in _COLUMNS.items()
                ],
            }
            for one in chain.by_programme(chosen)
        ],
        "stuck": stuck[:_FIRST],
        "more_stuck": stuck[_FIRST:],
        "lying": len(lying),
        "most": _MOST,
        "days": _DAYS,
    }
    return render(request, "office/money.html", shown)
