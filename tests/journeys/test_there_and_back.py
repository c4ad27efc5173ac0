"""From a department's batch to the mirror, and from a report to its answer: every part real.

The window has journeys of its own; here the ui's own functions are called without it, on a batch
that is not the demo.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from assets.demo.stage import Stage
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.ui.desk import Desk
from kiosk.ui.report import Taken, Words, leave_nothing, take
from protocol import enrolment as enrolments
from protocol import person, receipt
from tests.batches import small
from tests.robots.reporting import numbers

SAID = "三月十九日清沟的三百元，我没有收到，也没有签过字。"


@pytest.fixture(scope="module")
def stage(east_river: Stage) -> Stage:
    return east_river


@pytest.fixture(scope="module")
def address(stage: Stage) -> Iterator[str]:
    with stage.serving() as address:
        stage.set_up(address, [small.VILLAGE])
        stage.terminal("sync", "--once")
        yield address


@pytest.fixture
def home(stage: Stage, address: str) -> Home:
    assert address
    return Home(stage.root / "terminal")


@pytest.fixture
def reader(home: Home) -> Iterator[Reader]:
    reader = Reader(home)
    yield reader
    reader.close()


def looked_up(home: Home, reader: Reader, id_number: str) -> person.Bundle | None:
    terminal = enrolments.read(home.enrolment.read_bytes())
    root = person.root(id_number, terminal.county_salt)
    places = dict(person.locate(root, village.key) for village in terminal.villages)
    found = reader.bundle(list(places))
    return person.read(found[1], places[found[0]]) if found else None


def test_a_farmer_finds_two_payments_and_a_labour_sheet(home: Home, reader: Reader) -> None:
    bundle = looked_up(home, reader, small.FARMER)
    assert bundle is not None
    assert {(p.period[:4], p.amount, p.status) for p in bundle.payments} == {
        ("2017", 42_000, "paid"),
        ("2018", 44_150, "pending"),
    }
    assert {p.account_tail for p in bundle.payments} == {"1234"}
    assert [(s.summary, s.amount) for s in bundle.signed] == [("清沟用工", 30_000)]


def test_a_number_that_nobody_has_finds_nothing(home: Home, reader: Reader) -> None:
    assert looked_up(home, reader, small.NOBODY) is None


def test_the_ledger_shows_the_voucher_its_signers_and_its_picture(reader: Reader) -> None:
    (row,) = reader.vouchers(small.VILLAGE, LedgerFilter(year="2018"), 0, 10).rows
    detail = reader.voucher(row.id)
    assert detail is not None
    assert (row.amount, row.handler, row.approver) == (60_000, "孙树根", "周保田")
    assert [line.name for line in detail.receipts] == ["赵*满", "吴*田"]
    assert [picture.here for picture in detail.pictures] == [True]


def said(home: Home, reader: Reader, text: str = SAID) -> Taken:
    offices = reader.offices()
    assert offices is not None
    (row,) = reader.vouchers(small.VILLAGE, LedgerFilter(), 0, 10).rows
    words = Words(small.VILLAGE, row.id, "report", text, name="赵小满", telephone="13900000000")
    with closing(Desk(home)) as desk:
        return take(desk, offices, reader.phone_page(), words)


def answers(reader: Reader, code: receipt.Receipt) -> list[receipt.Reply]:
    unlocked = receipt.keys(code)
    found: list[receipt.Reply] = []
    while True:
        locator = receipt.reply_locator(unlocked.tag, len(found))
        sealed = reader.reply(small.COUNTY, locator)
        if sealed is None:
            return found
        found.append(receipt.open_reply(sealed, unlocked))


def delivered(stage: Stage, home: Home, reader: Reader) -> set[int]:
    """Let rounds pass until nothing waits any more; return the numbers of all that ever came."""
    offices = reader.offices()
    assert offices is not None
    leave_nothing(home, offices)
    stage.terminal("sync", "--once", "--rounds", "8")
    return numbers(stage, small.OFFICE[0])


def test_a_report_by_courier_and_by_terminal_arrives_once_and_is_answered(
    stage: Stage, address: str, home: Home, reader: Reader
) -> None:
    before = delivered(stage, home, reader)
    taken = said(home, reader)
    assert taken.kept
    for link in taken.links:
        reply = requests.get(address.rstrip("/") + urlsplit(link).path, timeout=20)
        assert reply.status_code == 200
    (report,) = delivered(stage, home, reader) - before

    opened = stage.office("open", small.OFFICE[0], report)
    assert SAID in opened
    assert small.VILLAGE in opened
    stage.office("register", small.OFFICE[0], report)
    stage.office("accept", small.OFFICE[0], report)
    stage.office("close", small.OFFICE[0], report, "--text", "已查清，三百元已退给您。")
    assert answers(reader, taken.receipt) == []
    stage.province("publish", "--replies")
    stage.terminal("sync", "--once")
    read = answers(reader, taken.receipt)
    assert read[0].status == "received"
    assert read[-1].text == "已查清，三百元已退给您。"
    assert read[-1].office == "另一县纪委监委"


def test_the_terminal_alone_delivers_too(stage: Stage, home: Home, reader: Reader) -> None:
    before = delivered(stage, home, reader)
    taken = said(home, reader, "只靠终端自己送。" * 60)
    assert taken.kept
    (report,) = delivered(stage, home, reader) - before
    assert "只靠终端自己送。" * 60 in stage.office("open", small.OFFICE[0], report)


def test_who_spoke_is_read_by_two_custodians_only(stage: Stage, home: Home, reader: Reader) -> None:
    before = delivered(stage, home, reader)
    said(home, reader)
    (report,) = delivered(stage, home, reader) - before
    both = ("--custodian", "first", "--custodian", "second")
    assert "赵小满" in stage.office("identity", small.OFFICE[0], report, *both)
    assert "赵小满" not in stage.office("open", small.OFFICE[0], report)


def test_the_province_hears_how_the_terminal_is(stage: Stage, address: str) -> None:
    assert address
    stage.terminal("sync", "--once")
    (entry,) = json.loads(stage.province("fleet", "list", "--json"))
    assert entry["silent_since"] is None
    assert entry["told"]["villages"][0]["village"] == small.VILLAGE
    assert entry["name"] in stage.province("fleet", "list")


def test_the_status_speaks_of_the_village_and_never_of_reports(stage: Stage, home: Home) -> None:
    assert home
    status = json.loads(stage.terminal("status", "--json"))
    assert small.VILLAGE in json.dumps(status)
    assert not {"outbox", "report", "cells", "receipt"} & set(status)


def secrets(taken: Taken) -> Iterator[str]:
    yield from (
        small.FARMER,
        "赵小满",
        SAID[:12],
        str(taken.receipt),
        receipt.spaced(taken.receipt),
    )


def test_no_file_of_the_terminal_holds_a_number_a_name_or_a_word(
    home: Home, reader: Reader
) -> None:
    import base64

    looked_up(home, reader, small.FARMER)
    taken = said(home, reader)
    files = [path for path in Path(home.root).rglob("*") if path.is_file()]
    assert len(files) > 5
    for path in files:
        held = path.read_bytes()
        for secret in secrets(taken):
            forms = [secret.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
            forms += [base64.b64encode(form)[2:-4] for form in forms[:1]]
            assert not any(form in held for form in forms), path.name
