import sqlite3
import stat

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cache.errors import BaseNeeded, OldPack
from kiosk.cache.schema import METADATA, MIRRORED
from kiosk.cache.writer import Writer
from kiosk.config import Home
from protocol.enrolment import Village
from protocol.index import Account, Catalogue, Programme
from protocol.index import write as encode
from protocol.pack import TABLES, Block, Pack, blocks
from tests.simulators.rows import block, facts, voucher

V, W = "439900001001", "439900001002"


def _pack(seq: int, since: int | None, *parts: Block, village: str = V) -> Pack:
    pack = Pack(1, village, seq, since, "2026-02-01T08:00:00+08:00", parts)
    return msgspec.json.decode(msgspec.json.encode(pack), type=Pack)


def _content(writer: Writer) -> dict[str, list[tuple[object, ...]]]:
    return {
        table: writer._mirror.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
        for table in MIRRORED
    }


def test_a_base_replaces_a_village_and_touches_no_other(writer: Writer) -> None:
    writer.apply(_pack(1, None, block("vouchers", voucher(1), voucher(2))))
    writer.apply(_pack(1, None, facts(name="二"), village=W))
    writer.apply(_pack(7, None, block("vouchers", voucher(3))))
    content = _content(writer)
    assert [row[1] for row in content["vouchers"]] == ["v000000000000003"]
    assert len(content["facts"]) == 1
    assert (writer.applied(V), writer.applied(W), writer.applied("0")) == (7, 1, None)


def test_an_equal_or_lower_sequence_is_refused_for_ever(writer: Writer, home: Home) -> None:
    writer.apply(_pack(5, None, block("vouchers", voucher(1))))
    before = _content(writer)
    for old in (_pack(5, None), _pack(4, None), _pack(5, 5), _pack(3, 2)):
        with pytest.raises(OldPack):
            writer.apply(old)
    writer.close()
    with Writer(home) as again:
        assert _content(again) == before
        with pytest.raises(OldPack):
            again.apply(_pack(5, None))


def test_a_gap_asks_for_a_base(writer: Writer) -> None:
    with pytest.raises(BaseNeeded):
        writer.apply(_pack(2, 1))
    writer.apply(_pack(1, None))
    with pytest.raises(BaseNeeded):
        writer.apply(_pack(3, 2))
    assert writer.applied(V) == 1


def test_a_pack_goes_in_whole_or_not_at_all(writer: Writer) -> None:
    writer.apply(_pack(1, None, block("vouchers", voucher(1))))
    before = _content(writer)
    broken = Block(table="vouchers", columns=("id", "amount"), data=(["x"], [{}]))
    with pytest.raises(sqlite3.Error):
        writer.apply(_pack(2, 1, block("vouchers", voucher(2)), broken))
    assert (_content(writer), writer.applied(V)) == (before, 1)


def test_bundles_are_bytes(writer: Writer) -> None:
    bundle = next(blocks("bundles", [(b"l" * 16, b"sealed"), (b"m" * 16, b"other")]))
    writer.apply(_pack(1, None, bundle))
    assert _content(writer)["bundles"] == [(V, b"l" * 16, b"sealed"), (V, b"m" * 16, b"other")]
    gone = msgspec.json.decode(msgspec.json.encode(b"l" * 16))
    writer.apply(_pack(2, 1, Block("bundles", delete=(gone,))))
    assert [row[1] for row in _content(writer)["bundles"]] == [b"m" * 16]


def test_columns_that_a_pack_leaves_out_are_empty(writer: Writer) -> None:
    part = Block(table="projects", columns=("id", "name"), data=(["p"], ["塘"]))
    writer.apply(_pack(1, None, part))
    (row,) = _content(writer)["projects"]
    names = dict(zip(("village", *TABLES["projects"]), row, strict=True))
    assert (names["name"], names["place"], names["budget"]) == ("塘", "", None)


def test_documents_are_news_once(writer: Writer) -> None:
    assert writer.put_document("offices.json", b"{}")
    assert not writer.put_document("offices.json", b"{}")
    assert writer.put_document("offices.json", b"{ }")
    assert writer.document("offices.json") == b"{ }"
    assert writer.document("none") is None
    programme = Programme("a", "低保", "低保", "民政", "subsistence", "b", "c", "d", "monthly", "1")
    account = Account("501", "维修", "expense", "公益工程")
    for programmes in ((programme,), ()):
        catalogue = Catalogue(1, programmes, (account,), {}, "")
        assert writer.put_catalogue(catalogue, encode(catalogue))
        assert not writer.put_catalogue(catalogue, encode(catalogue))
    assert writer._mirror.execute("SELECT count(*) FROM programmes").fetchone() == (0,)


def test_enrolment_orders_and_renames(writer: Writer) -> None:
    writer.enrol([Village(W, "二", b""), Village(V, "一", b"")])
    writer.apply(_pack(1, None, block("vouchers", voucher(1))))
    writer.enrol([Village(V, "新一", b""), Village(W, "二", b"")])
    assert [(row.code, row.name, row.applied_seq) for row in writer.villages()] == [
        (V, "新一", 1),
        (W, "二", 0),
    ]
    writer.enrol([Village(W, "二", b"")])
    assert _content(writer)["vouchers"] == []


@pytest.mark.parametrize("damage", [b"not a database at all" * 300, b""])
def test_what_is_no_mirror_is_made_anew(home: Home, damage: bytes) -> None:
    home.mirror.parent.mkdir(parents=True)
    home.mirror.write_bytes(damage)
    with Writer(home) as writer:
        assert writer.rebuilt is bool(damage)
        writer.apply(_pack(1, None))


def test_a_mirror_of_another_program_is_made_anew(home: Home) -> None:
    with Writer(home) as writer:
        writer._mirror.execute("PRAGMA user_version = 99")
    with Writer(home) as writer:
        assert writer.rebuilt
    with Writer(home) as writer:
        assert not writer.rebuilt


def test_what_the_screen_asks_for_is_what_was_made(writer: Writer) -> None:
    tables = {
        name: [
            (column, kind, bool(key))
            for _, column, kind, _, _, key in writer._mirror.execute(f"PRAGMA table_info({name})")
        ]
        for name in METADATA.tables
    }
    assert tables == {
        name: [(one.name, str(one.type), one.primary_key) for one in table.columns]
        for name, table in METADATA.tables.items()
    }
    compact = writer._mirror.execute("SELECT name FROM pragma_table_list WHERE wr").fetchall()
    assert {name for (name,) in compact} == {"facts", "receipts", "fundings", "totals"}


def test_the_group_may_use_the_folder(home: Home) -> None:
    with Writer(home) as writer:
        writer.apply(_pack(1, None))
        assert stat.S_IMODE(home.mirror.parent.stat().st_mode) == 0o2770
        for path in home.mirror.parent.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_a_missing_right_is_no_damage(home: Home) -> None:
    home.mirror.mkdir(parents=True)
    with pytest.raises(sqlite3.OperationalError):
        Writer(home)


_ROWS = st.dictionaries(st.integers(0, 12), st.integers(1, 9), max_size=8)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(states=st.lists(_ROWS, min_size=1, max_size=6), begin=st.integers(0, 5))
def test_any_chain_of_deltas_leads_to_what_the_newest_base_holds(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[int, int]], begin: int
) -> None:
    def rows(state: dict[int, int]) -> tuple[Block, ...]:
        made = [voucher(n, amount=amount) for n, amount in state.items()]
        return (block("vouchers", *made),) if made else ()

    folder = tmp_path_factory.mktemp("chain")
    begin = min(begin, len(states) - 1)
    with Writer(Home(folder / "a")) as one, Writer(Home(folder / "b")) as other:
        one.apply(_pack(begin + 1, None, *rows(states[begin])))
        for seq in range(begin + 1, len(states)):
            old, new = states[seq - 1], states[seq]
            gone = tuple(f"v{n:015d}" for n in old.keys() - new.keys())
            changed = {n: new[n] for n in new if old.get(n) != new[n]}
            deleted = (Block("vouchers", delete=gone),) if gone else ()
            one.apply(_pack(seq + 1, seq, *deleted, *rows(changed)))
        other.apply(_pack(len(states), None, *rows(states[-1])))
        assert _content(one) == _content(other)
