"""A terminal's log, from an operator's wish to the page: its own code, the province's own views."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from kiosk import identity
from kiosk.sync import log as sending
from kiosk.sync.errors import Offline, ServerRefused
from protocol import log as form
from province.fleet import logs
from province.fleet.models import Terminal as Row
from province.fleet.models import TerminalLog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.province.fleet.conftest import Terminal

SAID = (
    ("kiosk-sync.service", "poll: offline"),
    ("kiosk-sync.service", "连不上省里的平台，屏幕上还是上次的数据。"),
    ("kiosk-update.service", "王小明 439900198503121234 13800001234 6217 0000 1234 5678"),
    ("init.scope", "kiosk-ui.service: Watchdog timeout (limit 20s)!"),
)


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journalctl of a machine that said this, and keeps what it was asked."""
    lines = [
        json.dumps(
            {"__REALTIME_TIMESTAMP": "1795859888672800", "_SYSTEMD_UNIT": unit, "MESSAGE": text}
            | ({"UNIT": "kiosk-ui.service"} if unit == "init.scope" else {}),
            ensure_ascii=False,
        )
        for unit, text in SAID
    ]
    lines += ["no line", '{"MESSAGE": [1, 2], "_SYSTEMD_UNIT": "kiosk-sync.service"}']
    (tmp_path / "bin").mkdir()
    (tmp_path / "said").write_text("\n".join(lines))
    program = tmp_path / "bin/journalctl"
    program.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/asked\ncat {tmp_path}/said\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    return tmp_path


def name() -> str:
    return Row.objects.get().name


def test_a_log_comes_with_the_next_beat_masked_and_once(joined: Terminal, journal: Path) -> None:
    joined.beat()
    idle = len(joined.door.sent)
    assert joined.beat() == ""
    assert len(joined.door.sent) == idle + 1  # nobody asked
    logs.ask(name(), timezone.now())
    assert joined.beat() == ""
    assert len(joined.door.sent) == idle + 3
    found = logs.shown(name(), timezone.now())
    assert found is not None
    assert [(line["at"], line["service"], line["text"]) for line in found.lines] == [
        ("2026-11-28T09:58+00:00", "kiosk-sync", "poll: offline"),
        ("2026-11-28T09:58+00:00", "kiosk-sync", "连不上省里的平台，屏幕上还是上次的数据。"),
        ("2026-11-28T09:58+00:00", "kiosk-update", "某 ######"),
        ("2026-11-28T09:58+00:00", "kiosk-ui", "kiosk-ui.service: Watchdog timeout (limit 20s)!"),
    ]
    sent = joined.door.sent[-1][0].decode()
    for each in ("王小明", "4399001985", "13800001234", "6217", "5678"):
        assert each not in sent
    asked = (journal / "asked").read_text()
    assert "_SYSTEMD_UNIT=kiosk-ui.service" not in asked  # its own lines tell of visits
    assert "_SYSTEMD_UNIT=kiosk-dev.service" not in asked
    joined.beat()
    assert len(joined.door.sent) == idle + 4


def test_a_log_that_was_lost_on_its_way_is_asked_for_again(joined: Terminal) -> None:
    joined.beat()
    logs.ask(name(), timezone.now())
    body, headers = joined.door.sent[-1]
    assert (
        joined.door.client.post(
            "/log", body, content_type="application/json", headers=headers
        ).status_code
        == 400
    )  # a beat is no log
    us = identity.load(joined.home)
    with pytest.raises(ServerRefused):
        sending.send("http://testserver/", joined.door, us, "old")
    joined.door.lose = 1
    with pytest.raises(Offline):
        sending.send("http://testserver/", joined.door, us, joined.steps().nonce)
    assert TerminalLog.objects.get().came_at is not None
    with pytest.raises(ServerRefused):  # nobody waits for a second one
        sending.send("http://testserver/", joined.door, us, joined.steps().nonce)


def test_nobody_else_sends_a_log(joined: Terminal, tmp_path: Path) -> None:
    joined.beat()
    logs.ask(name(), timezone.now())
    other = identity.candidate(type(joined.home)(tmp_path / "other"))
    with pytest.raises(ServerRefused):
        sending.send("http://testserver/", joined.door, other, joined.steps().nonce)
    forged = other._replace(name=name())
    with pytest.raises(ServerRefused):
        sending.send("http://testserver/", joined.door, forged, joined.steps().nonce)
    Row.objects.update(state="revoked")
    us = identity.load(joined.home)
    with pytest.raises(ServerRefused):
        sending.send("http://testserver/", joined.door, us, joined.steps().nonce)


@pytest.mark.usefixtures("joined")
def test_a_week_later_it_is_gone() -> None:
    logs.ask(name(), timezone.now() - timedelta(days=8))
    assert logs.shown(name(), timezone.now()) is None
    assert not logs.wanted(name(), timezone.now())
    logs.forget(timezone.now())
    assert not TerminalLog.objects.exists()


def test_without_a_journal_an_empty_log_comes(
    joined: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "none"))
    joined.beat()
    logs.ask(name(), timezone.now())
    joined.beat()
    assert TerminalLog.objects.get().lines == []


@pytest.mark.parametrize("data", [b"{}", b'{"v":2,"lines":[]}', b"[]"])
def test_what_is_no_log(data: bytes) -> None:
    with pytest.raises(form.LogBroken):
        form.read(data)


def test_too_much_is_no_log() -> None:
    line: Any = form.Line("", "", "x" * (form.MOST_TEXT + 1))
    with pytest.raises(form.LogBroken):
        form.read(form.write(form.Log(1, (line,))))
