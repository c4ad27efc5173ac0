from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from province.officers.roles import Role
from province.reports import handling, history, services, terms
from province.reports.errors import NoSuchOffice, NoSuchReport, NotNow, SettingWrong
from province.reports.handling import By, Step
from province.reports.life import State
from province.reports.models import Office, Part, Photo, Reply, Report, Term
from tests.simulators import offices as made
from tests.simulators.offices import HERE, REPLY, TODAY, VILLAGE

pytestmark = pytest.mark.django_db

TOWN = "439900001-jw"
CITY = "4399-jw"


@pytest.fixture
def office() -> Office:
    return made.offices()[HERE]


def by(*roles: Role, office: str = HERE, who: str = "li") -> By:
    return By(who, Office.objects.get(code=office), frozenset(roles))


def do(
    report: Report, move: str, *roles: Role, step: Step | None = None, who: str = "li"
) -> Report:
    handling.move(report, move, by(*roles, office=report.office, who=who), TODAY, step or Step())
    report.refresh_from_db()
    return report


REGISTER = Step(reply=REPLY, place=VILLAGE, matter="ledger")
TELL = Step(reply=REPLY, copy=b"copy")


@pytest.mark.usefixtures("office")
def test_from_arrival_to_the_archive() -> None:
    handler = made.officer("wang", Role.HANDLER)
    report = made.report(1, place="")
    do(report, "register", Role.INTAKE, step=REGISTER)
    assert (report.place, report.matter) == (VILLAGE, "ledger")
    do(report, "accept", Role.INTAKE, step=TELL)
    do(report, "assign", Role.HEAD, step=Step(handler=handler))
    for move in ("talk", "check"):
        do(report, move, Role.HANDLER)
    do(report, "case", Role.HEAD)
    do(report, "trial", Role.HANDLER)
    do(report, "close", Role.HEAD)
    do(report, "tell", Role.HANDLER, step=TELL)
    do(report, "object", Role.INTAKE)
    do(report, "recheck", Role.HEAD, step=TELL, who="chen")
    do(report, "archive", Role.INTAKE)
    assert report.state == State.ARCHIVED
    assert [reply.number for reply in Reply.objects.order_by("number")] == [0, 1, 2, 3]
    assert {reply.county for reply in Reply.objects.all()} == {"439900"}
    assert report.notes.count() == 3
    assert history.unbroken(report)


@pytest.mark.usefixtures("office")
def test_no_step_out_of_turn_and_none_of_another_role() -> None:
    report = made.report(1)
    with pytest.raises(NotNow):
        do(report, "accept", Role.INTAKE, step=TELL)
    for role in set(Role) - {Role.INTAKE, Role.HEAD}:
        with pytest.raises(NotNow):
            do(report, "register", role, step=REGISTER)
    assert Reply.objects.count() == 0


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    "step",
    [
        Step(place=VILLAGE, matter="ledger"),
        Step(reply=REPLY[:-1], place=VILLAGE, matter="ledger"),
        Step(reply=REPLY, matter="ledger"),
        Step(reply=REPLY, place=VILLAGE, matter="words"),
        Step(reply=REPLY, place="439901001001", matter="ledger"),
        Step(reply=REPLY, place="水塘", matter="ledger"),
    ],
)
def test_registering_needs_a_place_of_ones_own_a_matter_and_a_sealed_reply(step: Step) -> None:
    report = made.report(1, place="")
    with pytest.raises(SettingWrong):
        do(report, "register", Role.INTAKE, step=step)
    report.refresh_from_db()
    assert (report.state, report.place) == (State.RECEIVED, "")


def sent(target: str, parts: int = 1) -> Step:
    body = b"n" * made.BODY * parts
    return Step(reply=REPLY, target=Office.objects.get(code=target), body=body)


@pytest.mark.usefixtures("office")
def test_a_forwarded_report_begins_anew_below_and_is_told_of() -> None:
    report = made.report(1, State.REGISTERED)
    do(report, "forward", Role.INTAKE, step=sent(TOWN))
    below = Report.objects.get(office=TOWN)
    assert (below.number, below.state, bytes(below.tag)) == (1, State.RECEIVED, bytes(report.tag))
    assert bytes(Part.objects.get(report=below).body) == b"n" * made.BODY
    assert not report.hidden
    assert [entry.what for entry in below.history.all()] == ["came"]


@pytest.mark.usefixtures("office")
def test_photos_go_with_a_report_sealed_anew_all_or_none() -> None:
    report = made.report(1, State.REGISTERED)
    for number in (0, 1):
        Photo.objects.create(report=report, number=number, sealed=b"p" * 100)
    for wrong in ([], [b"n" * 100], [b"n" * 100, b"n" * 99]):
        with pytest.raises(SettingWrong):
            do(report, "forward", Role.INTAKE, step=replace(sent(TOWN), photos=wrong))
    do(report, "forward", Role.INTAKE, step=replace(sent(TOWN), photos=[b"m" * 100, b"n" * 100]))
    there = Photo.objects.filter(report__office=TOWN).order_by("number")
    assert [(one.number, bytes(one.sealed)) for one in there] == [(0, b"m" * 100), (1, b"n" * 100)]


@pytest.mark.usefixtures("office")
def test_a_report_goes_only_where_it_belongs() -> None:
    report = made.report(1, State.REGISTERED)
    for target in ("439901-jw", CITY, HERE):
        with pytest.raises(NoSuchOffice):
            do(report, "forward", Role.INTAKE, step=sent(target))
    for target in ("439901-jw", TOWN, HERE):
        with pytest.raises(NoSuchOffice):
            do(report, "pass_up", Role.INTAKE, step=sent(target))
    with pytest.raises(SettingWrong):
        do(report, "forward", Role.INTAKE, step=sent(TOWN, parts=2))


@pytest.mark.usefixtures("office")
def test_what_goes_up_is_hidden_here_and_does_not_come_back() -> None:
    report = made.report(1, State.RECEIVED)
    do(report, "pass_up", Role.INTAKE, step=sent(CITY))
    assert report.hidden
    here = Office.objects.get(code=HERE)
    assert services.listing(here) == []
    with pytest.raises(NoSuchReport):
        services.find(here, 1)
    above = Report.objects.get(office=CITY)
    do(above, "register", Role.INTAKE, step=REGISTER)
    with pytest.raises(NoSuchOffice):
        do(above, "forward", Role.INTAKE, step=sent(HERE))


@pytest.mark.usefixtures("office")
def test_a_repeat_is_tied_to_the_first_of_all() -> None:
    made.report(1, State.ACCEPTED)
    made.report(4, State.RECEIVED, hidden=True)
    second = made.report(2, State.REGISTERED)
    do(second, "repeat", Role.INTAKE, step=Step(reply=REPLY, earlier=1))
    third = made.report(3, State.REGISTERED)
    for wrong in (3, 4, 9):
        with pytest.raises(NoSuchReport):
            do(third, "repeat", Role.INTAKE, step=Step(reply=REPLY, earlier=wrong))
    do(third, "repeat", Role.INTAKE, step=Step(reply=REPLY, earlier=2))
    assert third.same_as is not None
    assert third.same_as.number == 1


@pytest.mark.usefixtures("office")
def test_a_report_is_given_to_a_handler_of_the_same_office_only() -> None:
    report = made.report(1, State.ACCEPTED)
    for wrong in (
        None,
        made.officer("far", Role.HANDLER, office=CITY),
        made.officer("xu", Role.INTAKE),
    ):
        with pytest.raises(SettingWrong):
            do(report, "assign", Role.HEAD, step=Step(handler=wrong))


@pytest.mark.usefixtures("office")
def test_not_accepted_has_a_reason_of_the_list() -> None:
    report = made.report(1, State.REGISTERED)
    with pytest.raises(SettingWrong):
        do(report, "refuse", Role.INTAKE, step=Step(reply=REPLY, reason="他说的是水塘"))
    do(report, "refuse", Role.INTAKE, step=Step(reply=REPLY, reason="court"))
    assert report.history.get().note == "court"


@pytest.mark.usefixtures("office")
def test_an_objection_is_looked_at_by_another_than_the_handler() -> None:
    handler = made.officer("wang", Role.HANDLER, Role.HEAD)
    report = made.report(1, State.OBJECTED, handler=handler)
    with pytest.raises(NotNow):
        do(report, "recheck", Role.HEAD, step=TELL, who="wang")
    do(report, "recheck", Role.HEAD, step=TELL, who="chen")


@pytest.mark.usefixtures("office")
def test_an_answer_leaves_the_state_and_is_kept_for_the_office() -> None:
    report = made.report(1, State.REGISTERED)
    answer = Step(reply=REPLY, copy=b"copy", status="more")
    do(report, "answer", Role.INTAKE, step=answer)
    assert report.state == State.REGISTERED
    assert report.history.get().note == "more"
    assert bytes(report.notes.get().sealed) == b"copy"


def test_deadlines_by_level_and_by_what_a_division_says(office: Office) -> None:
    city = Office.objects.get(code=CITY)
    assert terms.due(State.RECEIVED, office, TODAY) == date(2026, 3, 9)
    assert terms.due(State.RECEIVED, city, TODAY) == date(2026, 3, 23)
    Term.objects.create(division="43", name="accept-lower", days=4)
    Term.objects.create(division="439900", name="accept-lower", days=3)
    assert terms.due(State.RECEIVED, office, TODAY) == date(2026, 3, 5)
    assert terms.due(State.ACCEPTED, office, TODAY) == date(2026, 4, 2)
    assert terms.due(State.CASE, office, TODAY) is None


def test_a_deadline_past_the_calendar_is_said_and_not_guessed(office: Office) -> None:
    report = made.report(1, State.CLOSED)
    terms.set_due(report, office, date(2026, 12, 28))
    assert (report.due_on, report.calendar_ends) == (None, 2027)


def test_new_reports_get_their_deadline_when_somebody_looks(office: Office) -> None:
    report = made.report(1)
    terms.settle(office)
    report.refresh_from_db()
    assert report.due_on == date(2026, 3, 9)
