from __future__ import annotations

import hashlib
from datetime import date

import pytest

from province.officers.roles import Role
from province.reports import history, terms
from province.reports.errors import NotNow
from province.reports.handling import By, Step, move
from province.reports.life import WAITING, State
from province.reports.models import (
    Consent,
    Custodian,
    IdentityRequest,
    Note,
    Office,
    Part,
    Photo,
    Reply,
    Report,
    Term,
)
from province.reports.retention import expire
from province.reports.sight import opens
from province.trace.models import Line
from province.trace.proof import prove
from tests.simulators import offices as made
from tests.simulators.offices import HERE, REPLY, TODAY

pytestmark = pytest.mark.django_db

EVE, DAY = date(2036, 3, 1), date(2036, 3, 2)  # ten years after TODAY
LATER = date(2060, 1, 1)


@pytest.fixture(autouse=True)
def offices() -> None:
    made.offices()


def full(report: Report) -> Report:
    """Give a report all that can be sealed to it."""
    officer = made.officer(f"of{report.pk}", Role.HEAD)
    Photo.objects.create(report=report, number=1, sealed=b"photo")
    Note.objects.create(report=report, kind="note", day=TODAY, who="li", sealed=b"note")
    Reply.objects.create(tag=report.tag, number=0, county="439900", sealed=REPLY, day=TODAY)
    asked = IdentityRequest.objects.create(
        report=report, asked_by=officer, because="threat", day=TODAY
    )
    custodian = Custodian.objects.filter(office=report.office)[0]
    Consent.objects.create(request=asked, custodian=custodian, sealed=b"share", day=TODAY)
    return report


def left() -> int:
    kinds = (Part, Photo, Note, Reply, IdentityRequest, Consent)
    return sum(kind.objects.count() for kind in kinds)


def test_past_its_time_all_goes_but_number_history_and_hash() -> None:
    report = full(made.report(1, State.ARCHIVED))
    assert (expire(EVE), left()) == (0, 6)
    assert (expire(DAY), left()) == (1, 0)
    assert expire(DAY) == 0
    report.refresh_from_db()
    assert (report.state, report.number, report.removed_on) == (State.ARCHIVED, 1, DAY)
    entry = report.history.get()
    assert entry.note == hashlib.sha256(b"b" * 780 + b"photo" + b"note").hexdigest()
    assert history.unbroken(report)
    assert Line.objects.get().what == "report removed"
    assert prove().faults == ()


@pytest.mark.parametrize("state", sorted(WAITING))
def test_what_is_open_or_objected_to_is_kept_however_old(state: State) -> None:
    made.report(1, state)
    assert (expire(LATER), left()) == (0, 1)


def test_time_begins_with_the_last_step_and_looking_is_none() -> None:
    report = made.report(1, State.ARCHIVED)
    history.add(report, "archive", "li", date(2030, 5, 31))
    history.add(report, "opened", "li", date(2035, 1, 1))
    assert expire(date(2040, 5, 30)) == 0
    assert expire(date(2040, 5, 31)) == 1


def test_a_division_says_how_long_and_none_says_too_short() -> None:
    made.report(1, State.ARCHIVED)
    made.report(2, State.ARCHIVED, office="439901-jw")
    Term.objects.create(division="4399", name="keep", days=36)
    Term.objects.create(division="439900", name="keep", days=1)
    assert terms.KEEP_LEAST == 24
    assert expire(date(2028, 3, 1)) == 0
    assert expire(date(2028, 3, 2)) == 1
    assert expire(date(2029, 3, 1)) == 0
    assert expire(date(2029, 3, 2)) == 1


@pytest.mark.parametrize("still", [State.ASSIGNED, State.OBJECTED])
def test_the_same_report_at_work_elsewhere_or_a_repeat_keeps_all_of_it(still: State) -> None:
    here = made.report(1, State.FORWARDED)
    below = made.report(1, still, office="439900001-jw")
    Report.objects.filter(pk=below.pk).update(tag=here.tag)
    first = made.report(2, still)
    repeat = made.report(3, State.REPEAT)
    Report.objects.filter(pk=repeat.pk).update(same_as=first)
    full(here)
    assert (expire(LATER), left()) == (0, 9)
    Report.objects.filter(state=still).update(state=State.ARCHIVED)
    assert (expire(LATER), left()) == (4, 0)


def test_nobody_goes_on_with_what_was_taken_away() -> None:
    head = made.officer("head", Role.HEAD)
    report = made.report(1, State.TOLD)
    assert opens(head, report)
    expire(LATER)
    report.refresh_from_db()
    assert not opens(head, report)
    by = By("head", Office.objects.get(code=HERE), head.roles)
    with pytest.raises(NotNow, match="保存期限"):
        move(report, "archive", by, LATER, Step())
