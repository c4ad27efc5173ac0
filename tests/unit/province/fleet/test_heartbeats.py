"""Heartbeats from a terminal's own code to the province's own views."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from django.test import Client
from django.utils import timezone

from kiosk import health, identity
from kiosk.config import Home
from kiosk.sync.errors import Offline
from province.fleet import commands, nonces
from province.fleet.models import Terminal as Row
from tests.unit.province.fleet.conftest import Terminal, plain

if TYPE_CHECKING:
    from pathlib import Path


def clone(of: Terminal, to: Path) -> Terminal:
    """Copy a disk."""
    shutil.copytree(of.home.root, to)
    return Terminal(Home(to))


def test_a_beat_is_taken_and_the_next_needs_one_request(joined: Terminal) -> None:
    assert [joined.beat() for _ in range(3)] == ["", "", ""]
    assert joined.door.codes[1:] == [401, 200, 200, 200]
    row = Row.objects.get()
    assert row.heard_at is not None
    assert row.told["disk_free_mb"] == 896
    assert not {"step", "before", "clock"} & set(row.told)


def test_a_lost_answer_is_no_copy(joined: Terminal) -> None:
    joined.beat()
    for _ in range(3):
        joined.door.lose = 1
        with pytest.raises(Offline):
            joined.beat()
    assert joined.beat() == ""
    assert Row.objects.get().state == "active"


def test_a_copied_disk_is_found_and_both_are_stopped_kindly(
    joined: Terminal, tmp_path: Path
) -> None:
    joined.beat()
    copy = clone(joined, tmp_path / "copy")
    assert copy.beat() == ""
    assert joined.beat() == "identity_copied"
    assert copy.beat() == "identity_copied"
    assert Row.objects.get().state == "copied"


def test_a_disk_copied_between_a_beat_and_its_answer_is_found_one_beat_later(
    joined: Terminal, tmp_path: Path
) -> None:
    joined.beat()
    joined.door.lose = 1
    with pytest.raises(Offline):
        joined.beat()
    copy = clone(joined, tmp_path / "copy")
    assert (joined.beat(), copy.beat()) == ("", "")
    assert joined.beat() == ""
    assert copy.beat() == "identity_copied"


def test_an_operator_decides_and_the_first_to_come_is_believed(
    joined: Terminal, tmp_path: Path
) -> None:
    joined.beat()
    copy = clone(joined, tmp_path / "copy")
    copy.beat()
    joined.beat()
    name = identity.load(joined.home).name
    assert commands.fleet(["trust-again", name]) == 0
    assert (joined.beat(), joined.beat()) == ("", "")
    assert copy.beat() == "identity_copied"
    assert commands.fleet(["trust-again", "NOBODY22"]) == 2


def test_a_recorded_beat_changes_nothing_and_frames_nobody(joined: Terminal) -> None:
    for _ in range(3):
        joined.beat()
    recorded = range(1, len(joined.door.sent))
    assert {joined.door.again(number) for number in recorded} == {401}
    assert joined.beat() == ""
    assert {joined.door.again(number) for number in recorded} == {401}
    assert Row.objects.get().state == "active"


def test_a_beat_held_back_on_the_line_is_stale(
    joined: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    joined.beat()
    monkeypatch.setattr(nonces, "LIFE_US", -1)
    with pytest.raises(Exception, match="401"):
        joined.beat()


def test_a_terminals_clock_is_only_compared(joined: Terminal) -> None:
    for year in (1970, 2099):
        assert joined.beat(datetime(year, 1, 1, tzinfo=UTC)) == ""
        assert (Row.objects.get().clock_off_s > 0) == (year == 2099)


def test_a_revoked_terminal_is_told_so(
    joined: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    name = identity.load(joined.home).name
    assert commands.fleet(["revoke", name]) == 0
    assert joined.beat() == "identity_refused"
    assert commands.fleet(["revoke", "NOBODY22"]) == 2
    assert commands.fleet(["list"]) == 0
    assert "已注销" in capsys.readouterr().out


def test_strangers_and_nonsense(joined: Terminal, tmp_path: Path) -> None:
    stranger = Terminal(Home(tmp_path / "stranger"))
    us = identity.candidate(stranger.home)
    identity.settle(stranger.home, us.name)
    assert stranger.beat() == "identity_refused"
    joined.beat()
    body, headers = joined.door.sent[-1]
    theirs = {name: value.replace(us.name, "x") for name, value in headers.items()}
    forged = theirs | {"Signature": stranger.door.sent[-1][1]["Signature"]}
    post = Client().post
    kind = "application/json"
    assert post("/heartbeat", body, kind, headers=forged).status_code == 403
    for bad in (b"", b" " * 20_000):
        assert post("/heartbeat", bad, kind, headers=headers).status_code == 400
    assert post("/heartbeat", body, kind).status_code == 400


def test_nothing_in_a_beat_grows_with_visits(joined: Terminal) -> None:
    health.tell(joined.home, reader="broken")
    joined.beat()
    told = plain(joined.door.sent[-1][0])
    assert told["reader"] == "broken"
    assert set(told) == {
        "v", "before", "step", "version", "villages", "media_missing", "disk_free_mb", "clock",
        "every_s", "starts", "problem", "screen", "reader", "printer", "voice", "slot", "rejected",
        "system", "systems_rejected", "seal", "boots",
    }  # fmt: skip
    assert told["disk_free_mb"] % 64 == 0


def test_the_roll_says_since_when_somebody_is_silent(
    joined: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    joined.home.no_screen.touch()
    health.tell(joined.home, reader="broken")
    joined.beat(timezone.now() - timedelta(hours=3))
    name = identity.load(joined.home).name
    assert commands.fleet(["list"]) == 0
    said = capsys.readouterr().out
    assert f"{name}\t清水镇三塘村\t在用\t最后消息" in said
    assert "读卡器坏了" in said
    assert "屏幕坏了" in said
    assert "不防拆" in said
    assert "钟差 -180 分钟" in said
    assert commands.fleet(["list", "--silent"]) == 0
    assert capsys.readouterr().out == ""
    Row.objects.update(heard_at=timezone.now() - timedelta(days=3))
    assert commands.fleet(["list", "--silent"]) == 0
    assert "起没有消息" in capsys.readouterr().out
    assert commands.fleet(["list", "--json"]) == 0
    (entry,) = json.loads(capsys.readouterr().out)
    assert entry["silent_since"] == entry["heard_at"]
    Row.objects.update(heard_at=None, enrolled_on=timezone.localdate() - timedelta(days=9))
    assert commands.fleet(["list", "--silent"]) == 0
    assert "开通后没有消息" in capsys.readouterr().out
