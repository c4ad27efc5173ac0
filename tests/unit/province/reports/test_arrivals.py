"""Cells are answered before they are opened: what an answer waits for is the same for all."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import connection
from django.test.utils import CaptureQueriesContext

from protocol import envelope
from protocol.offices import Office
from protocol.receipt import TAG_BYTES
from province.home import VARIABLE
from province.publish.keyring import Keyring
from province.reports import arrivals
from province.reports.models import Cell, Part, Report, Round
from tests.batches import small

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
KEY = X25519PrivateKey.generate()
PUBLIC = KEY.public_key().public_bytes_raw()


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    monkeypatch.setattr(Keyring, "intake_private", lambda _self: (KEY.private_bytes_raw(),))


def sealed(number: int, office: str = "439902-jw", parts: int = 1) -> bytes:
    any_key = X25519PrivateKey.generate().public_key().public_bytes_raw()
    content = envelope.Content(bytes(32), small.VILLAGE, "", "report", "字" * 200 * parts)
    made = envelope.seal_report(
        content, envelope.Identity(), number.to_bytes(TAG_BYTES, "big"),
        Office(office, "", "county", small.COUNTY, any_key, any_key), PUBLIC,
    )  # fmt: skip
    return envelope.cell(made, PUBLIC)


def dummy() -> bytes:
    return envelope.cell((), PUBLIC)


def kept() -> tuple[int, int, int]:
    return Cell.objects.count(), Report.objects.count(), Part.objects.count()


def test_an_answer_waits_for_the_same_statements_and_rows_whatever_is_in_a_cell(
    client: Client,
) -> None:
    opened = []
    for cell in (dummy(), sealed(1), sealed(2, parts=3), bytes(envelope.CELL_BYTES)):
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/cells", cell, content_type="application/octet-stream")
        # Without what they write, and the names of savepoints.
        written = [re.split(r'VALUES|"', one["sql"])[0] for one in asked.captured_queries]
        opened.append((answer.status_code, answer.content, dict(answer.headers), written))
        (row,) = Cell.objects.order_by("-pk")[:1]
        assert len(row.sealed) == envelope.CELL_BYTES
    assert opened[1:] == opened[:1] * 3
    assert [one for one in opened[0][-1] if "SAVEPOINT" not in one] == [
        "INSERT INTO reports_cell (day, sealed) "
    ]
    assert kept() == (4, 0, 0)


def test_sorted_afterwards_each_report_is_there_once_and_dummies_are_gone() -> None:
    report = sealed(1)
    for cell in (dummy(), report, report, sealed(2, parts=3), bytes(envelope.CELL_BYTES)):
        arrivals.keep(cell, DAY)
    arrivals.sort()
    arrivals.sort()
    assert kept()[:2] == (0, 2)
    assert sorted(Report.objects.values_list("number", "received_on")) == [(1, DAY), (2, DAY)]
    assert sum(Round.objects.values_list("cells", flat=True)) == 5
    assert Part.objects.count() == sum(Report.objects.values_list("parts", flat=True))


def test_a_cell_that_no_table_can_hold_harms_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DataError

    real = arrivals.intake.take_cells
    bad = sealed(9)

    def take(cells: list[tuple[date, bytes]], private: tuple[bytes, ...]) -> None:
        if any(cell == bad for _, cell in cells):
            raise DataError
        real(cells, private)

    monkeypatch.setattr(arrivals.intake, "take_cells", take)
    for cell in (sealed(1), bad, sealed(2)):
        arrivals.keep(cell, DAY)
    arrivals.sort()
    assert kept()[:2] == (0, 2)


def test_what_cannot_be_stored_now_is_there_still(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def away(*_: object) -> None:
        raise OperationalError

    arrivals.keep(sealed(1), DAY)
    with monkeypatch.context() as patch:
        patch.setattr(arrivals.intake, "take_cells", away)
        with pytest.raises(OperationalError):
            arrivals.sort()
    assert kept()[:2] == (1, 0)
    arrivals.sort()
    assert kept()[:2] == (0, 1)


def test_whatever_goes_wrong_is_told_without_what_came_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(bytes(3))

    arrivals.keep(sealed(1), DAY)
    with monkeypatch.context() as patch:
        patch.setattr(arrivals.intake, "take_cells", broken)
        assert not arrivals.attempt()
    told = capsys.readouterr().err
    assert told.startswith('{"event": "cells not opened", "error": "KeyError", ')
    assert "x00" not in told
    assert kept()[:2] == (1, 0)
    assert arrivals.attempt()
    assert kept()[:2] == (0, 1)
