"""One case: what the rules say of a person or a record, side by side; and each step about it."""

from datetime import timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from protocol.money import MoneyError, parse_yuan
from province.matching import listing, services, triage
from province.matching.listing import Place
from province.matching.models import Decision, Finding, Outcome
from province.matching.sight import SEES, decides
from province.matching.titles import rules, titles
from province.matching.words import evidence
from province.officers.models import Officer
from province.officers.roles import Role
from province.registry import divisions
from province.workbench.doors import Visit, door
from province.workbench.views.findings import DECISIONS, asked, day, days, handlers, narrowed

MEASURES: Final = (
    (Decision.Measure.CORRECTED.value, "改正"),
    (Decision.Measure.TALK.value, "谈话提醒"),
    (Decision.Measure.DISCIPLINE.value, "党纪政务处分"),
    (Decision.Measure.CASE.value, "立案"),
    (Decision.Measure.JUDICIAL.value, "移送司法"),
)
_ASIDE_DAYS: Final = 90
_MOST_MINUTES: Final = 100_000


@door(*SEES, finding=True)
def finding(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Show the case that a finding belongs to."""
    return _page(request, visit, finding)


@door(Role.HANDLER, Role.HEAD, finding=True, post=True)
def decide(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Record what the officer makes of it; then on to what is still open."""
    given = request.POST
    if not decides(visit.officer, finding) or given.get("decision") not in dict(DECISIONS):
        raise Http404
    minutes = given.get("minutes", "")
    real = given["decision"] == Finding.Decision.REAL
    try:
        verdict = triage.Verdict(
            given["decision"],
            visit.who,
            visit.today,
            given.get("reason", ""),
            given.get("measure", "") if real else "",
            parse_yuan(given["recovered"]) if real and given.get("recovered") else None,
            min(int(minutes), _MOST_MINUTES) if minutes.isdecimal() else None,
        )
        if verdict.measure not in {"", *Decision.Measure}:
            raise Http404
        triage.decide(finding.id, verdict)
    except (triage.TriageError, MoneyError) as error:
        return _page(request, visit, finding, says=str(error))
    return redirect(_on(request, visit, finding))


@door(Role.INTAKE, Role.HEAD, finding=True, post=True)
def give(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Hand all that is open of the case to an officer."""
    to = handlers(visit).filter(user__username=request.POST.get("officer", "")).first()
    if to is None:
        raise Http404
    due_on = visit.today + timedelta(days=days(request.POST.get("days", "")))
    seen = Finding.objects.seen_by(visit.officer).standing()
    for one in seen.filter(about=finding.about, state=Finding.State.OPEN):
        triage.assign(one.id, str(to), due_on, visit.who, visit.today)
    return redirect(_here(request, finding))


@door(Role.HANDLER, Role.HEAD, finding=True, post=True)
def put_aside(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Stop showing what this rule says of this person or record until a day."""
    if not decides(visit.officer, finding):
        raise Http404
    until = day(request.POST.get("until", "")) or visit.today
    try:
        reason = request.POST.get("reason", "")
        triage.put_aside(finding.id, until, reason, visit.who, visit.today)
    except triage.TriageError as error:
        return _page(request, visit, finding, says=str(error))
    return redirect(_here(request, finding))


@door(Role.HEAD, finding=True, post=True)
def outcome(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Tell the village that a check found something, and no more than that."""
    try:
        no = request.POST.get("no", "").strip()
        triage.open_outcome(finding.id, no, visit.who, visit.today)
    except (triage.TriageError, services.OutcomeError) as error:
        return _page(request, visit, finding, says=str(error))
    return redirect(_here(request, finding))


@door(Role.HEAD, finding=True, post=True)
def settle(request: HttpRequest, visit: Visit, finding: Finding) -> HttpResponse:
    """Say in plain words, nobody named, what came of it."""
    told = finding.outcome
    if told is None:
        raise Http404
    given = request.POST
    try:
        recovered = parse_yuan(given["recovered"]) if given.get("recovered") else None
        settlement = services.Settlement(
            day(given.get("settled_on", "")) or visit.today,
            given.get("title", ""),
            given.get("result", ""),
            recovered,
        )
        by = services.Telling(visit.who, visit.today)
        services.settle(told.division_id, told.no, settlement, by)
    except (services.OutcomeError, MoneyError) as error:
        return _page(request, visit, finding, says=str(error))
    return redirect(_here(request, finding))


def _case(visit: Visit, finding: Finding) -> list[Finding]:
    return listing.of_case(Finding.objects.seen_by(visit.officer), finding.about)


def _here(request: HttpRequest, finding: Finding) -> str:
    address = reverse("office:finding", args=[finding.id])
    return f"{address}?{request.GET.urlencode()}" if request.GET else address


def _on(request: HttpRequest, visit: Visit, finding: Finding) -> str:
    """Return where to go after a decision: to what is open of the case, else back."""
    open_ones = (one for one in _case(visit, finding) if one.state == Finding.State.OPEN)
    return _here(request, next(open_ones, finding))


def _page(request: HttpRequest, visit: Visit, finding: Finding, says: str = "") -> HttpResponse:
    case = _case(visit, finding)
    if finding.gone_on is not None:
        case.insert(0, finding)
    open_ones = [one for one in case if one.state == Finding.State.OPEN]
    current = finding if finding in open_ones else next(iter(open_ones), None)
    roles = visit.officer.roles
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "findings",
        "says": says,
        "finding": finding,
        "name": finding.evidence.get("name", ""),
        "place": divisions.in_full([finding.division])[finding.division],
        "cards": [_card(one, visit, current) for one in case],
        "open": len(open_ones),
        "decisions": DECISIONS,
        "measures": MEASURES,
        "gives": bool(roles & {Role.INTAKE, Role.HEAD}) and open_ones,
        "officers": handlers(visit),
        "publishes": Role.HEAD in roles,
        "again": request.GET.urlencode(),
        "next": _next(request, visit, case),
        "until": visit.today + timedelta(days=_ASIDE_DAYS),
    }
    return render(request, "office/finding.html", shown, status=422 if says else 200)


def _next(request: HttpRequest, visit: Visit, case: list[Finding]) -> Finding | None:
    """Return the finding that leads the next case of the list that the address names."""
    seen, index = narrowed(visit, asked(request.GET))
    others = seen.exclude(about=case[0].about) if case else seen
    lead = min(case, key=lambda one: (one.severity, one.id), default=None)
    found = listing.cases(others, Place.of(lead) if lead else None, 1, index)
    return found[0].lead if found else None


def _card(one: Finding, visit: Visit, current: Finding | None) -> dict[str, Any]:
    """Return a finding in words, with what may be done about it."""
    rule = rules().get(one.rule)
    last = one.decisions.order_by("-pk").first()
    return {
        "finding": one,
        "title": titles().get(one.rule, one.rule),
        "rule": rule,
        "says": triage.words(one),
        "evidence": evidence(one),
        "now": current is not None and one.pk == current.pk,
        "decides": decides(visit.officer, one) and one.gone_on is None,
        "last": last,
        "measure": dict(MEASURES).get(last.measure, "") if last else "",
        "decided": dict(DECISIONS).get(one.decision, ""),
        "officer": _officer(one.assigned_to),
        "late": one.due_on is not None and one.due_on < visit.today,
        "quiet": one.quiet_until if one.quiet_until and one.quiet_until >= visit.today else None,
        "outcome": one.outcome,
        "settled": one.outcome is not None and one.outcome.state == Outcome.State.SETTLED,
    }


def _officer(account: str) -> str:
    found = Officer.objects.filter(user__username=account).values_list("name", flat=True).first()
    return found or account
