import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.cache.errors import MirrorDamaged, MirrorFromTheFuture, MirrorMissing
from kiosk.cache.front import front
from kiosk.cache.opening import SCHEMA
from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.model import LedgerFilter
from protocol import index, offices
from protocol.enrolment import Village
from protocol.pack import Pack, blocks
from tests.simulators.rows import block, facts, voucher

V = "439900001001"
ROOT = Path(__file__).parents[4]


@pytest.fixture
def filled(writer: Writer) -> Writer:
    catalogue = index.Catalogue(
        1,
        (index.Programme("dibao", "低保", "低保", "民政", "x", "b", "e", "s", "monthly", "1"),),
        (
            index.Account("501", "维修", "expense", "公益工程"),
            index.Account("401", "拨款", "income", "上级补助"),
        ),
        {"start": "开工"},
        "https://example.cn/r",
    )
    writer.enrol([Village(V, "三塘村", b"k" * 32)])
    writer.put_catalogue(catalogue, index.write(catalogue))
    writer.apply(
        Pack(1, V, 1, None, "2026-02-01T08:00:00+08:00", (
            facts(town="清水镇", county="示例县", data_date="2018-11-20"),
            block("vouchers", *(voucher(n) for n in range(10)),
                voucher(20, direction="income", account="401", amount=9000, date="2018-03-01"),
                voucher(21, date="2017-10-28", project="p1", amount=5_000_000),
                voucher(22, withdrawn_on="2018-06-01", withdrawn_reason="记错", amount=77),
                voucher(23, account="999", amount=5)),
            block("receipts",
                *({"id": f"r{n}", "voucher": "v000000000000001", "line": str(n), "name": "王*",
                   "amount": 30000} for n in (1, 10, 2))),
            block("attachments",
                {"id": "x", "owner": "v000000000000001", "sha256": "a" * 64, "position": 2},
                {"id": "y", "owner": "v000000000000001", "sha256": "b" * 64, "position": 1}),
            block("projects",
                {"id": "p1", "code": "X-1", "name": "滩上水塘", "starts_on": "2017-09-01",
                 "ends_on": "2017-12-01", "budget": 4_000_000, "paid_amount": 5_000_000,
                 "estimate": None},
                {"id": "p2", "code": "X-1-01", "parent": "X-1", "name": "护坡"},
                {"id": "p3", "code": "Y", "name": "路灯", "accepted_on": "2018-02-02"},
                {"id": "p4", "code": "Z", "name": "撤回的", "starts_on": "2017-01-01",
                 "withdrawn_on": "2017-05-05"}),
            block("events",
                {"id": "e1", "project": "p3", "seq": 1, "step": "start",
                 "happened_on": "2018-01-02", "present": 30, "amount": None,
                 "document": "决1"},
                {"id": "e2", "project": "p3", "seq": 2, "step": "odd",
                 "happened_on": "2018-02-02", "amount": 10}),
            block("bids",
                {"id": "b1", "project": "p1", "bidder": "甲", "price": 3, "rank": "2"},
                {"id": "b2", "project": "p1", "bidder": "乙", "price": 2, "rank": "1"},
                {"id": "b3", "project": "p1", "bidder": "丙", "price": 1}),
            block("affairs",
                {"id": "a1", "no": "决1", "kind": "notice", "title": "旧",
                 "published_on": "2018-01-01"},
                {"id": "a2", "kind": "party", "title": "新", "published_on": "2018-02-01"}),
            block("changes",
                {"id": "c1", "record": "v000000000000001", "happened_on": "2018-07-01",
                 "reason": "金额", "was": json.dumps({"amount": 5, "summary": "旧"})},
                {"id": "c2", "record": "v000000000000001", "happened_on": "2018-08-01",
                 "reason": "又改", "was": "not json"}),
            block("totals",
                {"id": "t1", "year": "2018", "people": 9, "payments": 12, "amount": 340},
                {"id": "t2", "year": "2018", "people": -1, "payments": 1, "amount": -1}),
            next(blocks("bundles", [("bGxsbGxsbGxsbGxsbGxsbA==", "c2VhbGVk")])),
        ))
    )  # fmt: skip
    return writer


@pytest.mark.usefixtures("filled")
def test_a_village_in_figures(reader: Reader) -> None:
    (village,) = reader.villages()
    assert (village.name, village.town, village.county) == ("三塘村", "清水镇", "示例县")
    assert (village.applied_seq, village.data_date) == (1, "2018-11-20")
    assert reader.years(V) == ("2018", "2017")
    year = reader.figures(V, "2018")
    assert (year.income, year.expense, year.vouchers) == (9000, 5505, 12)
    assert year.income_by_group == (("上级补助", 9000),)
    assert year.expense_by_group == (("公益工程", 5500), ("其他", 5))
    assert (year.subsidy_payments, year.subsidy_amount) == (12, 340)
    assert (year.projects, year.projects_accepted, year.projects_late) == (1, 1, 0)
    assert year.corrected == 2
    before = reader.figures(V, "2017")
    assert (before.projects, before.projects_late, before.projects_over_budget) == (1, 1, 1)
    assert reader.figures(V, "1999").vouchers == 0


@pytest.mark.usefixtures("filled")
def test_the_ledger_is_filtered_ordered_and_summed(reader: Reader) -> None:
    page = reader.vouchers(V, LedgerFilter(year="2018"), 0, 3)
    assert (page.total, page.amount, len(page.rows)) == (12, 5505, 3)
    assert [r.date for r in page.rows] == sorted((r.date for r in page.rows), reverse=True)
    assert page.rows[0].withdrawn_reason == ""
    beyond = reader.vouchers(V, LedgerFilter(year="2018"), 11, 3)
    assert len(beyond.rows) == 1
    assert reader.vouchers(V, LedgerFilter(direction=""), 0, 99).total == 14
    assert reader.vouchers(V, LedgerFilter(group="其他"), 0, 9).total == 1
    dearest = reader.vouchers(V, LedgerFilter(order="amount"), 0, 1).rows[0]
    assert (dearest.amount, dearest.project_name) == (5_000_000, "滩上水塘")
    withdrawn = reader.voucher("v000000000000022")
    assert withdrawn is not None
    assert withdrawn.row.withdrawn_reason == "记错"


@pytest.mark.usefixtures("filled")
def test_a_voucher_with_all_that_hangs_on_it(reader: Reader) -> None:
    detail = reader.voucher("v000000000000001")
    assert detail is not None
    assert (detail.row.signers, detail.row.pictures) == (3, 2)
    assert [receipt.line for receipt in detail.receipts] == ["1", "2", "10"]
    assert [picture.id for picture in detail.pictures] == ["y", "x"]
    assert not detail.pictures[0].here
    assert detail.changes[0].was == {"": "not json"}
    assert detail.changes[1].was == {"amount": "5", "summary": "旧"}
    assert reader.voucher("none") is None


@pytest.mark.usefixtures("filled")
def test_projects_with_their_parts_steps_and_bids(reader: Reader) -> None:
    assert [project.id for project in reader.projects(V)] == ["p3", "p1"]
    assert [project.id for project in reader.projects(V, "2018")] == ["p3"]
    detail = reader.project("p1")
    assert detail is not None
    assert [part.name for part in detail.parts] == ["护坡"]
    assert [bid.bidder for bid in detail.bids] == ["乙", "甲", "丙"]
    assert [v.amount for v in detail.vouchers] == [5_000_000]
    assert (detail.row.estimate, detail.row.approved_budget) == (None, None)
    lamp = reader.project("p3")
    assert lamp is not None
    assert [(e.step_name, e.present, e.amount) for e in lamp.events] == [
        ("开工", 30, None),
        ("odd", None, 10),
    ]
    assert reader.project("none") is None


@pytest.mark.usefixtures("filled")
def test_affairs_programmes_and_bundles(reader: Reader) -> None:
    assert [affair.id for affair in reader.affairs(V)] == ["a2", "a1"]
    assert [affair.id for affair in reader.affairs(V, "notice")] == ["a1"]
    assert [affair.id for affair in reader.affairs(V, offset=1, limit=1)] == ["a1"]
    found = reader.affair("a1")
    assert found is not None
    assert found.title == "旧"
    assert reader.affair("none") is None
    decided = reader.decided("a1")
    assert decided is not None
    assert decided.row.id == "p3"
    assert reader.decided("a2") is None
    assert [change.reason for change in reader.changes(V, "v000000000000001")] == ["又改", "金额"]
    assert reader.changes(V, "a1") == ()
    assert reader.programmes()["dibao"].department == "民政"
    assert reader.bundle([b"x" * 16, b"l" * 16]) == (b"l" * 16, b"sealed")
    assert reader.bundle([]) is None
    kinds = [reader.record_kind(i) for i in ("v000000000000001", "p1", "a1", "none")]
    assert kinds == ["voucher", "project", "affair", ""]


def test_shared_documents(reader: Reader, filled: Writer) -> None:
    assert reader.phone_page() == "https://example.cn/r"
    assert reader.offices() is None
    assert reader.reply("439900", "ab") is None
    replies = index.Replies(1, "439900", {"ab": b"sealed"})
    filled.put_document("replies.439900", index.write(replies))
    assert reader.reply("439900", "ab") == b"sealed"
    listed = offices.Offices(1, (offices.IntakeKey("1", bytes(32), ""),), ())
    filled.put_document("offices.json", offices.write(listed))
    assert reader.offices() == listed
    filled.put_document("offices.json", b"{}")
    with pytest.raises(MirrorDamaged):
        reader.offices()


def test_without_a_catalogue(reader: Reader, writer: Writer) -> None:
    events = block("events", {"id": "e", "project": "p", "step": "start"})
    writer.apply(Pack(1, V, 1, None, "x", (block("projects", {"id": "p", "code": "c"}), events)))
    assert reader.phone_page() == ""
    detail = reader.project("p")
    assert detail is not None
    assert detail.events[0].step_name == "start"
    writer.put_document("catalogue.json", b"{}")
    again = reader.project("p")
    assert again is not None
    assert again.events[0].step_name == "start"


def test_data_version_moves_with_every_change_and_rebuild(
    reader: Reader, filled: Writer, home: Home
) -> None:
    first = reader.data_version()
    assert reader.data_version() == first
    filled.apply(Pack(1, V, 2, 1, "x", ()))
    second = reader.data_version()
    assert second > first
    filled.close()
    home.mirror.with_name("mirror.db-wal").unlink()
    home.mirror.write_bytes(b"damaged" * 1000)
    with Writer(home) as rebuilt:
        rebuilt.apply(Pack(1, V, 1, None, "x", (facts(name="新"),)))
        assert reader.data_version() > second
        assert reader.villages()[0].name == "新"


def test_before_the_first_sync(reader: Reader, home: Home) -> None:
    assert front(home) is None
    with pytest.raises(MirrorMissing):
        reader.villages()
    with Writer(home) as writer:
        writer.enrol([Village(V, "三塘村", b"")])
        assert front(home) is None
        assert reader.villages()[0].issued == ""
        assert reader.years(V) == ()


def test_what_cannot_be_read_has_a_name(home: Home, reader: Reader) -> None:
    home.mirror.parent.mkdir(parents=True)
    home.mirror.write_bytes(b"not a database" * 500)
    with pytest.raises(MirrorDamaged):
        reader.villages()
    with pytest.raises(MirrorDamaged):
        front(home)
    for version, error in ((99, MirrorFromTheFuture), (0, MirrorMissing)):
        home.mirror.unlink()
        with sqlite3.connect(home.mirror) as made:
            made.execute("CREATE TABLE t (x)")
            made.execute(f"PRAGMA user_version = {version}")
            made.execute(f"PRAGMA application_id = {version}")
        made.close()
        with pytest.raises(error):
            reader.villages()
    assert front(home) is None


def test_a_mirror_that_breaks_under_a_reader(home: Home, reader: Reader, filled: Writer) -> None:
    filled.apply(
        Pack(1, V, 2, 1, "x", (block("vouchers", *(voucher(n) for n in range(100, 3000))),))
    )
    filled.close()
    assert reader.record_kind("p1") == "project"
    with home.mirror.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * (home.mirror.stat().st_size - 4096))
    with pytest.raises(MirrorDamaged):
        reader.vouchers(V, LedgerFilter(), 0, 10)
    with pytest.raises(MirrorDamaged):
        reader.figures(V, "2018")
    with pytest.raises(MirrorDamaged):
        front(home)


def test_tables_that_are_missing(home: Home, reader: Reader) -> None:
    home.mirror.parent.mkdir(parents=True)
    with sqlite3.connect(home.mirror) as made:
        made.execute(f"PRAGMA user_version = {SCHEMA}")
        made.execute("CREATE TABLE t (x)")
    made.close()
    with pytest.raises(MirrorMissing):
        reader.villages()
    with pytest.raises(MirrorMissing):
        reader.affair("a1")
    with pytest.raises(MirrorMissing):
        front(home)


def test_the_reader_cannot_write(reader: Reader, filled: Writer) -> None:
    reader.villages()
    with pytest.raises(sqlite3.OperationalError):
        reader._opened().execute("DELETE FROM vouchers")
    assert filled.applied(V) == 1


def test_front_needs_no_sqlalchemy(filled: Writer, home: Home) -> None:
    found = front(home)
    assert found is not None
    assert (found[0].name, found[1].year, found[1].expense) == ("三塘村", "2018", 5505)
    program = (
        "import sys; from pathlib import Path; from kiosk.cache.front import front;"
        "from kiosk.config import Home; assert front(Home(Path(sys.argv[1])));"
        "assert not {'sqlalchemy', 'cryptography', 'zstandard'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, home.root], cwd=ROOT, check=True)
    assert filled.applied(V) == 1


def test_a_copied_mirror_with_a_wal_that_nobody_can_fold_in(
    filled: Writer, home: Home, tmp_path: Path
) -> None:
    copy = Home(tmp_path / "copy")
    shutil.copytree(home.mirror.parent, copy.mirror.parent)
    reader = Reader(copy)
    assert reader.villages()[0].applied_seq == 1
    reader.close()
    reader.close()
    assert filled.applied(V) == 1
