"""Told anew for what a batch touched, a rule finds what it finds when it runs as a whole."""

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest

from province.matching import accounts, touched
from province.matching.answers import answers
from province.matching.changes import Changes, enough
from province.matching.duck import Duck, rows_of
from province.matching.layout import Manifest, Sets, SetState
from province.matching.rule import Rule, load_all
from province.matching.sets import SETS
from tests.synthetic.score import AS_OF

RULES: Final = tuple(rule for rule in load_all() if "payments" in rule.sets)
# P (0) and M (1) share a household; G (2), O (3) and A to D (4 to 7) live elsewhere.
PEOPLE: Final = ("杨小妹", "李大山", "王小河", "张官人", "赵一", "钱二", "孙三", "周四")
HOMES: Final = ("1", "1", "2", "3", "4", "5", "6", "7")
VILLAGE: Final = "439900001001"
# What stood there before, what a batch changes, and whose rows it holds.
TIES: Final = {
    "a guardian takes the name of the account's holder": (
        ("INSERT INTO payments SELECT * FROM paid(0, 'x', '王大江');"
        "INSERT INTO guardians SELECT number(0), number(2), NULL, NULL"),
        "UPDATE people SET name = '王大江' WHERE person = number(2)",
        Changes({2}), "B03",
    ),
    "somebody of that name leaves the household": (
        "INSERT INTO payments SELECT * FROM paid(0, 'x', '李大山')",
        "UPDATE people SET household = 'far' WHERE person = number(1)",
        Changes({1}, {f"{VILLAGE}-1", "far"}), "B03",
    ),
    "a cadre is none any more": (
        ("INSERT INTO officials SELECT number(3), '村主任', '张官人', '', '439900001001',"
        " 'village', DATE '2010-01-01', NULL;"
        "INSERT INTO relations SELECT number(3), number(0), 'spouse';"
        "INSERT INTO payments SELECT * FROM paid(0, 'x', '杨小妹')"),
        "DELETE FROM officials",
        Changes({3}), "P02",
    ),
    "a cadre has another account": (
        ("INSERT INTO officials SELECT number(3), '村主任', '张官人', '', '439900001001',"
        " 'village', DATE '2010-01-01', NULL;"
        "UPDATE people SET account = 'x' WHERE person = number(3);"
        "INSERT INTO payments SELECT * FROM paid(0, 'x', '杨小妹')"),
        "UPDATE people SET account = 'y' WHERE person = number(3)",
        Changes({3}, accounts={"x", "y"}), "B04",
    ),
    "one of four households is no longer paid into an account": (
        "INSERT INTO payments SELECT p.* FROM range(4, 8) r(n), LATERAL paid(r.n, 'x', '某某') p",
        "DELETE FROM payments WHERE person = number(4)",
        Changes({4}), "B01",
    ),
    "another household is paid into an account of four": (
        "INSERT INTO payments SELECT p.* FROM range(4, 8) r(n), LATERAL paid(r.n, 'x', '某某') p",
        "INSERT INTO payments SELECT * FROM paid(0, 'x', '某某')",
        Changes({0}), "B01",
    ),
    "what was paid out of an allotment is paid back": (
        ("INSERT INTO allotments SELECT 'a', 'D', 'N1', 'P', '4399', '439900', 90000,"
        " DATE '2018-01-01'; INSERT INTO payments SELECT * FROM paid(0, 'x', '杨小妹');"
        "INSERT INTO payments SELECT * FROM paid(4, 'z', '赵一');"
        "UPDATE payments SET allotment_no = 'N1'"),
        "UPDATE payments SET status = 'returned' WHERE person = number(4)",
        Changes({4}, allotments={"N1"}), "T01",
    ),
}  # fmt: skip


@pytest.mark.parametrize("tie", TIES)
def test_a_batch_reaches_along_every_tie(tmp_path: Path, tie: str) -> None:
    first, then, changes, concerned = TIES[tie]
    with duckdb.connect(":memory:") as duck:
        _village(duck)
        duck.execute(first)
        before = _sets(duck, tmp_path / "before", 1)
        duck.execute(then)
        after = _sets(duck, tmp_path / "after", 2)
    persons = {_number(place) for place in changes.persons}
    changes = replace(changes, persons=persons)
    accounts.keep(tmp_path / "accounts", before, {})
    pairs = accounts.known(tmp_path / "accounts").values()
    part = touched.cut(after, changes, pairs, list(SETS), tmp_path / "touched")
    told, subjects = set(part.persons()), set(part.subjects())
    duck_ = Duck(tmp_path / "spill")
    for rule in RULES:
        assert enough(rule, changes, accounts=True)

        def found(sets: Sets, where: str = "true", rule: Rule = rule) -> dict[Any, Any]:
            files = answers(duck_, rule, sets, AS_OF, tmp_path / "answers")
            with rows_of(files, where) as rows:
                return {row[0]: row for row in rows.fetchall()}

        was, expected = found(before), found(after)
        if rule.id == concerned:
            assert was != expected
        still = {
            subject: row
            for subject, row in was.items()
            if row[2] not in told and not (rule.ties and subject in subjects)
        }
        assert still | found(part.sets, part.told) == expected, rule.id
    duck_.close()


def _number(place: int) -> int:
    return 43990019600101000 + place


def _village(duck: duckdb.DuckDBPyConnection) -> None:
    """Make the sets, the people, and a function for a payment."""
    for of in SETS.values():
        columns = ", ".join(f'"{column.name}" {column.type}' for column in of.columns)
        duck.execute(f"CREATE TABLE {of.name} ({columns})")
    duck.execute(f"CREATE MACRO number(place) AS {_number(0)} + place")
    for place, (name, home) in enumerate(zip(PEOPLE, HOMES, strict=True)):
        duck.execute(
            "INSERT INTO people VALUES (number(?), ?, ?, ?, '1960-01-01', NULL, NULL, ?)",
            [place, name, VILLAGE, f"{VILLAGE}-{home}", f"own{place}"],
        )
    duck.execute(
        "INSERT INTO programmes (code, name, category, unit, frequency, other_conditions) "
        "VALUES ('P', '补助', 'poverty', 0, 'monthly', false)"
    )
    duck.execute(
        f"CREATE MACRO paid(place, card, holder) AS TABLE SELECT concat('k', place) AS key, "  # noqa: S608
        f"'P' AS programme, number(place) AS person, (SELECT name FROM people "
        f"WHERE people.person = number(place)) AS name, '{VILLAGE}' AS village, "
        "10000 AS amount, DATE '2018-06-01' AS paid_on, 'paid' AS status, card AS account, "
        "holder AS account_name, '' AS allotment_no, 24221 AS month, 1000 AS quantity, '' AS grade"
    )


def _sets(duck: duckdb.DuckDBPyConnection, folder: Path, batch: int) -> Sets:
    for name in SETS:
        (folder / name).mkdir(parents=True)
        duck.execute(f"COPY {name} TO '{folder}/{name}/0.parquet' (FORMAT parquet)")
    state = SetState(1, "made")
    return Sets(folder, Manifest(1, batch, dict.fromkeys(SETS, state)))
