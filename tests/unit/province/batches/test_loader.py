"""What becomes of single rows: keys, references, ownership, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from province.batches.models import Batch, Change
from province.funds.models import Payment
from province.ledger.models import Receipt, Voucher
from province.projects.models import Project
from province.registry.models import Division

from .conftest import (
    ACCOUNTS,
    ID,
    VILLAGE,
    VOUCHERS_HEADER,
    Result,
    everything,
    payment,
    payments,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Importer = Callable[..., Result]


def test_the_same_key_replaces_and_the_old_row_is_remembered(province: Importer) -> None:
    province({"payments.csv": payments()})
    result = province({"payments.csv": payments(payment(amount="200.00"))})
    assert result.summary["payments.csv"]["replaced"] == 1
    assert Payment.objects.get().amount_fen == 20_000
    change = Change.objects.get()
    assert (change.table, change.key, change.kind) == ("payments", "D1|1", "replaced")
    assert change.old["amount_fen"] == 30_000
    assert change.old["paid_on"] == "2018-07-04"
    assert change.batch == Payment.objects.get().imported_in


def test_in_one_file_the_last_row_of_a_key_stands_and_no_history_is_made(
    province: Importer,
) -> None:
    result = province({"payments.csv": payments(payment(amount="1"), payment(amount="2"))})
    counts = result.summary["payments.csv"]
    assert (counts["accepted"], counts["replaced"]) == (1, 1)
    assert Payment.objects.get().amount_fen == 200
    assert not Change.objects.exists()


def test_a_row_changed_and_changed_back_has_not_changed(province: Importer) -> None:
    province({"payments.csv": payments(payment())})
    before = Payment.objects.values().get()
    province({"payments.csv": payments(payment(amount="2"), payment())})
    assert Payment.objects.values().get() == before
    assert not Change.objects.exists()


def test_an_older_batch_again_is_a_new_replacement(province: Importer) -> None:
    for amount in ("1", "2", "1"):
        province({"payments.csv": payments(payment(amount=amount))})
    assert Payment.objects.get().amount_fen == 100
    assert [change.old["amount_fen"] for change in Change.objects.order_by("id")] == [100, 200]
    assert Batch.objects.count() == 3


def test_a_key_may_not_hold_the_separator(province: Importer) -> None:
    result = province({"payments.csv": payments(payment("1|2"))})
    assert result.reason() == "里面不能有“|”"


def test_a_department_replaces_only_what_it_brought(province: Importer) -> None:
    province({"payments.csv": payments()}, "--as", "D1")
    assert Payment.objects.get().brought_by == "D1"
    changed = payments(payment(amount="1.00"))
    result = province({"payments.csv": changed}, "--as", "D2")
    assert result.status == 3
    assert result.reason() == "这一行是别的部门报的，只有它能改"
    assert Payment.objects.get().amount_fen == 30_000
    assert province({"payments.csv": changed}, "--as", "D1").status == 0
    # An identical row from somebody else changes nothing, so nothing is refused.
    assert province({"payments.csv": changed}, "--as", "D2").status == 0


def test_the_operator_replaces_all_and_the_row_stays_its_departments(province: Importer) -> None:
    province({"payments.csv": payments()}, "--as", "D1")
    assert province({"payments.csv": payments(payment(amount="2"))}).status == 0
    assert Payment.objects.get().brought_by == "D1"
    assert province({"payments.csv": payments(payment(amount="3"))}, "--as", "D1").status == 0


@pytest.mark.parametrize(
    ("column", "value", "file"),
    [
        ("department", "D7", "departments"),
        ("programme", "P7", "programmes"),
        ("village", "439900001999", "divisions"),
    ],
)
def test_unknown_codes_are_refused(province: Importer, column: str, value: str, file: str) -> None:
    result = province({"payments.csv": payments(payment(**{column: value}), payment("2"))})
    assert result.rejected == [
        {
            "file": "payments.csv",
            "line": "2",
            "column": column,
            "value": value,
            "reason": f"{file}.csv 里没有这个编号",
        }
    ]
    assert Payment.objects.get().payment_no == "2"


def test_a_parent_may_come_later_in_the_file(bring: Importer) -> None:
    result = bring(
        {
            "divisions.csv": "code,name,parent,successor\n439900,县,4399,\n4399,市,43,4398\n"
            "43,省,,\n4398,新市,43,\n5101,别处,51,\n"
        }
    )
    assert Division.objects.count() == 4
    assert result.rejected == [
        {
            "file": "divisions.csv",
            "line": "6",
            "column": "parent",
            "value": "51",
            "reason": "divisions.csv 里没有这个编号",
        }
    ]


def test_a_parent_stands_higher(bring: Importer) -> None:
    result = bring({"divisions.csv": "code,name,parent\n43,省,43\n"})
    assert result.reason() == "上级应比它高一级"


def test_rows_of_the_wrong_width(province: Importer) -> None:
    result = province({"payments.csv": payments("D1,1\n", payment("2").strip() + ",more\n")})
    assert [row["reason"] for row in result.rejected] == [
        "这一行有 2 列，表头有 9 列",
        "这一行有 10 列，表头有 9 列",
    ]


def test_lines_are_counted_as_an_editor_does(province: Importer) -> None:
    result = province(
        {"payments.csv": payments(payment(name='"杨\n小妹"'), "\n", payment("2", amount=""))}
    )
    assert [(row["line"], row["reason"]) for row in result.rejected] == [("5", "没有填")]


def test_id_numbers_are_masked_in_what_is_refused(province: Importer) -> None:
    wrong = ID[:-1] + "1"
    result = province(
        {
            "payments.csv": payments(
                payment("1", id_number=wrong),
                payment("2", id_number="123456"),
                payment("3", status=ID),
                payment("4", status=" ".join([ID[:6], ID[6:14], ID[14:]])),
                payment("5", status="=1+1"),
            )
        }
    )
    shown = [row["value"] for row in result.rejected]
    assert shown == [
        "1101**********0021",
        "******",
        "1101**********002X",
        "1101************002X",
        "'=1+1",
    ]
    assert result.rejected[0]["reason"] == "身份证号的校验码不对"


def test_a_reversal_names_its_voucher(province: Importer) -> None:
    def row(no: str, amount: str, reverses: str = "") -> str:
        return f"{no},{VILLAGE},2018-03-19,expense,A1,{amount},零星用工,{reverses}\n"

    result = province(
        {
            "accounts.csv": ACCOUNTS,
            "vouchers.csv": VOUCHERS_HEADER
            + row("3", "-5.00", "1")
            + row("1", "5.00")
            + row("2", "-5.00")
            + row("4", "-1", "9"),
            "receipts.csv": "voucher_no,village,line,id_number,name,amount\n"
            f"1,{VILLAGE},1,,杨*,5\n8,{VILLAGE},1,{ID},杨小妹,5\n",
        }
    )
    assert {(r["line"], r["reason"]) for r in result.rejected} == {
        ("4", "只有冲销凭证可以是负数，要写明冲销哪一张"),
        ("5", "vouchers.csv 里没有这个编号"),
        ("3", "vouchers.csv 里没有这个编号"),
    }
    assert Voucher.objects.get(voucher_no="3").reverses.voucher_no == "1"
    assert Receipt.objects.get().voucher == Voucher.objects.get(voucher_no="1")


def test_a_sub_project_carries_its_parents_code(province: Importer) -> None:
    result = province(
        {
            "projects.csv": "code,parent,kind,division,name,owner\n"
            "X-01,X,government,439900,一期,住建局\nX,,government,439900,改造,住建局\n"
            "X-1,X,government,439900,二期,住建局\nY-02,X,government,439900,三期,住建局\n"
        }
    )
    assert {row["line"] for row in result.rejected} == {"4", "5"}
    assert Project.objects.get(code="X-01").parent.name == "改造"


def test_what_is_refused_today_may_come_tomorrow(province: Importer) -> None:
    files = {"payments.csv": payments(payment(programme="P2"))}
    assert province(files).status == 3
    province(
        {
            "programmes.csv": "code,name,department,category,basis,eligibility,standard,frequency\n"
            "P2,临时救助,D1,other,示例,困难,一次,once\n"
        }
    )
    assert province(files).status == 0
    before = everything()
    assert province(files).status == 0
    assert everything() == before
