"""An accountant types a voucher with its signers and photos: it is kept as a department's batch."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from province.batches.models import Change, Upload
from province.ledger.models import Attachment, Receipt, Voucher
from province.officers.models import Officer
from province.officers.roles import Role
from province.trace.models import Line
from tests.simulators import offices as made
from tests.simulators.offices import Desk as Seat
from tests.unit.province.publish.conftest import BESIDE, FAR, NEAR, NEIGHBOUR, Desk, desk

if TYPE_CHECKING:
    from django.test import Client

__all__ = ["desk"]
pytestmark = pytest.mark.django_db

TYPED = {
    "department": "D1", "voucher_no": "记-0008", "date": "2018-10-08", "direction": "expense",
    "account": "A1", "amount": "240.00", "summary": "清理水沟用工", "handler": "孙树根",
    "signer": ["钱有福", "", "吴大田"], "signer_id": [NEIGHBOUR, "", ""],
    "share": ["120.00", "", "120.00"],
}  # fmt: skip
PLACE = f"/office/books/{NEAR}/"
KEY = f"记-0008|{NEAR}"


@pytest.fixture
def book(client: Client, desk: Desk, settings: Any) -> Client:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made.offices()
    Seat(client).sit(made.officer("su", Role.ACCOUNTANT, department="D1"))
    return client


def photo(name: str = "发票.jpg") -> SimpleUploadedFile:
    data = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(data, "JPEG")
    return SimpleUploadedFile(name, data.getvalue())


def test_a_voucher_with_signers_and_a_photo(book: Client) -> None:
    assert "三塘村" in book.get("/office/books/").content.decode()
    form = book.get(f"{PLACE}entry/").content.decode()
    assert "记一笔" in form
    answer = book.post(f"{PLACE}enter/", TYPED | {"photos": [photo()]})
    assert answer.status_code == 302
    voucher = Voucher.objects.get(key=KEY)
    assert (voucher.amount_fen, voucher.brought_by, voucher.handler) == (24_000, "D1", "孙树根")
    signed = Receipt.objects.filter(voucher_id=KEY).order_by("line")
    assert list(signed.values_list("line", "name", "id_number")) == [
        (1, "钱有福", NEIGHBOUR), (3, "吴大田", ""),
    ]  # fmt: skip
    assert Attachment.objects.get(voucher_id=KEY).caption == "发票"
    line = Line.objects.get(what="voucher entered")
    assert (line.who, line.about) == ("su", f"{NEAR} 记-0008")
    page = book.get(answer.headers["Location"]).content.decode()
    assert "记-0008 记好了" in page
    assert "没有证明人、审核人、审批人" in page
    assert "1 张没公开" in page


def test_it_is_changed_by_whoever_brought_it_and_what_was_stays(book: Client) -> None:
    book.post(f"{PLACE}enter/", TYPED)
    form = book.get(f"{PLACE}entry/", {"no": "记-0008"}).content.decode()
    assert 'value="240.00"' in form
    assert 'value="钱有福"' in form
    opened = Line.objects.get(what="voucher opened")
    assert (opened.who, opened.about) == ("su", f"{NEAR} 记-0008")
    changed = TYPED | {"old": "1", "amount": "120.00", "signer": ["钱有福"], "share": ["120.00"]}
    assert book.post(f"{PLACE}enter/", changed).status_code == 302
    assert Voucher.objects.get(key=KEY).amount_fen == 12_000
    gone = Receipt.objects.get(voucher_id=KEY, line=3)
    assert gone.withdrawn_reason == "改账"
    assert Change.objects.filter(table="vouchers", key=KEY).count() == 1
    # The operator's voucher is not this department's to change.
    others = TYPED | {"old": "1", "voucher_no": "v1"}
    assert "别的部门" in book.post(f"{PLACE}enter/", others).content.decode()


def test_a_long_sheet_is_shown_whole_or_it_would_be_withdrawn(book: Client) -> None:
    many = {"signer": ["吴大田"] * 70, "signer_id": [""] * 70, "share": ["1.00"] * 70}
    assert book.post(f"{PLACE}enter/", TYPED | many | {"amount": "70.00"}).status_code == 302
    form = book.get(f"{PLACE}entry/", {"no": "记-0008"}).content.decode()
    assert form.count('name="signer" value="吴大田"') == 70
    assert not Line.objects.filter(what="voucher opened").exists()  # no ID number was shown


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"amount": "一百"}, "金额"),
        ({"date": "昨天"}, "日期"),
        ({"account": "nothing"}, "科目"),
        ({"voucher_no": " "}, "凭证号"),
        ({"voucher_no": "v1"}, "已经有了"),
        ({"signer_id": [NEIGHBOUR[:-1] + "9", "", ""]}, "身份证号"),
        ({"photos": [SimpleUploadedFile("a.jpg", b"MZ no picture")]}, "只收照片"),
        ({"photos": [SimpleUploadedFile("a.jpg", b"")]}, "空的"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    book: Client, wrong: dict[str, Any], words: str
) -> None:
    vouchers, receipts = Voucher.objects.count(), Receipt.objects.count()
    answer = book.post(f"{PLACE}enter/", TYPED | wrong)
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (422, True)
    assert "清理水沟用工" in page
    assert (Voucher.objects.count(), Receipt.objects.count()) == (vouchers, receipts)
    assert not Upload.objects.exists()
    assert not Line.objects.filter(what="voucher entered").exists()


def test_an_account_keeps_the_books_of_its_own_department_and_of_no_other(
    book: Client, desk: Desk
) -> None:
    desk.brings(departments="code,name,division\nD1,民政局,439900\nD2,农经站,439900")
    assert book.post(f"{PLACE}enter/", TYPED | {"department": "D2"}).status_code == 302
    assert Voucher.objects.get(key=KEY).brought_by == "D1"
    for department in ("", "D3"):
        Officer.objects.update(department=department)
        answer = book.post(f"{PLACE}enter/", TYPED | {"voucher_no": "记-0009"})
        assert answer.status_code == 422
        assert "没有记账的部门" in answer.content.decode()
    assert not Voucher.objects.filter(voucher_no="记-0009").exists()


def test_more_lines_and_other_villages(book: Client, client: Client) -> None:
    more = book.post(f"{PLACE}enter/", TYPED | {"more": "1"}).content.decode()
    assert more.count('name="signer"') == 9
    for village in (FAR, "439900", "nowhere"):
        assert book.get(f"/office/books/{village}/").status_code == 404
        assert book.post(f"/office/books/{village}/enter/", TYPED).status_code == 404
    assert book.get(f"/office/books/{BESIDE}/").status_code == 200
    Seat(client).sit(made.officer("he", Role.CLERK))
    assert client.get(PLACE).status_code == 404
