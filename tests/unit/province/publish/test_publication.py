"""A usual publication looks at little and overlooks nothing: a full one after it finds no more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from province.batches.tables import TABLES
from province.matching.models import Outcome
from province.publish import commands, touched
from province.reports.models import Office
from tests.load import roots
from tests.unit.province.publish.conftest import (
    BATCH,
    BESIDE,
    FAR,
    FARMER,
    NEAR,
    NEIGHBOUR,
    Desk,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_PAID = "department,payment_no,programme,id_number,name,village,amount,paid_on,status\n"
_VOUCHER = "voucher_no,village,date,direction,account,amount,summary,handler\n"
_EVENT = "project,seq,step,happened_on,amount\n"


@pytest.mark.parametrize(
    ("tables", "changed"),
    [
        # The farmer is paid in two villages, so both hold the page that grows by this payment.
        ({"payments": f"{_PAID}D1,3,P1,{FARMER},赵小满,{NEAR},9.00,2018-08-01,paid"}, {NEAR, FAR}),
        ({"payments": f"{_PAID}D1,1,P1,{FARMER},赵小满,{NEAR},9.00,2018-07-04,paid"}, {NEAR, FAR}),
        ({"payments": f"{_PAID}D1,4,P1,{NEIGHBOUR},钱有福,{BESIDE},9,2018-08-01,paid"},
         {BESIDE, FAR}),
        # The neighbour signed for it: a page in another county says what the voucher says.
        ({"vouchers": f"{_VOUCHER}v1,{NEAR},2018-03-01,expense,A1,6.00,挖沟,孙树根"}, {NEAR, FAR}),
        ({"vouchers": f"{_VOUCHER}v3,{BESIDE},2018-03-01,expense,A1,6.00,挖沟,孙树根"}, {BESIDE}),
        ({"deaths": f"id_number,source,name,died_on\n{NEIGHBOUR},civil,钱有福,2018-10-01"}, {FAR}),
        ({"rosters": f"list,id_number,since,name,village\ndibao,{FARMER},2018-01-01,赵小满,{NEAR}"},
         {NEAR, FAR}),
        ({"affairs": BATCH["affairs"].replace("内容", "新内容")}, {BESIDE}),
        # A township's project, and the ledger of another county's village that paid for it.
        ({"project_events": f"{_EVENT}X2,1,start,2018-05-01,"}, {FAR, BESIDE}),
        ({"officials": BATCH["officials"].replace(f",{NEAR},", ",439900001,")}, set()),
        ({"divisions": "code,name,parent\n439900001,新镇,439900"}, {NEAR, BESIDE}),
        ({"programmes": BATCH["programmes"].replace("elderly", "poverty")}, {NEAR, FAR}),
        ({"people": f"id_number,name,village,household\n{FARMER},赵小满,{BESIDE},1"},
         {NEAR, BESIDE}),
        ({"withdrawals": "file,key,reason\npayments,D1|2,记错"}, {NEAR, FAR}),
        ({"receipts": f"voucher_no,village,line,id_number,name,amount\nv1,{NEAR},2,,吴大田,300"},
         {NEAR}),
        ({"accounts": "code,name,direction,group\nA2,办公,expense,办公"}, set()),
        ({"relations": f"id_number,relative,kind\n{FARMER},{NEIGHBOUR},sibling"}, set()),
    ],
)  # fmt: skip
def test_what_a_batch_concerns_is_published_and_nothing_more_is_to_be_found(
    desk: Desk, tables: dict[str, str], changed: set[str]
) -> None:
    desk.publishes()
    desk.brings(**tables)
    assert set(desk.publishes().changed) >= changed
    assert desk.publishes(everything=True).changed == []


@pytest.mark.parametrize(
    "happens",
    [
        lambda: Outcome.objects.create(
            division_id=NEAR, no="1", kind="ledger", title="一", found_on="2018-11-01"
        ),
        lambda: Office.objects.create(
            code="C", name="县纪委", level="county", division="439900", telephone="12388"
        ),
    ],
)
def test_what_changes_in_place_is_found(desk: Desk, happens: Callable[[], Any]) -> None:
    desk.publishes()
    happens()
    assert desk.publishes().changed
    assert desk.publishes(everything=True).changed == []


def test_nothing_new_looks_at_nothing(desk: Desk) -> None:
    assert desk.publishes().looked_at == 3
    again = desk.publishes()
    assert (again.looked_at, again.villages, again.signed) == (0, 3, False)


def test_another_program_looks_at_everything(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.publishes()
    monkeypatch.setattr(touched, "_program", lambda: "another")
    assert desk.publishes().looked_at == 3


def test_every_table_that_is_published_is_watched(desk: Desk) -> None:
    read: set[str] = set()

    def listen(execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("SELECT"):
            read.update(re.findall(r'(?:FROM|JOIN) "(\w+)"', sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        desk.publishes()
    watched = {table.model._meta.db_table for table in TABLES.values()}
    watched |= {"batches_change", "batches_batch", "matching_outcome", "matching_finding"}
    watched |= {"reports_office", "privacy_look", "privacy_ruling"}
    signed_each_time = {"reports_reply", "carrier_carried", "software_version"}
    signed_each_time |= {"software_system"}
    counted_each_time = {"matching_rulerun", "matching_decision"}
    own = {name for name in read if name.startswith(("publish_", "public_", "trace_"))}
    own |= {"privacy_blacktext"}  # what it blacked out, for the data desk
    assert read - watched - signed_each_time - counted_each_time - own == set()


def test_what_was_dropped_stays_for_two_publications(desk: Desk) -> None:
    desk.publishes()
    first = desk.feeds_files()
    kept = []
    for amount in ("1.00", "2.00", "3.00", "4.00"):
        desk.brings(payments=f"{_PAID}D1,1,P1,{FARMER},赵小满,{NEAR},{amount},2018-07-04,paid")
        desk.publishes()
        kept.append(first <= desk.feeds_files())
    assert kept == [True, True, False, False]


def test_a_pack_that_was_lost_comes_back_with_the_next_full_look(desk: Desk) -> None:
    desk.publishes()
    for pack in (desk.feed / "packs").iterdir():
        pack.unlink()
    assert desk.publishes().changed == []
    assert set(desk.publishes(everything=True).changed) == {NEAR, BESIDE, FAR}


@pytest.mark.usefixtures("desk")
def test_roots_are_computed_beforehand(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert commands.roots(["--workers", "1"]) == commands.OK
    assert commands.roots(["--workers", "1"]) == commands.OK
    # The farmer lives in one county and is paid in another, whose salt is its own.
    assert capsys.readouterr().out.split() == ["3", "0"]
    assert roots.fill() == 3  # no other people than these
