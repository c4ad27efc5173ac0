from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from protocol.pack import TABLES
from protocol.records import public_id
from province.matching import outcome_command
from province.matching.services import listed
from province.publish.outcome_rows import outcomes
from province.publish.village import VillageData
from tests.unit.province.batches.conftest import ID, VILLAGE, base
from tests.unit.province.batches.conftest import bring as bring  # noqa: PLC0414 - a fixture
from tests.unit.province.batches.conftest import home as home  # noqa: PLC0414 - a fixture

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTY = VILLAGE[:6]
PEOPLE = f"id_number,name,village,household\n{ID},杨小妹,{VILLAGE},1\n"
VOUCHERS = (
    "voucher_no,village,date,direction,account,amount,summary\n"
    f"记-1,{VILLAGE},2018-01-02,expense,A1,5.00,维修\n"
)
OF = VillageData(VILLAGE, "三塘村", bytes(32))


@pytest.fixture(autouse=True)
def registered(bring: Callable[..., object]) -> None:
    bring(
        {
            **base(),
            "people.csv": PEOPLE,
            "accounts.csv": "code,name,direction,group\nA1,工程,expense,公益工程\n",
            "vouchers.csv": VOUCHERS,
        }
    )


def add(division: str, no: str, *more: str) -> int:
    return outcome_command.outcome(["add", division, no, "--found-on", "2018-09-18", *more])


def settle(division: str, no: str, *, result: str = "钱退回来了", on: str = "2018-10-26") -> int:
    words = ("--title", "去世的人还在领", "--result", result, "--recovered", "2340")
    return outcome_command.outcome(["settle", division, no, "--settled-on", on, *words])


def rows() -> list[dict[str, object]]:
    return [dict(zip(TABLES["outcomes"], row, strict=True)) for row in outcomes(OF)]


def test_an_open_outcome_tells_nothing_but_that_it_is() -> None:
    assert add(VILLAGE, "1", "--kind", "ledger", "--voucher", "记-1") == 0
    (row,) = rows()
    assert {name: value for name, value in row.items() if value} == {
        "id": public_id("outcome", VILLAGE, "1"),
        "found_on": "2018-09-18",
        "state": "open",
    }


def test_a_settled_one_of_the_county_stands_in_its_villages() -> None:
    assert add(COUNTY, "7", "--kind", "subsidy") == 0
    assert settle(COUNTY, "7") == 0
    (row,) = rows()
    assert (row["state"], row["recovered"], row["settled_on"]) == ("settled", 234000, "2018-10-26")
    assert row["id"] == public_id("outcome", COUNTY, "7")
    assert outcomes(VillageData("439902003005", "别村", bytes(32))) == []


def test_settling_names_its_record_and_may_be_corrected() -> None:
    add(VILLAGE, "1", "--voucher", "记-1")
    settle(VILLAGE, "1")
    settle(VILLAGE, "1", result="又查了一遍，钱退回来了")
    (row,) = rows()
    assert row["record"] == public_id("voucher", VILLAGE, "记-1")
    assert row["result"] == "又查了一遍，钱退回来了"


@pytest.mark.parametrize("words", ["杨小妹退了钱", f"{ID}退了钱", "电话13812345678"])
def test_nobody_is_named(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    add(COUNTY, "7")
    assert settle(COUNTY, "7", result=words) == 2
    told = capsys.readouterr().err
    assert "不点名" in told
    assert words not in told
    assert rows()[0]["state"] == "open"


def test_what_does_not_fit_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert add("999999", "1") == 2
    assert add(VILLAGE, "1", "--voucher", "记-9") == 2
    assert add(VILLAGE, "1", "--project", "X") == 2
    assert add(VILLAGE, "1") == 0
    assert add(VILLAGE, "1") == 2
    assert settle(VILLAGE, "2") == 2
    assert settle(VILLAGE, "1", on="2018-01-01") == 2
    assert settle(VILLAGE, "1", result=" ") == 2
    assert len(capsys.readouterr().err.splitlines()) == 7


def test_they_are_listed_newest_first(capsys: pytest.CaptureFixture[str]) -> None:
    add(COUNTY, "7")
    settle(COUNTY, "7")
    add(VILLAGE, "1")
    assert len(listed(VILLAGE)) == 1
    assert outcome_command.outcome(["list"]) == 0
    assert "439900\t7\t2018-09-18\tsettled\t去世的人还在领\t追回 2,340.00 元" in (
        capsys.readouterr().out
    )
