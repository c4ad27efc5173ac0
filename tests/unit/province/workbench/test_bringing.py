"""A clerk brings a file: tried before anything is kept, taken once, nobody else's business."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from province.batches import uploads
from province.batches.models import ColumnName, Schedule, Upload
from province.funds.models import Payment
from province.officers.roles import Role
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import FARMER, NEAR, Desk, desk

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from province.officers.models import Officer

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

HEAD = "department,payment_no,programme,id_number,name,village,amount,paid_on,status\n"
GOOD = f"D1,9,P1,{FARMER},赵小满,{NEAR},300.00,2018-08-04,paid\n"
BAD = f"D1,10,P1,{FARMER[:-1]}9,=1+1,{NEAR},=SUM(A1),2018-08-04,paid\n"


@pytest.fixture
def clerk(client: Client, desk: Desk, settings: Any) -> Officer:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    one = made.officer("he", Role.CLERK)
    Seat(client).sit(one)
    return one


def bring(client: Client, name: str, data: bytes, department: str = "D1") -> HttpResponse:
    told = {"department": department, "file": SimpleUploadedFile(name, data)}
    return client.post("/office/departments/bring/file/", told)


def test_tried_first_then_taken_once(client: Client, clerk: Officer) -> None:
    assert clerk
    before = Payment.objects.count()
    answer = bring(client, "payments.csv", f"{HEAD}{GOOD}{BAD}".encode("gb18030"))
    place = answer.headers["Location"]
    assert Payment.objects.count() == before
    page = client.get(place).content.decode()
    assert "试过了，还没有导入" in page
    assert "补贴发放（payments.csv）" in page
    rejected = client.get(f"{place}rejected.csv")
    assert rejected["Content-Disposition"].startswith("attachment")
    words = rejected.content.decode("utf-8-sig")
    assert "payments.csv,3," in words
    assert FARMER[:-1] not in words
    assert ",=" not in words
    assert client.post(f"{place}take/").status_code == 302
    assert Payment.objects.filter(payment_no="9").count() == 1
    assert client.post(f"{place}take/").status_code == 404
    assert Payment.objects.count() == before + 1
    line = Line.objects.get(what="imported")
    assert (line.who, line.about) == ("he", "D1")
    assert "已导入" in client.get("/office/departments/bring/").content.decode()
    Seat(client).sit(made.officer("another", Role.CLERK))
    for address in (place, f"{place}rejected.csv"):
        assert client.get(address).status_code == 404
    assert client.post(f"{place}take/").status_code == 404


def test_a_workbook_with_formulas_brings_their_values_or_nothing(
    client: Client, clerk: Officer
) -> None:
    assert clerk
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "payments"
    sheet.append(HEAD.strip().split(","))
    sheet.append(["D1", "11", "P1", FARMER, "赵小满", NEAR, "=100+200", "2018-08-04", "paid"])
    out = io.BytesIO()
    book.save(out)
    place = bring(client, "表.xlsx", out.getvalue()).headers["Location"]
    client.post(f"{place}take/")
    assert not Payment.objects.filter(payment_no="11").exists()


def test_what_is_no_batch_is_refused_and_nothing_stays(
    client: Client, clerk: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 2**20)
    assert clerk
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("payments.csv", HEAD + "0" * 40_000_000)
    picture = (
        b"\xff\xd8\xff\xe0" + packed.getvalue()
    )  # a picture for one program, a zip for another
    for name, data, words in (
        ("payments.exe", b"MZ", "请送"), ("payments.csv", b"", "文件是空的"),
        ("batch.zip", picture, "对不上"), ("batch.xlsx", HEAD.encode(), "对不上"),
        ("../../etc/people.csv.zip", b"nothing", "对不上"), ("nobody.csv", b"a,b\n", "交换标准"),
        ("payments.csv", b"x" * (uploads.MOST_BYTES + 1), "超过"),
    ):  # fmt: skip
        answer = bring(client, name, data)
        assert (answer.status_code, words in answer.content.decode()) == (422, True), name
    assert bring(client, "payments.csv", HEAD.encode(), department="NOBODY").status_code == 422
    assert not Upload.objects.exists()
    place = bring(client, "batch.zip", packed.getvalue()).headers["Location"]
    assert "没有收" in client.get(place).content.decode()
    assert client.post(f"{place}take/").status_code == 404


def test_a_departments_own_names_are_kept(client: Client, clerk: Officer) -> None:
    assert clerk
    theirs = HEAD.replace("amount", "金额（元）").replace("paid_on", "Ｄａｔｅ")
    data = f"{theirs}{GOOD}".encode()
    place = bring(client, "payments.csv", data).headers["Location"]
    assert Upload.objects.get().counts["payments.csv"]["accepted"] == 0
    for name, ours in (("金额（元）", "amount"), ("date", "paid_on")):
        told = {"department": "D1", "table": "payments", "theirs": name, "ours": ours}
        assert client.post("/office/departments/names/keep/", told).status_code == 302
    place = bring(client, "payments.csv", data).headers["Location"]
    client.post(f"{place}take/")
    assert Payment.objects.get(payment_no="9").amount_fen == 30_000
    for wrong in ({"ours": "nothing"}, {"table": "nothing"}, {"theirs": " "}, {"department": "X"}):
        told = {"department": "D1", "table": "payments", "theirs": "a", "ours": "amount"} | wrong
        assert client.post("/office/departments/names/keep/", told).status_code == 422
    page = client.get("/office/departments/names/").content.decode()
    assert "金额(元)" in page or "金额（元）" in page
    kept = ColumnName.objects.get(ours="amount")
    client.post("/office/departments/names/keep/", {"department": "D1", "forget": kept.pk})
    assert not ColumnName.objects.filter(pk=kept.pk).exists()


def test_when_a_department_hands_in_is_written_down_and_lateness_stands_first(
    client: Client, clerk: Officer
) -> None:
    plan = {"department": "D1", "table": "payments", "every": "1", "day": "10"}
    assert client.post("/office/departments/schedules/keep/", plan).status_code == 302
    page = "/office/departments/schedules/"
    assert "每月，10 日以前；下一次" in client.get(page).content.decode()
    Schedule.objects.update(since=date(2020, 1, 1))
    assert "每月，10 日以前；<span" in client.get(page).content.decode()
    shown = client.get("/office/departments/").content.decode()
    assert "1 个晚了" in shown
    assert "天</span>" in shown
    for wrong in ({"day": "40"}, {"department": "nowhere"}):
        answer = client.post("/office/departments/schedules/keep/", plan | wrong)
        assert answer.status_code == 422
    gone = {"department": "D1", "forget": "payments"}
    client.post("/office/departments/schedules/keep/", gone)
    assert not Schedule.objects.exists()
    whats = list(Line.objects.filter(who=str(clerk)).values_list("what", flat=True))
    assert whats == ["schedule kept", "schedule removed"]
