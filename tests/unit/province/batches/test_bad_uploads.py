"""What is brought to do harm: bombs, files that are two things, pictures too large, formulas."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
import zlib
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from PIL import Image

from province.batches import uploads
from province.batches.errors import BadBatch, BadFile, BadRow
from province.batches.models import Upload
from province.batches.outcome import Rejects
from province.batches.sheets import find_tables
from province.batches.source import Source
from province.funds.models import Payment
from province.ledger import originals
from province.officers.roles import Role
from province.publish.pictures import normalise
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import FARMER, NEAR, Desk, desk
from tests.unit.province.workbench.test_bringing import HEAD, bring

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from django.test import Client

__all__ = ["desk"]


def test_members_of_a_zip_that_lie_over_one_another(tmp_path: Path) -> None:
    inner = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = inner.compress(b"1," * 400_000) + inner.flush()
    crc = zlib.crc32(b"1," * 400_000)
    head = struct.pack(
        "<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(body), 800_000, 1, 0
    )
    data = head + b"a" + body
    entries = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(body), 800_000,
            len(name), 0, 0, 0, 0, 0, 0,
        ) + name
        for name in (f"{number}.csv".encode() for number in range(400))
    )  # fmt: skip
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 400, 400, len(entries), len(data), 0)
    bomb = tmp_path / "bomb.zip"
    bomb.write_bytes(data + entries + end)
    with pytest.raises(BadBatch, match="太大"):
        Source(bomb)


def test_a_workbook_whose_words_would_fill_the_memory(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    with (
        zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/sharedStrings.xml", "w") as words,
    ):
        for _ in range(130):
            words.write(b"<si>" * 2**18)
    with Source(book) as source, pytest.raises(BadFile, match="太大"):
        find_tables(source, ["payments"])


def test_a_workbook_whose_words_grow_without_end(tmp_path: Path) -> None:
    whole = io.BytesIO()
    made_book = openpyxl.Workbook()
    made_book.save(whole)
    grown = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 12}">' for n in range(1, 10))
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x0 "ha">{grown}]>'
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&x9;</workbook>'
    )
    book = tmp_path / "a.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(book, "w") as new:
        for member in old.infolist():
            data = old.read(member)
            new.writestr(member, laughs if member.filename == "xl/workbook.xml" else data)
    with Source(book) as source, pytest.raises(BadFile, match="打不开"):
        find_tables(source, ["payments"])


def test_what_a_spreadsheet_would_run_is_not_in_the_list_of_refused(tmp_path: Path) -> None:
    rejects = Rejects(tmp_path / "rejected.csv")
    bad = ("=1+1", "+1", "@SUM(A1)", "-1+cmd|' /C calc'!A0", "-12.50", "12")
    for value in bad:
        rejects.add("payments.csv", 2, BadRow("amount", value, "不对"), secret=False)
    rejects.close()
    with (tmp_path / "rejected.csv").open(encoding="utf-8", newline="") as file:
        shown = [row["value"] for row in csv.DictReader(file)]
    assert [value[:1] for value in shown] == ["'", "'", "'", "'", "-", "1"]


def test_a_picture_with_too_many_pixels_is_not_opened() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < 100_000
    assert (originals.pixels(out.getvalue()) or 0) > originals.MOST_PIXELS
    assert originals.pixels(b"\xff\xd8\xff cut") is None


def test_what_hides_behind_a_picture_is_not_published() -> None:
    picture, hidden = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(picture, "JPEG", comment=b"<script>alert(1)</script>")
    with zipfile.ZipFile(hidden, "w") as archive:
        archive.writestr("payments.csv", HEAD)
    full, thumb, _ = normalise(picture.getvalue() + hidden.getvalue())
    for data in (full, thumb):
        assert b"PK\x03\x04" not in data
        assert b"<script>" not in data


@pytest.mark.django_db
def test_a_large_file_waits_for_its_turn(
    client: Client, desk: Desk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    Seat(client).sit(made.officer("he", Role.CLERK))
    monkeypatch.setattr(uploads, "LARGE_BYTES", 100)
    before = Payment.objects.count()
    row = f"D1,9,P1,{FARMER},赵小满,{NEAR},300.00,2018-08-04,paid\n"
    place = bring(client, "payments.csv", f"{HEAD}{row}".encode()).headers["Location"]
    assert "正在排队试" in client.get(place).content.decode()
    today = date(2018, 11, 20)
    for state, count in ((Upload.State.TRIED, before), (Upload.State.TAKEN, before + 1)):
        (worked,) = uploads.work(today)
        assert (worked.state, Payment.objects.count()) == (state, count)
        if state == Upload.State.TRIED:
            assert client.post(f"{place}take/").status_code == 302
            assert "正在排队导入" in client.get(place).content.decode()
    assert uploads.work(today) == []
    assert Line.objects.get(what="imported").who == "he"
