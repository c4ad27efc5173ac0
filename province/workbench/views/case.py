"""One report: its page, opening it, and every step of its life."""

import base64
import binascii
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from province.officers.models import Officer
from province.officers.roles import Role
from province.registry import divisions
from province.reports import handling, history
from province.reports.errors import NotComplete, OfficeError, SettingWrong
from province.reports.life import (
    IDENTITY_BECAUSE,
    MOVES,
    NOT_ACCEPTED_BECAUSE,
    Move,
    State,
    open_to,
)
from province.reports.models import Office, Reply, Report
from province.reports.services import bodies
from province.reports.sight import opens
from province.workbench.doors import Visit, door
from province.workbench.views.inbox import SEES_REPORTS

STATUSES: Final = (("working", "正在办"), ("more", "请补充"))
_WHAT: Final = {
    "opened": "打开看了内容", "taken": "取走了封着的文件", "came": "由其他机关转来",
    "note": "写了办理记录", "identity": "打开了身份", "identity-asked": "申请看身份",
    "consent": "同意打开身份", "reminded": "提醒：快到期", "escalated": "超期，已告上级机关",
    "removed": "保存期限已满，内容已删除",
}  # fmt: skip


@door(*SEES_REPORTS, report=True)
def case(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Show a report as far as the books know it; its words come sealed, when asked for."""
    return _page(request, visit, report)


@door(Role.INTAKE, Role.HANDLER, Role.HEAD, report=True, post=True)
def open_words(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Hand out the sealed words, and note that they were opened, before they are."""
    if not opens(visit.officer, report):
        raise Http404
    shown: dict[str, Any] = {"report": report, "name": str(report)}
    try:
        shown["body"] = base64.b64encode(b"".join(bodies(report))).decode()
    except NotComplete as error:
        return render(request, "office/says.html", {"says": str(error)})
    shown["photos"] = report.photos.order_by("number")
    history.add(report, "opened", visit.who, visit.today)
    return render(request, "office/words.html", shown)


@door(Role.INTAKE, Role.HANDLER, Role.HEAD, report=True, post=True)
def step(request: HttpRequest, visit: Visit, report: Report, move: str) -> HttpResponse:
    """Take a step; what is for the reporter comes sealed from the browser."""
    if move not in MOVES or not _own(visit, report):
        raise Http404
    try:
        handling.move(report, move, _by(visit), visit.today, _given(request))
    except OfficeError as error:
        return _page(request, visit, report, says=str(error))
    if Report.objects.seen_by(visit.officer).filter(pk=report.pk).exists():
        return redirect("office:case", report.office, report.number)
    return redirect("office:inbox")


@door(Role.HANDLER, Role.HEAD, Role.INTAKE, report=True, post=True)
def note(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Keep a note that only the office can open."""
    if not opens(visit.officer, report):
        raise Http404
    try:
        handling.note(report, _by(visit), visit.today, _bytes(request, "note"))
    except OfficeError as error:
        return _page(request, visit, report, says=str(error))
    return redirect("office:case", report.office, report.number)


def _own(visit: Visit, report: Report) -> bool:
    """Tell whether a report is of the officer's office; a handler's only if it is theirs."""
    return report.office == visit.officer.office_id


def _by(visit: Visit) -> handling.By:
    office = visit.officer.office
    if office is None:
        raise Http404
    return handling.By(visit.who, office, visit.officer.roles)


def _page(request: HttpRequest, visit: Visit, report: Report, says: str = "") -> HttpResponse:
    own = _own(visit, report)
    moves = open_to(State(report.state), visit.officer.roles) if own else []
    if report.removed_on is not None:
        moves = []
    may_open = opens(visit.officer, report)
    if not may_open:
        moves = [move for move in moves if move.tells is None]
    shown = {
        "visit": visit,
        "here": "inbox",
        "report": report,
        "place": report.place and divisions.in_full([report.place])[report.place],
        "name": str(report),
        "office": Office.objects.get(code=report.office),
        "says": says,
        "complete": report.bodies.count() == report.parts,
        "may_open": may_open,
        "moves": [_form(move, report, visit) for move in moves],
        "statuses": STATUSES,
        "history": _history(report),
        "unbroken": history.unbroken(report),
        "notes": report.notes.order_by("pk") if may_open else (),
        "replies": Reply.objects.filter(tag=report.tag).count(),
        "corrections": report.corrections.order_by("pk"),
        "repeats": report.repeats.filter(hidden=False).order_by("number"),
        "may_ask": own and visit.officer.roles & {Role.HANDLER, Role.HEAD} and may_open,
        "asked": report.identity_requests.filter(asked_by=visit.officer).last() if own else None,
        "because": IDENTITY_BECAUSE,
        "matters": Report.Matter.choices,
        "reasons": NOT_ACCEPTED_BECAUSE,
    }
    return render(request, "office/case.html", shown, status=422 if says else 200)


def _form(move: Move, report: Report, visit: Visit) -> dict[str, Any]:
    """Return a move with what its form offers to choose."""
    form: dict[str, Any] = {"move": move, "tells": move.tells is not None}
    if move.asks == "target":
        form["targets"] = handling.targets(report, move, _by(visit))
    elif move.asks == "handler":
        form["handlers"] = Officer.objects.filter(
            office=report.office, user__is_active=True, user__groups__name=Role.HANDLER
        ).order_by("name")
    form["needs_place"] = move.asks == "places" or (form["tells"] and not report.place)
    return form


def _history(report: Report) -> list[dict[str, Any]]:
    """Return the lines of the history in words, with people by their names."""
    entries = list(report.history.order_by("pk"))
    accounts = {entry.who for entry in entries}
    officers = Officer.objects.filter(user__username__in=accounts)
    names = dict(officers.values_list("user__username", "name"))
    names |= Office.objects.filter(code__in=accounts).values_list("code", "name")
    return [_line(entry, names.get(entry.who, entry.who)) for entry in entries]


def _line(entry: Any, who: str) -> dict[str, Any]:
    what = MOVES[entry.what].label if entry.what in MOVES else _WHAT.get(entry.what, entry.what)
    note = {**NOT_ACCEPTED_BECAUSE, **IDENTITY_BECAUSE, **dict(STATUSES)}.get(
        entry.note, entry.note
    )
    return {"day": entry.day, "what": what, "who": who, "note": note}


def _given(request: HttpRequest) -> handling.Step:
    posted = request.POST
    handler = posted.get("handler", "")
    earlier = posted.get("earlier", "")
    return handling.Step(
        reply=_bytes(request, "reply"),
        copy=_bytes(request, "copy"),
        body=_bytes(request, "body"),
        photos=[_octets(one) for one in posted.get("photos", "").split()],
        status=posted.get("status", ""),
        place=posted.get("place", "").strip(),
        matter=posted.get("matter", ""),
        handler=Officer.objects.filter(pk=int(handler)).first() if handler.isdigit() else None,
        target=Office.objects.filter(code=posted.get("target", "")).first(),
        reason=posted.get("reason", ""),
        earlier=int(earlier) if earlier.isdigit() else None,
    )


def _bytes(request: HttpRequest, name: str) -> bytes:
    return _octets(request.POST.get(name, ""))


def _octets(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise SettingWrong("内容没有封好，请再试一次") from None
