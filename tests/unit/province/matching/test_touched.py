"""Told anew for what a batch touched, a rule finds what it finds when it runs as a whole."""

import random
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest

from province.matching import accounts, touched
from province.matching.answers import answers
from province.matching.duck import Duck, rows_of
from province.matching.layout import Manifest, Sets
from province.matching.rule import Rule, load_all
from province.matching.sets import SETS
from province.matching.touched import Changes
from tests.synthetic.province import make
from tests.synthetic.score import AS_OF

RULES: Final = tuple(rule for rule in load_all() if "payments" in rule.sets)
PERSONS: Final = [name for name, of in SETS.items() if of.of_persons]
# What a batch may do to a row: it goes, or comes with another person, account, name or amount.
CHANGES: Final = {
    "payments": ("account = other.account", "person = other.person", "amount = amount * 3",
                 "status = 'returned'", "account_name = other.name", "allotment_no = 'x'"),
    "people": ("household = other.household", "name = other.name", "account = other.account"),
    "guardians": ("guardian = other.person",),
    "relations": ("relative = other.person",),
    "officials": ("person = other.person", "level = 'village'"),
    "rosters": ("person = other.person",),
    "deaths": ("person = other.person",),
    "houses": ("person = other.person",),
}  # fmt: skip


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Sets:
    return make(tmp_path_factory.mktemp("before"), 40_000, 3)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_a_batch_it_is_as_if_all_had_run(before: Sets, tmp_path: Path, seed: int) -> None:
    after, changes = _changed(before, tmp_path / "after", random.Random(seed))
    told = 0
    accounts.keep(tmp_path / "accounts", before, {})
    pairs = accounts.known(tmp_path / "accounts").values()
    names = {name for rule in RULES for name in rule.sets}
    part = touched.cut(after, changes, pairs, names, tmp_path / "touched")
    persons, subjects = set(part.persons()), set(part.subjects())
    assert 0 < len(persons) < 3_000
    duck = Duck(tmp_path / "spill")
    for rule in RULES:
        assert touched.enough(rule, changes, accounts=True)

        def found(sets: Sets, where: str = "true", rule: Rule = rule) -> dict[Any, Any]:
            files = answers(duck, rule, sets, AS_OF, tmp_path / "answers")
            with rows_of(files, where) as rows:
                return {row[0]: row for row in rows.fetchall()}

        still = {
            subject: row
            for subject, row in found(before).items()
            if row[2] not in persons and not (rule.ties and subject in subjects)
        }
        expected = found(after)
        told += expected != found(before)
        assert still | found(part.sets, part.told) == expected, rule.id
    duck.close()
    assert told >= 8  # rules of which something was to be told anew


class _Batch:
    """Rows of a set being changed, and what stood and stands in those that are."""

    def __init__(self, duck: duckdb.DuckDBPyConnection, chance: random.Random) -> None:
        self._duck, self._chance = duck, chance
        self.persons: set[int] = set()
        self.more: dict[str, set[str]] = {
            "household": set(),
            "account": set(),
            "allotment_no": set(),
        }

    def change(self, name: str, kind: str) -> None:
        """Change some rows in one way, or take them out."""
        (count,) = self._duck.execute("SELECT max(n) FROM rows").fetchall()[0]
        chosen = sorted(self._chance.sample(range(1, count + 1), min(60, count // 3)))
        of = ", ".join(map(str, chosen))
        self._note(of, name)
        if not kind:
            self._duck.execute(f"DELETE FROM rows WHERE n IN ({of})")  # noqa: S608
            return
        (people,) = self._duck.execute("SELECT count(*) FROM every").fetchall()[0]
        place = self._chance.randrange(people)
        self._duck.execute(
            f"UPDATE rows SET {kind} FROM (SELECT * FROM every OFFSET {place} LIMIT 1) AS other "  # noqa: S608
            f"WHERE n IN ({of})"
        )
        self._note(of, name)

    def _note(self, of: str, name: str) -> None:
        columns = {column.name for column in SETS[name].columns}
        for column in columns.intersection({"person", "guardian", "relative"}):
            self.persons |= self._values(column, of)
        if name in {"people", "payments"}:
            for column in columns.intersection(self.more):
                self.more[column] |= self._values(column, of)

    def _values(self, column: str, of: str) -> set[Any]:
        rows = self._duck.execute(f"SELECT {column} FROM rows WHERE n IN ({of})")  # noqa: S608
        return {value for (value,) in rows.fetchall() if value}


def _changed(before: Sets, folder: Path, chance: random.Random) -> tuple[Sets, Changes]:
    """Change some rows of each set; return the province then, and what was touched."""
    with duckdb.connect(":memory:") as duck:
        batch = _Batch(duck, chance)
        people = before.files("people", None)
        duck.execute(f"CREATE TABLE every AS SELECT * FROM read_parquet({people})")  # noqa: S608
        folder.mkdir()
        for name in before.manifest.sets:
            if name not in CHANGES:
                (folder / name).symlink_to(before.folder / name)
                continue
            duck.execute(
                f"CREATE TABLE rows AS SELECT row_number() OVER () AS n, * "  # noqa: S608
                f"FROM read_parquet({before.files(name, None)})"
            )
            for kind in (*CHANGES[name], ""):
                batch.change(name, kind)
            (folder / name).mkdir()
            duck.execute(
                "COPY (SELECT * EXCLUDE n FROM rows ORDER BY person) "  # noqa: S608
                f"TO '{folder}/{name}/0.parquet' (FORMAT parquet)"
            )
            duck.execute("DROP TABLE rows")
    state = Manifest(1, 2, before.manifest.sets)
    more = batch.more
    changes = Changes(batch.persons, more["household"], more["account"], more["allotment_no"])
    return Sets(folder, state), changes
