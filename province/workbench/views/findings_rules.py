"""How often each rule is right, what it brought back and costs; and what a rule says, in full."""

from dataclasses import astuple
from datetime import date
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from province.home import home
from province.matching import scorecard
from province.matching.models import RuleRun
from province.matching.pages import SEVERITY
from province.matching.rule import FOLDER, load, local_settings
from province.matching.scorecard import Card
from province.matching.sight import SEES
from province.matching.titles import rules as by_id
from province.matching.titles import titles
from province.projects.limits import Limit, drawn, limits_of
from province.projects.points import USES
from province.workbench.counts import Counts, above_counties
from province.workbench.doors import Visit, door

_NOTHING: Final = (0, 0, 0, 0.0, 1.0, 0, None)


@door(*SEES)
def rules(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List all rules with their records in the officer's division."""
    counted, kept = COUNTS.of(visit.officer.division, visit.today)
    cards = {card.rule: card for card in (Card(*one) for one in counted)}
    runs = {run.rule: run for run in RuleRun.objects.filter(division="")}
    known = [rule for rule in titles() if rule in cards or rule in by_id()]
    found = [cards.get(rule, Card(rule, *_NOTHING)) for rule in known]
    found.sort(key=lambda card: (-card.low, -card.open, card.rule))
    rows = [
        {"rule": card.rule, "title": titles()[card.rule], "card": card, "run": runs.get(card.rule)}
        for card in found
    ]
    shown = {"visit": visit, "here": "rules", "rows": rows, "kept": kept}
    return render(request, "office/rules.html", shown)


def _cards(division: str, _day: date) -> list[tuple[Any, ...]]:
    return [astuple(card) for card in scorecard.cards(division)]


COUNTS: Final = Counts(
    "rules",
    _cards,
    many=lambda cards: sum(card.open + card.decided for card in (Card(*one) for one in cards)),
    whose=lambda: (officer.division for officer in above_counties(*SEES)),
)


@door(*SEES)
def rule(request: HttpRequest, visit: Visit, rule: str) -> HttpResponse:
    """Show a rule as it runs here, and its record."""
    if rule not in titles():
        raise Http404
    cards = scorecard.cards(visit.officer.division, rule)
    # A project's point and a village's power have no file of their own.
    of = load(FOLDER / f"{rule}.sql", local_settings(home())) if rule in by_id() else None
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "rules",
        "id": rule,
        "title": titles()[rule],
        "rule": of,
        "severity": SEVERITY[of.severity] if of else "",
        "card": next(iter(cards), Card(rule, *_NOTHING)),
        "run": RuleRun.objects.filter(rule=rule, division="").first(),
        "limits": _limits(rule, visit.officer.division),
    }
    return render(request, "office/rule.html", shown)


def _limits(rule: str, division: str) -> list[Limit]:
    """Return the lines by which a project's point is judged in a division."""
    if not rule.startswith("R"):
        return []
    here = limits_of(division, drawn())
    return [here[name] for name in USES.get(int(rule[1:]), ())]
