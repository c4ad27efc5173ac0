from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from province.batches.models import Change
from province.funds.models import Payment
from province.registry.models import Person

from .conftest import ID, VILLAGE, Result, everything, payment, payments

if TYPE_CHECKING:
    from collections.abc import Callable

    Importer = Callable[..., Result]


def taking_back(*rows: str) -> dict[str, str]:
    return {"withdrawals.csv": "file,key,reason\n" + "".join(f"{row}\n" for row in rows)}


def test_a_withdrawn_row_stays_with_date_and_reason(province: Importer) -> None:
    province({"payments.csv": payments()})
    result = province(taking_back("payments.csv,D1|1,发错了人"))
    assert result.status == 0
    assert result.summary["withdrawals.csv"]["accepted"] == 1
    assert result.summary["payments.csv"]["withdrawn"] == 1
    row = Payment.objects.get()
    assert row.withdrawn_on is not None
    assert row.withdrawn_reason == "发错了人"
    change = Change.objects.get()
    assert (change.kind, change.reason) == ("withdrawn", "发错了人")
    assert change.old["amount_fen"] == 30_000


def test_a_department_withdraws_only_what_it_brought(province: Importer) -> None:
    province({"payments.csv": payments()}, "--as", "D1")
    result = province(taking_back("payments.csv,D1|1,错"), "--as", "D2")
    assert (result.status, result.reason()) == (3, "这一行是别的部门报的，只有它能改")
    assert province(taking_back("payments,D1|1,错"), "--as", "D1").status == 0


def test_the_batch_that_brought_it_does_not_bring_it_back(province: Importer) -> None:
    province({"payments.csv": payments()})
    province(taking_back("payments.csv,D1|1,错"))
    before = everything()
    province({"payments.csv": payments()})
    assert everything() == before


def test_a_later_batch_brings_it_back(province: Importer) -> None:
    province({"payments.csv": payments()})
    province(taking_back("payments.csv,D1|1,错"))
    result = province({"payments.csv": payments(payment(), payment("2"))})
    assert result.summary["payments.csv"]["replaced"] == 1
    assert Payment.objects.get(payment_no="1").withdrawn_on is None
    last = Change.objects.order_by("id").last()
    assert last is not None
    assert last.old["withdrawn_reason"] == "错"


def test_a_batch_that_brings_and_withdraws_can_be_repeated(province: Importer) -> None:
    province({"payments.csv": payments()})
    both = {"payments.csv": payments(), **taking_back("payments.csv,D1|1,错")}
    province(both)
    before = everything()
    province(both)
    assert everything() == before


def test_the_key_is_read_as_its_columns_are(province: Importer) -> None:
    province({"people.csv": f"id_number,name,village,household\n{ID},杨小妹,{VILLAGE},1\n"})
    assert province(taking_back("people.csv,110105491231002,迁出")).status == 0
    assert Person.objects.get().withdrawn_reason == "迁出"


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("nothing.csv,1,错", "file", "没有这种文件"),
        ("payments.csv,D1|9,错", "key", "payments.csv 里没有这一行"),
        ("payments.csv,D1,错", "key", "应是 department|payment_no"),
        ("people.csv,123,错", "key", "id_number：身份证号应是 18 位，这里有 3 位"),
        ("payments.csv,D1|1,", "reason", "没有填"),
    ],
)
def test_every_reason(province: Importer, row: str, column: str, reason: str) -> None:
    result = province(taking_back(row))
    assert result.status == 3
    assert (result.rejected[0]["column"], result.reason()) == (column, reason)


def test_a_bad_file_withdraws_nothing(province: Importer) -> None:
    province({"payments.csv": payments()})
    result = province({"withdrawals.csv": 'file,key,reason\npayments.csv,D1|1,错\n"x\n'})
    assert result.status == 2
    assert Payment.objects.get().withdrawn_on is None
    assert result.summary["payments.csv"]["withdrawn"] == 0
