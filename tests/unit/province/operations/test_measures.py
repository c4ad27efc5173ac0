"""What a monitoring system and the log are told: how the platform stands, and nobody's affairs."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from province.batches.models import Batch
from province.fleet.models import Terminal
from province.home import VARIABLE
from province.operations import backup, commands

if TYPE_CHECKING:
    from pathlib import Path

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2018, 11, 20, 4, tzinfo=UTC)
PERSON = "439902196203149926"
_LINE = re.compile(r"mingjing_[a-z_]+(?:\{(?:department|state)=\"[A-Za-z0-9]+\"\})? [0-9.e+]+")


@pytest.mark.django_db
def test_figures_come_with_ages_and_counts_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    point, day = tmp_path / "home" / "trace" / "2018-11-19.json", tmp_path / "2018-11-20"
    point.parent.mkdir(parents=True)
    day.mkdir()
    for file in (point, day / backup.SUMS):
        file.touch()
    Batch.objects.create(digest="0" * 64, brought_by="MZ", imported_at=NOW)
    Terminal.objects.create(
        name="abcdefgh", public=b"", villages=["439900001001"], enrolled_on=date(2018, 1, 1)
    )
    file = tmp_path / "mingjing.prom"
    assert commands.metrics([str(file), "--backups", str(tmp_path)]) == 0
    lines = [line for line in file.read_text().splitlines() if not line.startswith("#")]
    assert all(_LINE.fullmatch(line) for line in lines), lines
    told = {name: float(value) for name, _, value in (line.partition(" ") for line in lines)}
    del told["mingjing_disk_free_bytes"]
    assert told == {
        "mingjing_published_timestamp_seconds": 0,
        'mingjing_batch_timestamp_seconds{department="MZ"}': NOW.timestamp(),
        'mingjing_terminals{state="active"}': 1,
        "mingjing_terminals_silent": 1,
        "mingjing_trace_lines": 0,
        "mingjing_checkpoint_timestamp_seconds": datetime(2018, 11, 19, tzinfo=CHINA).timestamp(),
        "mingjing_backup_timestamp_seconds": datetime(2018, 11, 20, tzinfo=CHINA).timestamp(),
    }
    assert commands.metrics([str(tmp_path / "nowhere" / "m.prom")]) == 2


def test_a_failed_request_is_one_line_that_names_nobody(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], settings: Any
) -> None:
    from province.web import wsgi

    settings.ALLOWED_HOSTS = ["testserver"]

    def broken(*_: object, **__: object) -> None:
        raise LookupError(f"nothing about {PERSON}")

    monkeypatch.setattr("province.phone.mine.Codes", broken)
    wsgi.load()
    client = Client(raise_request_exception=False)
    assert client.post(f"/mine/?n={PERSON}", {"number": PERSON}).status_code == 500
    said = capfd.readouterr()
    assert said.out == ""
    (line,) = said.err.splitlines()
    assert re.fullmatch(
        r'{"event": "request failed", "error": "LookupError", "file": "[a-z_]+\.py", "line": \d+}',
        line,
    )
    assert PERSON not in line
