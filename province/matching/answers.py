"""One rule's answers: a Parquet file for each part it has to look at. `run` and the bench ask."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from province.matching.layout import Sets
    from province.matching.rule import Rule


class Engine(Protocol):
    """What runs a rule's SQL over Parquet."""

    name: str

    def answer(self, rule: Rule, as_of: date, sets: Sets, part: int | None, into: Path) -> None:
        """Run a rule over one part, or over all, and write what it finds to a Parquet file."""

    def close(self) -> None:
        """Let go of everything."""


def parts(rule: Rule, sets: Sets) -> list[int | None]:
    """Return the parts that a rule takes one by one; [None] for all at once."""
    if rule.whole or "payments" not in rule.sets or sets.manifest.parts <= 1:
        return [None]
    return list(range(sets.manifest.parts))


def answers(engine: Engine, rule: Rule, sets: Sets, as_of: date, folder: Path) -> list[Path]:
    """Run a rule and return its files, in a folder made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    files = []
    for part in parts(rule, sets):
        file = folder / f"{part or 0}.parquet"
        engine.answer(rule, as_of, sets, part, file)
        files.append(file)
    return files
