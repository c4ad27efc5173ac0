"""Django's admin, for operators: who comes in, what can be reached through it, what it traces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from axes.models import AccessAttempt
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from province.officers.models import Officer
from province.officers.roles import Role
from province.projects.limits import drawn, limits_of
from province.projects.models import OwnLimit
from province.registry.models import Division
from province.reports.models import Report, Term
from province.trace.models import Line
from province.trace.proof import prove
from province.workbench.settings.site import settings as site
from tests.simulators import offices as made
from tests.simulators.addresses import names
from tests.simulators.offices import Desk

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

TERMS, OFFICERS = "/office/settings/reports/term/", "/office/settings/officers/officer/"
LINES: Final = "/office/settings/projects/ownlimit/"
SECRET: Final = "QQQQ"


@pytest.fixture
def client(client: Client, settings: Any) -> Client:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client


@pytest.fixture
def operator() -> Officer:
    made.offices()
    found = made.officer("he", Role.OPERATOR)
    Officer.objects.update(locked_private=SECRET.encode(), public=SECRET.encode())
    return found


NAMES: Final = sorted(names(site.get_urls()) - {"static"})


def ask(client: Client, name: str) -> int:
    kinds = {"officers": Officer, "projects": OwnLimit}
    one = kinds.get(name.partition("_")[0], Term).objects.first()
    needs = name.endswith(("_change", "_delete"))
    places = [str(one.pk)] if needs and one else ["reports"] if name == "app_list" else []
    return int(client.get(reverse(f"admin:{name}", args=places)).status_code)


def test_what_it_answers_is_terms_lines_and_accounts_and_nothing_else() -> None:
    assert {model._meta.label for model in site._registry} == {
        "reports.Term", "projects.OwnLimit", "officers.Officer",
    }  # fmt: skip
    assert NAMES == [
        "app_list", "index", "officers_officer_add", "officers_officer_change",
        "officers_officer_changelist", "officers_officer_delete", "projects_ownlimit_add",
        "projects_ownlimit_change", "projects_ownlimit_changelist", "projects_ownlimit_delete",
        "reports_term_add",
        "reports_term_change", "reports_term_changelist", "reports_term_delete",
    ]  # fmt: skip


@pytest.mark.usefixtures("operator")
@pytest.mark.parametrize("role", Role)
def test_operators_come_in_by_both_factors_and_nobody_else(client: Client, role: Role) -> None:
    one = made.officer("one", role)
    OwnLimit.objects.create(division="439900", name="works", value=1)
    Term.objects.create(division="439900", name="decide", days=2)
    assert {ask(client, name) for name in NAMES} == {302}
    client.force_login(one.user)
    assert {ask(client, name) for name in NAMES} == {302}
    assert client.get(TERMS)["Location"] == "/office/second/"
    Desk(client).sit(one)
    for name in NAMES:
        got = ask(client, name)
        welcome = role is Role.OPERATOR
        by_typing = name in {"officers_officer_add", "officers_officer_delete"}
        assert got == (403 if welcome and by_typing else 200 if welcome else 404), name
    assert client.get("/office/settings/auth/user/").status_code == 404


def test_the_strict_policy_holds_and_there_is_no_script_and_no_key(
    client: Client, operator: Officer
) -> None:
    Desk(client).sit(operator)
    made.report(1)
    term = Term.objects.create(division="439900", name="decide", days=2)
    line = OwnLimit.objects.create(division="439900", name="works", value=1)
    for address in (
        LINES, f"{LINES}add/", f"{LINES}{line.pk}/change/", f"{LINES}{line.pk}/delete/",
        "/office/settings/", "/office/settings/reports/", TERMS, f"{TERMS}add/", OFFICERS,
        f"{TERMS}{term.pk}/change/", f"{TERMS}{term.pk}/delete/",
        f"{OFFICERS}{operator.pk}/change/",
    ):  # fmt: skip
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
        assert "no-store" in answer["Cache-Control"]
        assert not [word for word in ("<script", "<style", "style=") if word in page]
        assert not [word for word in (SECRET, "scrypt", "/history/", "auth/user") if word in page]
    style = client.get("/office/settings/static/admin/css/base.css")
    assert (style.status_code, style["Content-Type"]) == (200, "text/css; charset=utf-8")
    assert client.get("/office/settings/static/admin/js/core.js").status_code == 404
    assert client.get("/office/settings/static/../../../settings.py").status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        "locked_private__startswith=Q", "public=Q", "user__password__startswith=s",
        "assigned__tag=1", "grants__sealed__contains=1", "user__id__gte=1",
    ],
)  # fmt: skip
def test_nobody_asks_letter_by_letter_what_no_page_shows(
    client: Client, operator: Officer, asked: str
) -> None:
    Desk(client).sit(operator)
    assert client.get(f"{OFFICERS}?{asked}").status_code == 400


def test_a_term_is_changed_in_ones_own_division_and_each_change_is_traced(
    client: Client, operator: Officer
) -> None:
    Desk(client).sit(operator)
    above = Term.objects.create(division="4399", name="decide", days=3)
    beside = Term.objects.create(division="439901", name="decide", days=3)
    for other in (above, beside):
        assert client.get(f"{TERMS}{other.pk}/change/").status_code == 302
        client.post(f"{TERMS}{other.pk}/change/", {"division": "439900", "name": "tell", "days": 1})
        client.post(f"{TERMS}{other.pk}/delete/", {"post": "yes"})
    for refused in (
        {"division": "4399", "name": "decide", "days": 2},
        {"division": "439901", "name": "decide", "days": 2},
        {"division": "4399001", "name": "decide", "days": 2},
        {"division": "439900", "name": "nothing", "days": 2},
        {"division": "439900", "name": "keep", "days": 23},
        {"division": "439900", "name": "decide", "days": 0},
    ):
        assert "errornote" in client.post(f"{TERMS}add/", refused).content.decode(), refused
    assert Term.objects.count() == 2
    assert not Line.objects.exists()
    given = {"division": "439900001", "name": "keep", "days": 60}
    assert client.post(f"{TERMS}add/", given).status_code == 302
    one = Term.objects.get(name="keep")
    client.post(f"{TERMS}{one.pk}/change/", given | {"days": 120})
    client.post(f"{TERMS}{one.pk}/delete/", {"post": "yes"})
    assert [(line.what, line.who, line.about, line.note) for line in Line.objects.all()] == [
        ("setting made", "he", "reports.term 439900001 办完后保存（月） 60", ""),
        ("setting changed", "he", "reports.term 439900001 办完后保存（月） 120", ""),
        ("setting removed", "he", "reports.term 439900001 办完后保存（月） 120", ""),
    ]
    assert prove().faults == ()
    assert not LogEntry.objects.exists()


def test_a_line_is_drawn_for_ones_own_division_with_where_it_is_written(
    client: Client, operator: Officer
) -> None:
    Desk(client).sit(operator)
    line = {"division": "439900", "name": "works", "value": "500000", "source": "县政府 1 号文",
            "dated": "2018-01-01", "checked": ""}  # fmt: skip
    for wrong in (
        {"division": "4399"}, {"name": "bridges"}, {"value": "-1"}, {"value": "1.5"},
        {"dated": "昨天"},
    ):  # fmt: skip
        assert "errornote" in client.post(f"{LINES}add/", line | wrong).content.decode(), wrong
    assert client.post(f"{LINES}add/", line).status_code == 302
    assert "errornote" in client.post(f"{LINES}add/", line).content.decode()  # once
    works = limits_of("439900001", drawn())["works"]
    assert (works.value, works.source) == (50_000_000, "县政府 1 号文")
    assert Line.objects.get().about == "projects.ownlimit 439900 works 500000"
    assert "施工合同" in client.get(LINES).content.decode()


def test_an_account_is_closed_or_let_in_again_and_never_made_or_changed(
    client: Client, operator: Officer
) -> None:
    Desk(client).sit(operator)
    li, far = made.officer("li", Role.HEAD), made.officer("far", Role.HEAD, office="439901-jw")
    AccessAttempt.objects.create(username="li", failures_since_start=5)
    chosen = [str(one.pk) for one in (operator, li, far)]
    client.post(OFFICERS, {"action": "unlock", "_selected_action": chosen})
    client.post(OFFICERS, {"action": "close", "_selected_action": chosen})
    active = Officer.objects.filter(user__is_active=True)
    assert {str(one) for one in active} == {"he", "far"}
    assert not AccessAttempt.objects.exists()
    assert [(line.what, line.who, line.about) for line in Line.objects.all()] == [
        ("officer unlocked", "he", "officers.officer he"),
        ("officer unlocked", "he", "officers.officer li"),
        ("officer retired", "he", "li"),
    ]
    for address, given in (
        (f"{OFFICERS}add/", {"name": "x"}),
        (f"{OFFICERS}{li.pk}/change/", {"name": "x", "division": "43"}),
        (f"{OFFICERS}{li.pk}/delete/", {"post": "yes"}),
        (OFFICERS, {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}),
    ):
        client.post(address, given)
    assert Officer.objects.filter(name="x").count() == 0
    assert Officer.objects.count() == 3
    assert not Report.objects.exists()
    assert not Division.objects.exists()
