"""What batches touched: whose findings a rule has to tell anew, and whose rows it reads for that.

`run` asks it. Told anew are the persons whose rows came, changed or went; their households, as
they are and as they were; those whose guardian or relative they are; who is paid into an account
of theirs; and the accounts that all these are paid into. Read are the rows of these and of whoever
a rule compares them with. A rule that looks across households says by which of these ties
(`rule.TIES`); one that looks further runs again as a whole.
"""

from __future__ import annotations

import shutil
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from province.matching.duck import bounded
from province.matching.layout import Manifest, Sets, table
from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from province.matching.changes import Changes

_ALWAYS: Final = ("people", "guardians", "relations", "payments", "allotments")
_HIGHEST: Final = 10**17


@dataclass(frozen=True)
class Part:
    """The rows that are read, and whose findings they tell."""

    sets: Sets

    @property
    def told(self) -> str:
        """The condition that a row of a rule's answer is told anew: others are not whole here."""
        folder = self.sets.folder
        return (
            f"(person IN (SELECT person FROM '{folder}/told.parquet') "  # noqa: S608 - our own path
            f"OR subject IN (SELECT subject FROM '{folder}/subjects.parquet'))"
        )

    @property
    def pairs(self) -> Path:
        """The file of accounts and of who is paid into them, for whom it is told."""
        return self.sets.folder / "pairs.parquet"

    def persons(self) -> list[int]:
        """Return whose findings are told anew."""
        return self._listed("person", "told")

    def subjects(self) -> list[str]:
        """Return the subjects that are nobody's and are told anew: accounts and allotments."""
        return self._listed("subject", "subjects")

    def _listed(self, column: str, file: str) -> list[Any]:
        with duckdb.connect(":memory:") as duck:
            rows = duck.execute(
                f"SELECT {column} FROM '{self.sets.folder}/{file}.parquet' ORDER BY 1"  # noqa: S608
            )
            return [value for (value,) in rows.fetchall()]


def cut(
    sets: Sets, changes: Changes, pairs: Iterable[Path], names: Iterable[str], folder: Path
) -> Part:
    """Write the rows that tell anew what changes touched to a folder of their own.

    Args:
        sets: everything, as it is now.
        changes: since the run before.
        pairs: who was paid into which account until then (`accounts`).
        names: the sets that are needed.
        folder: where to; made anew.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    needed = {*names, *_ALWAYS}.intersection(sets.manifest.sets)
    with bounded() as duck:
        for name in _ALWAYS:
            _open(duck, name, [str(path) for path in sets.files(name, None)])
        _open(duck, "earlier", [str(path) for path in pairs], "account VARCHAR, person BIGINT")
        _take(duck, "changed", "person", changes.persons, pa.int64())
        _take(duck, "homes", "household", changes.households, pa.string())
        _take(duck, "cards", "account", changes.accounts, pa.string())
        _take(duck, "lots", "allotment_no", changes.allotments, pa.string())
        for statement in _REACH:
            duck.execute(statement)
        duck.execute(f"COPY told TO '{folder}/told.parquet' (FORMAT parquet)")
        duck.execute(f"COPY subjects TO '{folder}/subjects.parquet' (FORMAT parquet)")
        duck.execute(f"COPY fresh TO '{folder}/pairs.parquet' (FORMAT parquet)")
        rows = duck.execute("SELECT person FROM needed ORDER BY person").fetchall()
        persons = [person for (person,) in rows]
        for name in needed:
            _write(duck, sets, name, persons, folder)
    states = {name: sets.manifest.sets[name] for name in needed}
    return Part(Sets(folder, Manifest(1, sets.manifest.batch, states)))


_REACH: Final = (
    "CREATE TABLE homely AS SELECT person, household, account FROM people",
    # Whose findings are told anew.
    """CREATE TABLE told AS
    SELECT person FROM changed
    UNION SELECT m.person FROM homely m WHERE m.household IN (
      SELECT a.household FROM homely a WHERE a.person IN (SELECT person FROM changed)
      UNION ALL SELECT household FROM homes)
    UNION SELECT g.person FROM guardians g WHERE g.guardian IN (SELECT person FROM changed)
    UNION SELECT r.relative FROM relations r WHERE r.person IN (SELECT person FROM changed)
    UNION SELECT e.person FROM earlier e WHERE e.account IN (
      SELECT a.account FROM homely a
      WHERE a.account <> '' AND a.person IN (SELECT person FROM changed)
      UNION ALL SELECT account FROM cards)""",
    "DELETE FROM told WHERE person IS NULL",
    # The accounts that they are or were paid into.
    """CREATE TABLE fresh AS SELECT DISTINCT account, person FROM payments
    WHERE account <> '' AND person IN (SELECT person FROM told)""",
    """CREATE TABLE their_accounts AS SELECT account FROM fresh
    UNION SELECT account FROM earlier WHERE person IN (SELECT person FROM told)""",
    """CREATE TABLE subjects AS SELECT account AS subject FROM their_accounts
    UNION ALL SELECT concat('allotment|', key) FROM allotments
    WHERE allotment_no IN (SELECT allotment_no FROM lots)""",
    # Whose rows are read beside theirs: of who shares an account no more than their own.
    """CREATE TABLE payees AS SELECT person FROM told
    UNION SELECT person FROM earlier WHERE account IN (SELECT account FROM their_accounts)""",
    """CREATE TABLE needed AS SELECT person FROM payees
    UNION SELECT m.person FROM homely m WHERE m.household IN (
      SELECT a.household FROM homely a WHERE a.person IN (SELECT person FROM told))
    UNION SELECT g.guardian FROM guardians g WHERE g.person IN (SELECT person FROM payees)
    UNION SELECT r.person FROM relations r WHERE r.relative IN (SELECT person FROM told)
    UNION SELECT a.person FROM homely a WHERE a.account IN (SELECT account FROM their_accounts)""",
    "DELETE FROM needed WHERE person IS NULL",
)


def _open(
    duck: duckdb.DuckDBPyConnection, name: str, files: Sequence[str], columns: str = ""
) -> None:
    """Make files readable as a view; none, as an empty table of a set's columns."""
    if files:
        duck.execute(f"CREATE VIEW {name} AS FROM {table(files)}")
        return
    columns = columns or ", ".join(f'"{c.name}" {c.type}' for c in SETS[name].columns)
    duck.execute(f"CREATE TABLE {name} ({columns})")


def _take(
    duck: duckdb.DuckDBPyConnection, name: str, column: str, values: Collection[Any], of: Any
) -> None:
    duck.register("taken", pa.table({column: pa.array(sorted(values), of)}))
    duck.execute(f"CREATE TABLE {name} AS SELECT * FROM taken")  # noqa: S608
    duck.unregister("taken")


def _write(
    duck: duckdb.DuckDBPyConnection, sets: Sets, name: str, persons: Sequence[int], folder: Path
) -> None:
    target = folder / name
    if not SETS[name].of_persons:
        target.symlink_to(sets.folder.resolve() / name)
        return
    target.mkdir()
    selects = [_of_the_needed(sets.files(name, None), persons)]
    if name == "payments":
        # What was paid out of the same allotments, whoever got it.
        selects.append(
            "SELECT * FROM payments WHERE allotment_no IN (SELECT allotment_no FROM lots) "
            "AND NOT coalesce(person IN (SELECT person FROM needed), false)"
        )
    for number, select in enumerate(selects):
        duck.execute(f"COPY ({select}) TO '{target}/{number}.parquet' (FORMAT parquet)")


def _of_the_needed(files: Sequence[str], needed: Sequence[int]) -> str:
    """Return a SELECT of their rows that reads no more of the files than may hold any.

    The files lie by person (`export`), and most of those who are needed are neighbours.
    """
    spans = [(file, *span) for file in files for span in _spans(file, needed)]
    if not spans:
        return f"SELECT * FROM read_parquet('{files[0]}') WHERE false"  # noqa: S608
    return " UNION ALL ".join(
        f"SELECT * FROM read_parquet('{file}') WHERE person BETWEEN {low} AND {high} "  # noqa: S608
        "AND person IN (SELECT person FROM needed)"
        for file, low, high in spans
    )


def _spans(file: str, needed: Sequence[int]) -> list[tuple[int, int]]:
    """Return from whom to whom a file's groups of rows go that may hold somebody needed."""
    told = pq.read_metadata(file)
    column = told.schema.names.index("person")
    groups = []
    for number in range(told.num_row_groups):
        known = told.row_group(number).column(column).statistics
        if known is None or not known.has_min_max:
            return [(0, _HIGHEST)]  # it may be anybody
        at = bisect_left(needed, known.min)
        hit = at < len(needed) and needed[at] <= known.max
        groups.append((known.min, known.max, hit))
    spans: list[tuple[int, int]] = []
    beside = False
    for low, high, hit in sorted(groups):
        if hit and spans and (beside or low <= spans[-1][1]):
            spans[-1] = spans[-1][0], max(high, spans[-1][1])
        elif hit:
            spans.append((low, high))
        beside = hit
    return spans
