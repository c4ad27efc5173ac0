"""Every file of the standard, filled in once: what is taken, what each empty cell means."""

from __future__ import annotations

import csv
import hashlib
import io
from typing import TYPE_CHECKING

import pytest

from province.batches.tables import TABLES
from province.ledger.models import Attachment, Voucher

from .conftest import ACCOUNTS, ID, OTHER_ID, VILLAGE, VOUCHERS_HEADER, Files, Result

if TYPE_CHECKING:
    from collections.abc import Callable

    Importer = Callable[..., Result]

JPEG = b"\xff\xd8\xff a picture"
SHA = hashlib.sha256(JPEG).hexdigest()
PROPERTY = {
    "no": "1",
    "id_number": ID,
    "name": "杨小妹",
    "kind": "小汽车",
    "value": "80000",
    "share": "0.5",
    "status": "正常",
    "place": "示例县",
    "registered_on": "2015-01-01",
    "ended_on": "2017-01-01",
}
# A filled-in row of every file; a * marks the columns that may be empty.
ROWS: dict[str, dict[str, str]] = {
    "divisions": {
        "code": "439900002",
        "name": "石桥乡",
        "*parent": "439900",
        "*valid_from": "2000-01-01",
        "*valid_until": "2020-01-01",
        "*successor": "439900001",
    },
    "departments": {"code": "D3", "name": "残联", "division": "439900"},
    "programmes": {
        "code": "P2",
        "name": "轮椅车燃油补贴",
        "*short_name": "燃油",
        "department": "D1",
        "category": "disability",
        "basis": "示例〔2016〕2号",
        "eligibility": "有轮椅车",
        "standard": "每年 260 元",
        "*unit_fen": "26000",
        "frequency": "yearly",
        "*hotline": "12345",
        "*conditions": '{"min_age": 18}',
    },
    "people": {
        "id_number": ID,
        "name": "杨小妹",
        "village": VILLAGE,
        "household": "001",
        "*born_on": "1926-01-01",
        "*sex": "女",
        "*since": "2000-01-01",
        "*until": "2030-01-01",
        "*bank_account": "6217000012345678",
        "*phone": "13800000000",
    },
    "guardians": {
        "id_number": ID,
        "guardian": OTHER_ID,
        "*since": "2010-01-01",
        "*until": "2030-01-01",
    },
    "deaths": {"id_number": ID, "source": "civil", "name": "杨小妹", "died_on": "2017-01-01"},
    "allotments": {
        "department": "D2",
        "allotment_no": "1",
        "programme": "P1",
        "from_division": "43",
        "to_division": "439900",
        "amount": "100000.00",
        "allotted_on": "2018-01-01",
        "*document": "示例财〔2018〕1号",
    },
    "payments": {
        "department": "D1",
        "payment_no": "1",
        "programme": "P1",
        "id_number": ID,
        "name": "杨小妹",
        "village": VILLAGE,
        "amount": "300.00",
        "paid_on": "2018-07-04",
        "status": "paid",
        "*bank": "农商行",
        "*account": "6217000012345678",
        "*account_name": "杨小妹",
        "*batch": "2018-7",
        "*allotment_no": "1",
        "*period": "2018-06",
        "*quantity": "1.5",
        "*grade": "A",
        "*remark": "补发",
    },
    "accounts": {
        "code": "A2",
        "name": "水利",
        "direction": "expense",
        "*parent": "A1",
        "*group": "公益工程",
    },
    "vouchers": {
        "voucher_no": "记-0231",
        "village": VILLAGE,
        "date": "2017-10-28",
        "direction": "expense",
        "account": "A1",
        "amount": "50000.00",
        "summary": "水塘维修款",
        "*payee": "长兴建筑队",
        "*handler": "甲",
        "*witness": "乙",
        "*reviewer": "丙",
        "*approver": "丁",
        "*project": "X",
        "*place": "滩上",
        "*pay_method": "transfer",
        "*invoice_no": "001",
        "*published_on": "2017-11-01",
        "*reverses": "V1",
    },
    "receipts": {
        "voucher_no": "V1",
        "village": VILLAGE,
        "line": "1",
        "*id_number": ID,
        "name": "杨小妹",
        "amount": "300",
    },
    "attachments": {
        "sha256": SHA,
        "village": VILLAGE,
        "owner": "voucher:V1",
        "file": "pics/1.jpg",
        "caption": "收据",
        "*visibility": "office",
    },
    "projects": {
        "code": "X-01",
        "*parent": "X",
        "kind": "village",
        "*category": "works",
        "division": VILLAGE,
        "name": "水塘维修",
        "*place": "滩上",
        "owner": "三塘村",
        "*contractor": "长兴建筑队",
        "*estimate": "1",
        "*budget": "2",
        "*approved_budget": "3",
        "*contract_amount": "4",
        "*paid_amount": "5",
        "*unit": "米",
        "*quantity": "12.5",
        "*standard_fen": "100",
        "*tender_method": "open",
        "*starts_on": "2017-01-01",
        "*ends_on": "2017-06-01",
        "*accepted_on": "2017-07-01",
    },
    "fundings": {
        "project": "X",
        "source": "县财政",
        "amount": "5",
        "committed_on": "2017-01-01",
        "*available_on": "2017-02-01",
    },
    "project_events": {
        "project": "X",
        "seq": "1",
        "step": "villagers_decide",
        "happened_on": "2017-01-01",
        "*amount": "1",
        "*actor": "村委会",
        "*document": "1",
        "*present": "40",
        "*entitled": "50",
        "*agreed": "39",
        "*account": "1",
        "*detail": "{}",
    },
    "bids": {
        "project": "X",
        "bidder": "长兴建筑队",
        "price": "5",
        "*control_price": "6",
        "*documents_on": "2017-01-01",
        "*opened_on": "2017-02-01",
        "*valid": "yes",
        "*reason": "最低价",
        "*contact_phone": "1",
        "*guarantee_account": "2",
        "*owner_id": ID,
        "*rank": "1",
        "*clauses": "无",
    },
    "contracts": {
        "project": "X",
        "contract_no": "1",
        "contractor": "长兴建筑队",
        "amount": "5",
        "signed_on": "2017-03-01",
        "*scope": "清淤",
        "*account": "1",
        "*performance_guarantee": "1",
        "*quality_deposit": "1",
    },
    "affairs": {
        "no": "1",
        "village": VILLAGE,
        "kind": "notice",
        "title": "公告",
        "body": "开会",
        "published_on": "2017-01-01",
        "*power": "1",
        "*detail": "{}",
    },
    "officials": {
        "id_number": ID,
        "post": "村主任",
        "name": "甲",
        "unit": "三塘村",
        "division": VILLAGE,
        "level": "village",
        "since": "2015-01-01",
        "*until": "2020-01-01",
    },
    "relations": {"id_number": ID, "relative": OTHER_ID, "kind": "spouse"},
    **{
        name: {
            (
                f"*{column}"
                if column in {"kind", "value", "share", "status", "place", "ended_on"}
                else column
            ): value
            for column, value in PROPERTY.items()
        }
        for name in ("vehicles", "houses", "companies")
    },
    "rosters": {
        "list": "dibao",
        "id_number": ID,
        "since": "2017-01-01",
        "name": "杨小妹",
        "village": VILLAGE,
        "*until": "2018-01-01",
        "*grade": "A",
    },
}


def as_csv(row: dict[str, str]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([name.removeprefix("*") for name in row])
    writer.writerow(row.values())
    return text.getvalue()


@pytest.fixture
def ready(province: Importer) -> Importer:
    """Have an account, a project and a voucher that rows may name."""
    files: Files = {
        "accounts.csv": ACCOUNTS,
        "projects.csv": "code,kind,division,name,owner\nX,village,439900001001,水塘,三塘村\n",
        "vouchers.csv": VOUCHERS_HEADER + f"V1,{VILLAGE},2017-10-28,expense,A1,300,用工,\n",
    }
    assert province(files).status == 0
    return province


def test_every_file_of_the_standard_is_declared() -> None:
    assert TABLES.keys() == ROWS.keys()
    for name, row in ROWS.items():
        declared = {("" if c.required else "*") + c.name for c in TABLES[name].columns}
        # Where a division's parent is empty it is the top; the reader cannot know more.
        assert declared == row.keys(), name


@pytest.mark.parametrize("name", ROWS)
def test_a_full_row_is_taken(ready: Importer, name: str) -> None:
    files: Files = {f"{name}.csv": as_csv(ROWS[name]), "pics/1.jpg": JPEG}
    first = ready(files)
    assert first.rejected == []
    assert first.summary[f"{name}.csv"]["accepted"] == 1
    assert ready(files).summary[f"{name}.csv"]["unchanged"] == 1


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_needed_cells_only_is_taken(ready: Importer, name: str) -> None:
    needed = {column: value for column, value in ROWS[name].items() if column[0] != "*"}
    empty = {column: "" if column[0] == "*" else value for column, value in ROWS[name].items()}
    missing = ready({f"{name}.csv": as_csv(needed), "pics/1.jpg": JPEG})
    assert missing.rejected == []
    # A missing column and an empty one are the same thing.
    assert ready({f"{name}.csv": as_csv(empty), "pics/1.jpg": JPEG}).summary[f"{name}.csv"][
        "unchanged"
    ]


@pytest.mark.parametrize("name", ROWS)
def test_every_needed_cell_is_needed(ready: Importer, name: str) -> None:
    row = ROWS[name]
    needed = [column for column in row if column[0] != "*"]
    content = as_csv(row).splitlines(keepends=True)[0]
    content += "".join(as_csv(row | {column: ""}).splitlines(keepends=True)[1] for column in needed)
    result = ready({f"{name}.csv": content, "pics/1.jpg": JPEG})
    assert [(r["column"], r["reason"]) for r in result.rejected] == [
        (column, "没有填") for column in needed
    ]


def test_a_picture_finds_its_voucher(ready: Importer) -> None:
    ready({"attachments.csv": as_csv(ROWS["attachments"]), "pics/1.jpg": JPEG})
    voucher = Voucher.objects.get()
    assert [one.sha256 for one in voucher.attachments.all()] == [SHA]
    row = Attachment.objects.get()
    assert (row.media_type, row.size_bytes, row.visibility) == ("image/jpeg", len(JPEG), "office")
    assert row.project is None


@pytest.mark.parametrize(
    ("owner", "reason"),
    [
        ("voucher:V9", "vouchers.csv 里没有这个编号"),
        ("project:Z", "projects.csv 里没有这个编号"),
        ("affair:1", "affairs.csv 里没有这个编号"),
        ("person:1", "应写成 voucher:凭证号、project:项目代码 或 affair:编号"),
        ("voucher", "应写成 voucher:凭证号、project:项目代码 或 affair:编号"),
    ],
)
def test_a_picture_of_nothing_is_refused(ready: Importer, owner: str, reason: str) -> None:
    row = ROWS["attachments"] | {"owner": owner}
    result = ready({"attachments.csv": as_csv(row), "pics/1.jpg": JPEG})
    assert (result.rejected[0]["column"], result.reason()) == ("owner", reason)


def test_a_power_that_no_list_has(ready: Importer) -> None:
    result = ready({"affairs.csv": as_csv(ROWS["affairs"] | {"*power": "999"})})
    assert result.reason() == "村级权力清单里没有这个编号"


@pytest.mark.parametrize("percent", ['"一半"', '"50%"', "true", "null", "[]", "101", "-1"])
def test_progress_that_is_no_number_is_refused_alone(ready: Importer, percent: str) -> None:
    row = {"project": "X", "seq": "1", "step": "progress", "happened_on": "2017-01-01"}
    good = row | {"seq": "2", "detail": '{"percent": 62.5}'}
    content = as_csv(row | {"detail": f'{{"percent": {percent}}}'})
    content += "".join(as_csv(good).splitlines(keepends=True)[1:])
    result = ready({"project_events.csv": content})
    assert result.summary["project_events.csv"]["accepted"] == 1
    assert (result.rejected[0]["column"], "percent" in result.reason()) == ("detail", True)
