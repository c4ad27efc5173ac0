"""Every page's door: who may come in, and what it is about. A view without one is found.

    @door(Role.INTAKE, Role.HEAD)             def inbox(request, visit): ...
    @door(Role.HEAD, report=True)             def case(request, visit, report): ...
    @door(Role.HEAD, finding=True)            def finding(request, visit, finding): ...

What an officer may not see does not exist for them: 404, whatever the reason.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Final

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from province.matching.models import Finding
from province.officers.models import Officer
from province.officers.roles import Role
from province.registry.models import Division
from province.reports.models import Report

LOGIN: Final = "office:login"
SECOND: Final = "office:second"


@dataclass(frozen=True)
class Rule:
    """What a door asks for.

    Attributes:
        roles: any of them; None: no officer is needed (entering, static files).
        report: whether the address names a report, which the officer must be able to see.
        finding: likewise a finding.
        post: whether it changes something, and is no page.
    """

    roles: frozenset[Role] | None
    report: bool = False
    finding: bool = False
    post: bool = False


@dataclass(frozen=True)
class Visit:
    """An officer who has come in by both factors, and today."""

    officer: Officer
    today: date

    @property
    def who(self) -> str:
        """Return what the trace keeps of the officer."""
        return str(self.officer)

    @property
    def place(self) -> str:
        """Return the office, or the division where there is none, by its name."""
        if self.officer.office is not None:
            return self.officer.office.name
        found = Division.objects.filter(code=self.officer.division).values_list("name", flat=True)
        return found.first() or self.officer.division


EVERYBODY: Final = frozenset(Role)
View = Callable[..., HttpResponse]


def open_door(*methods: str) -> Callable[[View], View]:
    """Mark a view that needs no officer."""

    def mark(view: View) -> View:
        answered = require_http_methods(list(methods))(view)
        answered.rule = Rule(None)  # type: ignore[attr-defined] # what the tests read
        return answered

    return mark


def door(
    *roles: Role, report: bool = False, finding: bool = False, post: bool = False
) -> Callable[[View], View]:
    """Let in officers with one of these roles, by both factors.

    Args:
        roles: whom it is for.
        report: the address names an office and a number; the view gets the report.
        finding: the address names a finding by its id; the view gets it.
        post: it changes something: POST only, in one transaction.
    """

    def guarded(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *place: Any, **names: Any) -> HttpResponse:
            visit = come_in(request, frozenset(roles))
            if isinstance(visit, HttpResponse):
                return visit
            if report:
                names["report"] = _report(visit.officer, names.pop("office"), names.pop("number"))
            if finding:
                names["finding"] = _finding(visit.officer, names.pop("finding"))
            if not post:
                return view(request, visit, *place, **names)
            with transaction.atomic():
                return view(request, visit, *place, **names)

        answered = require_http_methods(["POST"] if post else ["GET", "HEAD"])(answer)
        rule = Rule(frozenset(roles), report, finding, post)
        answered.rule = rule  # type: ignore[attr-defined] # likewise
        return answered

    return guarded


def come_in(request: HttpRequest, roles: frozenset[Role]) -> Visit | HttpResponse:
    """Return the visit of an officer with one of these roles, or where they log in first.

    Raises:
        Http404: they are somebody else.
    """
    user: Any = request.user
    if not user.is_authenticated:
        return _to(request, LOGIN)
    if not user.is_verified():
        return _to(request, SECOND)
    officer = Officer.objects.select_related("office").filter(user=user).first()
    if officer is None or not officer.roles & roles:
        raise Http404
    request.session.modified = True  # half an hour from the last click
    return Visit(officer, timezone.localdate())


def _report(officer: Officer, office: str, number: int) -> Report:
    found = Report.objects.seen_by(officer).filter(office=office, number=number).first()
    if found is None:
        raise Http404
    return found


def _finding(officer: Officer, id_: str) -> Finding:
    found = Finding.objects.seen_by(officer).filter(pk=id_).first()
    if found is None:
        raise Http404
    return found


def _to(request: HttpRequest, where: str) -> HttpResponse:
    """Send to where one enters; a part of a page is not the place for a form to log in."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": reverse(where)})
    return redirect(where)
