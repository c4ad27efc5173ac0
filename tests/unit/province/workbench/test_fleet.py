"""Codes for new terminals are made for one's own villages, shown once, and in the trace."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from kiosk.sync.root import signing_keys
from protocol import passes, signed
from protocol.carried import TECHNICIAN_FILE
from province.fleet.enrolment import first_root
from province.fleet.models import EnrolmentCode, Terminal, TerminalLog
from province.officers.roles import Role
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import TODAY
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import BESIDE, FAR, NEAR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


def test_an_operator_makes_codes_and_sees_how_terminals_are(
    client: Client, desk: Desk, settings: Any
) -> None:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    for name, village, told in (
        ("AAAAAAAA", NEAR, {"version": "1.2.0", "disk_free_mb": 12, "villages": [
            {"seq": 3, "data_date": "2018-11-20"}]}),
        ("BBBBBBBB", FAR, {}),
    ):  # fmt: skip
        Terminal.objects.create(
            name=name, public=b"p" * 32, villages=[village], enrolled_on=TODAY, told=told
        )
    Seat(client).sit(made.officer("he", Role.OPERATOR))
    page = client.get("/office/terminals/").content.decode()
    for words in ("AAAAAAAA", "1.2.0", "12 MB", "2018-11-20", "1 台没有声音"):
        assert words in page
    assert "BBBBBBBB" not in page  # another county's

    def ask(villages: str, replaces: str = "") -> Any:
        told = {"villages": villages, "replaces": replaces}
        return client.post("/office/terminals/code/", told)

    for wrong in ("", FAR, f"{NEAR} {FAR}", "439900001009", "4399"):
        assert ask(wrong).status_code == 422, wrong
    assert ask(NEAR, "BBBBBBBB").status_code == 422
    answer = ask(f"{NEAR}，{BESIDE}", "AAAAAAAA")
    assert answer.status_code == 200
    (code,) = re.findall(r'class="digits">([^<]+)<', answer.content.decode())
    row = EnrolmentCode.objects.get()
    assert (row.villages, row.replaces) == ([NEAR, BESIDE], "AAAAAAAA")
    assert code not in client.get("/office/terminals/").content.decode()
    assert Line.objects.get(what="enrolment code").about == f"{NEAR} {BESIDE}"


def test_an_operator_takes_a_technicians_pass_for_a_county_of_their_own(
    client: Client, desk: Desk, settings: Any
) -> None:
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    Seat(client).sit(made.officer("he", Role.OPERATOR))
    for wrong in ("", FAR[:6], NEAR, "../../x"):
        answer = client.post("/office/terminals/technician/", {"county": wrong})
        assert answer.status_code == 422, wrong
    answer = client.post("/office/terminals/technician/", {"county": NEAR[:6]})
    assert TECHNICIAN_FILE in answer["Content-Disposition"]
    keys = signing_keys(first_root(desk.keyring))
    found = passes.read(signed.unseal(answer.content, "Pass", keys), passes.Pass)
    assert found == passes.Pass(
        v=1, county=NEAR[:6], last_day=timezone.localdate() + timedelta(days=30)
    )
    assert Line.objects.get(what="technician pass").about == NEAR[:6]


def test_an_office_is_told_which_terminals_have_fallen_silent(
    client: Client, desk: Desk, settings: Any
) -> None:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    now = timezone.now()
    for name, village, heard, state in (
        ("AAAAAAAA", NEAR, now - timedelta(days=9), "active"),
        ("BBBBBBBB", BESIDE, now - timedelta(hours=2), "active"),
        ("CCCCCCCC", FAR, now - timedelta(days=9), "active"),
        ("DDDDDDDD", BESIDE, now - timedelta(days=9), "revoked"),
        ("EEEEEEEE", BESIDE, None, "active"),
    ):
        Terminal.objects.create(
            name=name, public=b"p" * 32, villages=[village], enrolled_on=TODAY, heard_at=heard,
            state=state,
        )  # fmt: skip
    Seat(client).sit(made.officer("he", Role.INTAKE))
    page = client.get("/office/reports/").content.decode()
    assert "2 台" in page
    assert f"{timezone.localdate(now - timedelta(days=9))} 起没有消息" in page
    assert f"{TODAY} 起没有消息" in page
    Seat(client).sit(made.officer("she", Role.HANDLER))
    assert "没有消息" not in client.get("/office/reports/").content.decode()


def test_an_operator_asks_for_a_log_of_their_own_terminal_and_it_is_in_the_trace(
    client: Client, desk: Desk, settings: Any
) -> None:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    for name, village in (("AAAAAAAA", NEAR), ("BBBBBBBB", FAR)):
        Terminal.objects.create(name=name, public=b"p" * 32, villages=[village], enrolled_on=TODAY)
    Seat(client).sit(made.officer("he", Role.OPERATOR))
    assert "/office/terminals/AAAAAAAA/log/" in client.get("/office/terminals/").content.decode()
    page = "/office/terminals/AAAAAAAA/log/"
    assert "要日志" in client.get(page).content.decode()
    assert client.post(f"{page}ask/").headers["Location"] == page
    assert "还没有来" in client.get(page).content.decode()
    assert Line.objects.get(what="terminal log").about == "AAAAAAAA"
    TerminalLog.objects.update(
        came_at=timezone.now(),
        lines=[{"at": "2026-11-28T09:58+00:00", "service": "kiosk-sync", "text": "poll: <b>"}],
    )
    shown = client.get(page).content.decode()
    assert "poll: &lt;b&gt;" in shown
    TerminalLog.objects.update(asked_at=timezone.now() - timedelta(days=8))
    assert "poll:" not in client.get(page).content.decode()
    elsewhere = "/office/terminals/BBBBBBBB/log/"
    assert client.get(elsewhere).status_code == 404
    assert client.post(f"{elsewhere}ask/").status_code == 404
    assert Line.objects.filter(what="terminal log").count() == 1
