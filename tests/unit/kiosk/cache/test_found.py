import json

from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home
from protocol.pack import Pack
from tests.simulators.rows import block, voucher

V = "439900001001"


def _pack(*blocks: object, seq: int = 1, since: int | None = None) -> Pack:
    return Pack(1, V, seq, since, "2018-11-20T08:00:00+08:00", blocks)  # type: ignore[arg-type]


def test_what_was_found_and_what_was_put_right(writer: Writer, reader: Reader) -> None:
    writer.apply(
        _pack(
            block(
                "vouchers",
                voucher(1),
                voucher(2, withdrawn_on="2018-06-01", withdrawn_reason="记错"),
                voucher(3),
            ),
            block("projects", {"id": "p1", "name": "水塘", "withdrawn_on": "2017-05-05"}),
            block(
                "changes",
                {"id": "c1", "record": voucher(1)["id"], "happened_on": "2018-07-01",
                 "reason": "金额", "was": json.dumps({"amount": 5})},
                {"id": "c2", "record": voucher(1)["id"], "happened_on": "2018-08-01",
                 "reason": "又改", "was": "{}"},
            ),
            block(
                "outcomes",
                {"id": "o1", "found_on": "2018-11-06", "state": "open", "recovered": None},
                {"id": "o2", "found_on": "2018-09-18", "settled_on": "2018-10-26",
                 "state": "settled", "title": "燃油", "result": "退了", "recovered": 234000,
                 "record": "p1", "kind": "subsidy"},
                {"id": "o3", "found_on": "2017-02-03", "settled_on": "2017-03-01",
                 "state": "settled", "title": "旧", "recovered": None, "record": "gone"},
            ),
        )
    )  # fmt: skip
    found = reader.found(V, "2018")
    assert [(one.id, one.settled, one.recovered) for one in found.outcomes] == [
        ("o2", True, 234000),
        ("o1", False, None),
    ]
    assert [(one.record, one.on, one.reason, one.withdrawn) for one in found.corrected] == [
        (voucher(1)["id"], "2018-08-01", "又改", False),
        (voucher(2)["id"], "2018-06-01", "记错", True),
    ]
    every = reader.found(V)
    assert [one.kind for one in every.outcomes] == ["project", "", ""]
    assert [one.kind for one in every.corrected] == ["voucher", "voucher", "project"]
    year = reader.figures(V, "2018")
    assert (year.settled, year.under_check, year.corrected) == (1, 1, 2)


def test_a_mirror_without_the_table_gets_it_and_keeps_its_rows(home: Home, reader: Reader) -> None:
    with Writer(home) as writer:
        writer.apply(_pack(block("vouchers", voucher(1))))
        writer._mirror.execute("DROP TABLE outcomes")
        writer._mirror.execute("PRAGMA user_version = 1")
    with Writer(home) as writer:
        assert not writer.rebuilt
        assert writer.applied(V) == 1
        assert reader.found(V).outcomes == ()
        writer.apply(
            _pack(
                block("outcomes", {"id": "o", "state": "open", "recovered": None}), seq=2, since=1
            )
        )
    assert len(reader.found(V).outcomes) == 1
    assert reader.years(V) == ("2018",)
