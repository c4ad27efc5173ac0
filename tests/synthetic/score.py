"""Precision and recall of every rule on a labelled synthetic province."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

from province.matching.answers import answers
from province.matching.duck import Duck
from province.matching.layout import Sets
from province.matching.rule import Rule

AS_OF: Final = date(2018, 11, 20)
# What of a finding is compared with a label, where it is not the subject.
GRAIN: Final = {
    **dict.fromkeys(("P01", "P02", "A01", "A02", "A03", "M01", "B02", "B03", "B04"), "person"),
    "V02": "division || '|' || payee",
    "V03": "shared",
    "V07": "voucher",
}


@dataclass(frozen=True)
class Score:
    """How a rule did. `missed` are labels that it did not find."""

    rule: str
    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float | None:
        """Of what was found, how much is wrong in truth; None where no label says."""
        return self.right / self.found if self.found and self.labelled else None

    @property
    def recall(self) -> float | None:
        """Of what is wrong in truth, how much was found."""
        return self.right / self.labelled if self.labelled else None


def scores(sets: Sets, rules: Sequence[Rule], work: Path) -> Iterator[Score]:
    """Run rules over a synthetic province and yield a score each."""
    work.mkdir(parents=True, exist_ok=True)
    duck = Duck(work / "spill")
    labels = f"read_parquet('{sets.folder}/labels/*.parquet')"
    for rule in rules:
        files = [str(file) for file in answers(duck, rule, sets, AS_OF, work / rule.id)]
        yield _score(duck.connection, rule.id, files, labels)
    duck.close()


def _score(
    connection: duckdb.DuckDBPyConnection, rule: str, files: list[str], labels: str
) -> Score:
    grain = GRAIN.get(rule, "subject")
    row = connection.execute(
        f"WITH f AS (SELECT DISTINCT CAST({grain} AS VARCHAR) AS key FROM read_parquet(?)), "  # noqa: S608
        f"l AS (SELECT DISTINCT key FROM {labels} WHERE rule = ?) "
        "SELECT (SELECT count(*) FROM f JOIN l USING (key)), (SELECT count(*) FROM f), "
        "(SELECT count(*) FROM l)",
        [files, rule],
    ).fetchone()
    if row is None:
        raise AssertionError("count always answers")
    return Score(rule, *row)
