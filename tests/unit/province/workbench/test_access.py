"""Every address of the workbench, asked by everybody, about every report. The list is the urls'."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.urls import reverse
from django.utils import timezone

from province.fleet.models import Terminal
from province.home import VARIABLE
from province.matching.models import Finding
from province.officers.roles import Role
from province.privacy.models import BlackText
from province.reports.life import MOVES, State
from province.reports.models import Correction, IdentityRequest, Report
from province.workbench.urls import urlpatterns
from tests.simulators import offices as made
from tests.simulators.offices import HERE, Desk

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

    from province.officers.models import Officer

pytestmark = pytest.mark.django_db

INTAKE, HANDLER, CUSTODIAN, HEAD = Role.INTAKE, Role.HANDLER, Role.CUSTODIAN, Role.HEAD
AUDITOR, CLERK, OPERATOR = Role.AUDITOR, Role.CLERK, Role.OPERATOR
ACCOUNTANT = Role.ACCOUNTANT
ALL: Final = frozenset(Role)
READERS: Final = frozenset({INTAKE, HANDLER, HEAD})

OPEN: Final = {"static", "login", "second", "second-new"}
"""Addresses that need no officer."""
PAGES: Final[dict[str, frozenset[Role]]] = {
    "logout": ALL,
    "front": ALL,
    "inbox": frozenset({INTAKE, HANDLER, CUSTODIAN, HEAD, AUDITOR}),
    "consents": frozenset({CUSTODIAN}),
    "consent": frozenset({CUSTODIAN}),
    "figures": frozenset({HEAD, AUDITOR}),
    "departments": frozenset({CLERK}),
    "names": frozenset({CLERK}),
    "name": frozenset({CLERK}),
    "schedules": frozenset({CLERK}),
    "schedule": frozenset({CLERK}),
    "bringing": frozenset({CLERK}),
    "bring": frozenset({CLERK}),
    "brought": frozenset(),
    "take": frozenset(),
    "rejected": frozenset(),
    "money": frozenset({INTAKE, HANDLER, HEAD, AUDITOR, CLERK}),
    "books": frozenset({ACCOUNTANT}),
    "book": frozenset({ACCOUNTANT}),
    "entry": frozenset({ACCOUNTANT}),
    "enter": frozenset({ACCOUNTANT}),
    "corrections": frozenset({CLERK}),
    "correction": frozenset({CLERK}),
    "texts": frozenset({CLERK}),
    "pictures": frozenset({CLERK}),
    "picture": frozenset({CLERK}),
    "picture-file": frozenset({CLERK}),
    "paper": frozenset({CLERK}),
    "picture-rule": frozenset({CLERK}),
    "terminals": frozenset({OPERATOR}),
    "enrol-code": frozenset({OPERATOR}),
    "technician": frozenset({OPERATOR}),
    "terminal-log": frozenset({OPERATOR}),
    "terminal-log-ask": frozenset({OPERATOR}),
    "key": ALL,
    "ring": ALL,
    "key-new": ALL,
    "key-found": frozenset({HEAD}),
    "key-give": frozenset(),
    "key-withdraw": frozenset(),
    "findings": frozenset({INTAKE, HANDLER, HEAD, AUDITOR}),
    "findings-give": frozenset({INTAKE, HEAD}),
    "aside": frozenset({INTAKE, HANDLER, HEAD, AUDITOR}),
    "rules": frozenset({INTAKE, HANDLER, HEAD, AUDITOR}),
    "rule": frozenset({INTAKE, HANDLER, HEAD, AUDITOR}),
}
"""Who comes in; giving and withdrawing keys also needs a grant, brought files are their clerk's."""
REPORT_PAGES: Final[dict[str, frozenset[Role]]] = {
    "case": frozenset({INTAKE, HANDLER, CUSTODIAN, HEAD, AUDITOR}),
    "open": READERS,
    "report-file": READERS,
    "note": READERS,
    "correction-ask": READERS,
    "step": READERS,
    "identity-ask": frozenset({HANDLER, HEAD}),
    "identity-open": frozenset(),
}
"""Who comes in, if they may see the report; the last one is for whoever asked, and nobody did."""

FINDING_PAGES: Final[dict[str, frozenset[Role]]] = {
    "finding": frozenset({INTAKE, HANDLER, HEAD, AUDITOR}),
    "finding-decide": frozenset({HANDLER, HEAD}),
    "finding-give": frozenset({INTAKE, HEAD}),
    "finding-aside": frozenset({HANDLER, HEAD}),
    "finding-outcome": frozenset({HEAD}),
    "finding-settle": frozenset({HEAD}),
}
"""Who comes in, if they may see the finding."""
FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "a" * 32: ("439900001001", ""),
    "b" * 32: ("439900001001", "handler"),
    "c" * 32: ("439900", "other"),
    "d" * 32: ("439901001001", "handler"),
    "e" * 32: ("4399", "handler"),
    "f" * 32: ("439900001001", "handler"),
    "0" * 32: ("439900001001", "handler"),
}
"""Where each is and who looks at it: three of the county, one beside, one above, and two about an
official of the county's own office, by their number or as the owner of the account."""
OFFICIAL: Final = "439900197001011018"
SEES_FINDINGS: Final[dict[Role, str]] = {
    INTAKE: "abc", HEAD: "abc", HANDLER: "b", AUDITOR: "abc",
}  # fmt: skip

PICTURE, PICTURE_BESIDE = "1" * 64, "2" * 64
"""Two pictures that wait for a decision, of a village of the county and of one beside."""

FRESH, OURS, ANOTHERS, ASKED, PASSED, BELOW, BESIDE, ABOVE, BELOW_PASSED = range(1, 10)
SEES: Final[dict[Role, frozenset[int]]] = {
    INTAKE: frozenset({FRESH, OURS, ANOTHERS, ASKED}),
    HEAD: frozenset({FRESH, OURS, ANOTHERS, ASKED}),
    HANDLER: frozenset({OURS}),
    CUSTODIAN: frozenset({ASKED}),
    AUDITOR: frozenset({FRESH, OURS, ANOTHERS, ASKED, BELOW, BELOW_PASSED}),
    CLERK: frozenset(),
    OPERATOR: frozenset(),
    ACCOUNTANT: frozenset(),
}
"""Which of the reports exist for whom."""
READS: Final[dict[Role, frozenset[int]]] = {
    INTAKE: frozenset({FRESH}),
    HEAD: SEES[HEAD],
    HANDLER: SEES[HANDLER],
}
"""Which of them they may open: intake only until it is given to somebody."""
GIVEN: Final[dict[str, dict[str, str]]] = {
    "finding-decide": {"decision": "real"},
    "finding-give": {"officer": "handler"},
    "findings-give": {"officer": "handler"},
}
"""What some addresses want to be told."""
PLACES: Final[dict[str, dict[str, Any]]] = {
    **{key: {"source": PICTURE} for key in ("picture", "picture-file", "paper", "picture-rule")},
    **{key: {"village": "439900001001"} for key in ("book", "entry", "enter")},
    **{key: {"number": 1} for key in ("brought", "take", "rejected")},
    **{key: {"to": 1} for key in ("key-give", "key-withdraw")},
    **{key: {"name": "AAAAAAAA"} for key in ("terminal-log", "terminal-log-ask")},
    "rule": {"rule": "D01"},
    "step": {"move": "answer"},
}
"""What some addresses name."""
NEEDS_READING: Final = {"open", "report-file", "note", "correction-ask", "identity-ask"}


@pytest.fixture
def officers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[Role, Officer]:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    made.offices()
    found = {
        role: made.officer(role.value, role, custodian="first" if role is CUSTODIAN else "")
        for role in Role
    }
    other = made.officer("other", HANDLER)
    made.report(FRESH, State.REGISTERED)
    made.report(OURS, State.ASSIGNED, handler=found[HANDLER])
    made.report(ANOTHERS, State.CHECK, handler=other)
    asked = made.report(ASKED, State.CASE, handler=other)
    IdentityRequest.objects.create(
        report=asked, asked_by=other, because="threat", day=timezone.localdate()
    )
    passed = made.report(PASSED, State.PASSED_UP, handler=found[HANDLER], hidden=True)
    IdentityRequest.objects.create(
        report=passed, asked_by=found[HANDLER], because="threat", day=timezone.localdate()
    )
    Correction.objects.create(
        report=asked, village="439900001001", says="记错了", asked_by="other",
        asked_on=timezone.localdate(),
    )  # fmt: skip
    made.report(BELOW, office="439900001-jw")
    made.report(BESIDE, office="439901-jw", place="439901001001")
    made.report(ABOVE, office="4399-jw")
    made.report(BELOW_PASSED, office="439900001-jw", hidden=True)
    for id_, (place, to) in FINDINGS.items():
        made.finding(id_, place, to)
    made.official(OFFICIAL, unit="439900-jw 纪委", division="439900")
    Finding.objects.filter(pk="f" * 32).update(id_number=OFFICIAL)
    subject = f"43990019300101123|6217|{OFFICIAL[:17]}"
    Finding.objects.filter(pk="0" * 32).update(rule="B04", subject=subject)
    made.picture(PICTURE, "439900001001")
    made.picture(PICTURE_BESIDE, "439901001001")
    Terminal.objects.create(
        name="AAAAAAAA", public=bytes(32), villages=["439900001001"], enrolled_on=made.TODAY
    )
    return found


@pytest.fixture
def client(client: Client, settings: Any) -> Client:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    return client


def ask(client: Client, name: str, report: Report | None = None, finding: str = "") -> int:
    """Ask an address as it wants to be asked; return the status."""
    places: dict[str, Any] = {"finding": finding} if finding else {}
    given = GIVEN.get(name, {})
    if report is not None:
        places = {"office": report.office, "number": report.number}
    places |= PLACES.get(name, {})
    if name == "correction":
        places["number"] = Correction.objects.get().pk
    if name == "consent":
        places["number"] = IdentityRequest.objects.get(report__number=ASKED).pk
    address = reverse(f"office:{name}", kwargs=places)
    got = client.get(address)
    if got.status_code != 405:
        return int(got.status_code)
    return int(client.post(address, given).status_code)


def test_every_address_has_a_rule_and_stands_in_these_tables() -> None:
    names = {pattern.name for pattern in urlpatterns}
    assert names == OPEN | set(PAGES) | set(REPORT_PAGES) | set(FINDING_PAGES)
    for pattern in urlpatterns:
        rule = pattern.callback.rule  # type: ignore[union-attr] # no rule: no entrance
        assert (rule.roles is None) == (pattern.name in OPEN), pattern.name
        assert rule.report == (pattern.name in REPORT_PAGES), pattern.name
        assert rule.finding == (pattern.name in FINDING_PAGES), pattern.name


@pytest.mark.parametrize("role", Role)
def test_who_comes_into_which_page(
    client: Client, officers: dict[Role, Officer], role: Role
) -> None:
    for name, welcome in PAGES.items():
        Desk(client).sit(officers[role])
        assert (ask(client, name) != 404) == (role in welcome), name


@pytest.mark.parametrize("role", Role)
def test_who_comes_to_which_report(
    client: Client, officers: dict[Role, Officer], role: Role
) -> None:
    Desk(client).sit(officers[role])
    reports = list(Report.objects.order_by("number"))
    for (name, welcome), report in itertools.product(REPORT_PAGES.items(), reports):
        kind = report.number
        expected = role in welcome and kind in SEES[role]
        if name in NEEDS_READING:
            expected = expected and kind in READS[role]
        got = ask(client, name, report)
        assert (got != 404) == expected, (name, kind, got)


@pytest.mark.parametrize("role", Role)
def test_who_comes_to_which_finding(
    client: Client, officers: dict[Role, Officer], role: Role
) -> None:
    Desk(client).sit(officers[role])
    for (name, welcome), id_ in itertools.product(FINDING_PAGES.items(), FINDINGS):
        expected = role in welcome and id_[0] in SEES_FINDINGS.get(role, "")
        if name == "finding-settle":
            expected = False  # nothing is public yet
        got = ask(client, name, finding=id_)
        assert (got != 404) == expected, (name, id_[0], got)
    shown = client.get("/office/findings/?which=all&officer=").content.decode()
    for id_ in FINDINGS:
        assert (id_ in shown) <= (id_[0] in SEES_FINDINGS.get(role, "")), id_[0]


@pytest.mark.parametrize("role", [INTAKE, HANDLER, HEAD, AUDITOR])
def test_what_is_found_about_an_offices_own_is_for_the_office_above(
    client: Client, officers: dict[Role, Officer], role: Role
) -> None:
    Desk(client).sit(officers[role])
    own = ["f" * 32, "0" * 32]
    lists = ["aside/", *(f"findings/?which={which}" for which in ("waiting", "free", "late"))]
    lists += [f"findings/?which=late&rule={rule}" for rule in ("D01", "B04")]
    lists += [f"findings/?division=439900001001&officer={name}" for name in ("handler", "other")]
    lists.append(f"findings/{'b' * 32}/?which=late")  # which leads on to the next of the list
    for address in lists:
        shown = client.get(f"/office/{address}").content.decode()
        assert not [id_ for id_ in own if id_ in shown], address
    client.post("/office/findings/give/", {"finding": own, "officer": "other"})
    assert Finding.objects.filter(pk__in=own, assigned_to="handler").count() == 2
    above = made.officer("above", AUDITOR, HEAD, office="4399-jw")
    Desk(client).sit(above)
    for id_ in own:
        assert ask(client, "finding", finding=id_) == 200
        assert id_ in client.get("/office/findings/?which=late").content.decode()


@pytest.mark.usefixtures("officers")
@pytest.mark.parametrize(("name", "role", "sees"), [
    ("head of it", HEAD, 404),
    ("outside", AUDITOR, 200),
    ("王某", AUDITOR, 404),  # who bears the official's name
])  # fmt: skip
def test_where_no_office_is_above_an_auditor_outside_it_sees_its_own(
    client: Client, name: str, role: Role, sees: int
) -> None:
    made.official(number := "430000198001011018", "王某", "43-jw 纪委", "43")
    Finding.objects.filter(pk="a" * 32).update(id_number=number)
    Desk(client).sit(made.officer(name, role, office="43-jw"))
    assert ask(client, "finding", finding="a" * 32) == sees
    assert ask(client, "finding", finding="b" * 32) == 200


@pytest.mark.parametrize(("name", "division", "sees"), [
    ("head", "439900", 404),  # an officer of this office, under another unit
    ("某某", "439900", 200),
    ("head", "439901", 200),  # of the same name elsewhere
])  # fmt: skip
def test_an_officer_is_known_by_name_too(
    client: Client, officers: dict[Role, Officer], name: str, division: str, sees: int
) -> None:
    number = "439900198001011013"
    made.official(number, name, "某局", division)
    Finding.objects.filter(pk="a" * 32).update(id_number=number)
    Desk(client).sit(officers[AUDITOR])
    assert ask(client, "finding", finding="a" * 32) == sees


@pytest.mark.parametrize("role", Role)
def test_what_was_passed_up_is_nowhere_in_that_office(
    client: Client, officers: dict[Role, Officer], role: Role
) -> None:
    Desk(client).sit(officers[role])
    passed = Report.objects.get(number=PASSED)
    for name in REPORT_PAGES:
        assert ask(client, name, passed) == 404, name
    for move in MOVES:
        places = {"office": HERE, "number": PASSED, "move": move}
        assert client.post(reverse("office:step", kwargs=places)).status_code == 404
    for address in (
        f"reports/?which=all&office={HERE}",
        f"reports/?which=passed_up&office={HERE}",
        "identity/",
    ):
        assert f"第 {PASSED} 件" not in client.get(f"/office/{address}").content.decode()
    asked = IdentityRequest.objects.get(report=passed)
    assert client.post(f"/office/identity/{asked.pk}/").status_code == 404


def test_a_clerk_decides_on_pictures_of_their_own_villages_alone(
    client: Client, officers: dict[Role, Officer]
) -> None:
    Desk(client).sit(officers[CLERK])
    for name in ("picture", "picture-file", "paper", "picture-rule"):
        address = reverse(f"office:{name}", args=[PICTURE_BESIDE])
        assert {client.get(address).status_code, client.post(address).status_code} <= {404, 405}
    shown = client.get("/office/pictures/").content.decode()
    assert PICTURE in shown
    assert PICTURE_BESIDE not in shown


def test_a_clerk_reads_of_black_texts_of_their_own_villages_alone(
    client: Client, officers: dict[Role, Officer]
) -> None:
    for village in ("439900001001", "439901001001"):
        BlackText.objects.create(
            village=village, table="vouchers", record=f"of {village}", text="打 ███████████"
        )
    Desk(client).sit(officers[CLERK])
    shown = client.get("/office/texts/").content.decode()
    assert "of 439900001001" in shown
    assert "of 439901001001" not in shown


def test_nobody_comes_in_by_the_password_alone(
    client: Client, officers: dict[Role, Officer]
) -> None:
    for entered in (False, True):
        if entered:
            client.force_login(officers[HEAD].user)
        for name in PAGES | REPORT_PAGES | FINDING_PAGES:
            report = Report.objects.get(number=FRESH) if name in REPORT_PAGES else None
            finding = "a" * 32 if name in FINDING_PAGES else ""
            assert ask(client, name, report, finding) == 302, name


def test_a_retired_officer_is_out_at_once(client: Client, officers: dict[Role, Officer]) -> None:
    Desk(client).sit(officers[HEAD])
    assert ask(client, "inbox") == 200
    officers[HEAD].user.is_active = False
    officers[HEAD].user.save()
    assert ask(client, "inbox") == 302


def test_every_page_has_the_strict_policy_and_its_scripts_their_hashes(
    client: Client, officers: dict[Role, Officer]
) -> None:
    Desk(client).sit(officers[HEAD])
    for address in (
        "", "reports/", "figures/", f"reports/{HERE}/{FRESH}/", "key/", "nowhere/", "findings/",
        f"findings/{'a' * 32}/", "rules/", "rules/D01/", "aside/",
    ):  # fmt: skip
        answer = client.get(f"/office/{address}", follow=True)
        policy = answer["Content-Security-Policy"]
        page = answer.content.decode()
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy
        assert answer["Cache-Control"] == "no-store"
        assert page.count("<script ") == page.count('integrity="sha384-')
        assert "style=" not in page
        assert "http://" not in page
        assert "https://" not in page
    assert client.get("/feed/metadata/nothing.json").headers.get("Content-Security-Policy") is None


def test_plain_http_is_refused_but_on_the_machine_itself(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["mingjing.example", "127.0.0.1"]
    assert client.get("/office/login/", headers={"host": "mingjing.example"}).status_code == 403
    assert client.get("/office/login/", headers={"host": "127.0.0.1:8043"}).status_code == 200
    safe = client.get("/office/login/", secure=True, headers={"host": "mingjing.example"})
    assert safe.status_code == 200
    assert safe.cookies["office-csrf"]["secure"]
