"""Matching: export what changed, run the rules that it concerns, keep what they find.

Each rule ends in a transaction of its own, so a run that was stopped goes on where it was: what
was done for the same text, sets and day is not done again. Called by `command`.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Protocol

from django.utils import timezone

from province.matching import accounts, changes, check, findings, touched
from province.matching.answers import answers
from province.matching.export import export
from province.matching.grammar import uses_day
from province.matching.models import RuleRun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from province.matching.answers import Engine
    from province.matching.changes import Changes
    from province.matching.layout import Manifest, Sets
    from province.matching.rule import Rule
    from province.matching.touched import Part

_MOST_TOUCHED: Final = 200_000  # beyond, running as a whole is as quick


class Progress(Protocol):
    """Who is told how far a run is."""

    def at(self, what: str, done: int, total: int) -> None:
        """Say what comes next, how much is done, of how much."""


@dataclass(frozen=True)
class Ran:
    """What became of one rule."""

    rule: Rule
    state: str  # done, not_run, unchanged
    reason: str
    found: int
    seconds: float
    persons: int | None = None  # how many it ran for; None: everybody


@dataclass(frozen=True)
class Wanted:
    """What is asked of a run."""

    rules: Sequence[Rule]
    as_of: date
    division: str = ""
    again: bool = False


def match(home: Path, wanted: Wanted, engine: Engine, progress: Progress) -> list[Ran]:
    """Run rules over the province as it is.

    Args:
        home: the platform's folder; `match/` below it is ours.
        wanted: rules, day, division.
        engine: DuckDB or Spark.
        progress: told how far it is.

    Returns:
        One for each rule, in their order.
    """
    folder = home / "match"
    names = {name for rule in wanted.rules for name in rule.sets}
    sets = export(
        folder / "sets", names, lambda name, done, of: progress.at(f"导出 {name}", done, of)
    )
    runner = _Runner(folder, sets, wanted, engine)
    results = []
    try:
        for done, rule in enumerate(wanted.rules):
            progress.at(f"{rule.id} {rule.title}", done, len(wanted.rules))
            results.append(runner.one(rule))
        runner.keep_accounts()
    finally:
        shutil.rmtree(folder / "touched", ignore_errors=True)  # it holds ID numbers
    return results


def missing(rule: Rule, manifest: Manifest, as_of: date) -> str:
    """Say which data set keeps a rule from running; nothing if none does."""
    for name, days in rule.sets.items():
        state = manifest.sets.get(name)
        if state is None or not state.rows:
            return f"{name} 没有数据"
        if state.wrong:
            return f"{name} {state.wrong}"
        # A county where nobody died for a while still handed its list in.
        reach = max(state.newest, state.imported)
        if days and reach and (as_of - date.fromisoformat(reach)).days > days:
            return f"{name} 超过 {days} 天没有更新（最新 {reach}）"
    return ""


class _Runner:
    def __init__(self, folder: Path, sets: Sets, wanted: Wanted, engine: Engine) -> None:
        self._folder, self._sets, self._wanted, self._engine = folder, sets, wanted, engine
        self._number = max(time.time_ns() // 1_000_000, 1)
        self._accounts = accounts.known(folder / "accounts")
        self._changes: dict[int, Changes] = {}  # by the batch after which they came
        self._parts: dict[int, Part] = {}
        self._faults: dict[str, str] = {}  # of sets' files
        self._ran: list[Rule] = []

    def one(self, rule: Rule) -> Ran:
        wanted = self._wanted
        last = RuleRun.objects.filter(rule=rule.id, division=wanted.division).first()
        reason = missing(rule, self._sets.manifest, wanted.as_of)
        if reason:
            return self._not_run(rule, last, reason)
        inputs = self._inputs(rule)
        done = last is not None and last.state == RuleRun.State.DONE and last.inputs == inputs
        if last is not None and done and not wanted.again:
            return Ran(rule, "unchanged", "", last.found, 0)
        if reason := next(filter(None, map(self._fault, rule.sets)), ""):
            return self._not_run(rule, last, reason)
        start = time.monotonic()
        part = self._part(rule, last)
        sets = part.sets if part else self._sets
        files = answers(self._engine, rule, sets, wanted.as_of, self._folder / "answers" / rule.id)
        found = findings.store(
            rule,
            files,
            run=self._number,
            today=wanted.as_of,
            division=wanted.division,
            part=part,
        )
        seconds = time.monotonic() - start
        self._ran.append(rule)
        self._keep(rule, RuleRun.State.DONE, "", found, seconds, inputs)
        return Ran(rule, "done", "", found, seconds, len(part.persons()) if part else None)

    def _not_run(self, rule: Rule, last: RuleRun | None, reason: str) -> Ran:
        """Say that a rule did not run; what it found before stands."""
        self._keep(rule, RuleRun.State.NOT_RUN, reason, last.found if last else 0, 0)
        return Ran(rule, "not_run", reason, 0, 0)

    def _fault(self, name: str) -> str:
        if name not in self._faults:
            self._faults[name] = check.fault(self._sets, name)
        return self._faults[name]

    def _part(self, rule: Rule, last: RuleRun | None) -> Part | None:
        """Return what batches touched since the last run, where running for that is enough."""
        wanted = self._wanted
        if (
            last is None
            or wanted.again
            or last.state != RuleRun.State.DONE
            or last.text != rule.digest
            or (uses_day(rule.query) and last.as_of != wanted.as_of)
        ):
            return None
        if last.batch not in self._changes:
            self._changes[last.batch] = changes.since(last.batch)
        these = self._changes[last.batch]
        if len(these.persons) > _MOST_TOUCHED or not changes.enough(
            rule, these, accounts=last.batch in self._accounts
        ):
            return None
        if last.batch not in self._parts:
            names = {name for each in wanted.rules if "payments" in each.sets for name in each.sets}
            self._parts[last.batch] = touched.cut(
                self._sets,
                these,
                self._accounts.values(),
                names,
                self._folder / "touched" / str(last.batch),
            )
        return self._parts[last.batch]

    def keep_accounts(self) -> None:
        """Keep what the next run of rules that look at accounts needs to know of this one."""
        if any("accounts" in rule.ties for rule in self._ran):
            accounts.keep(self._folder / "accounts", self._sets, self._parts)

    def _inputs(self, rule: Rule) -> str:
        contents = [(name, self._sets.manifest.sets[name].content) for name in sorted(rule.sets)]
        day = self._wanted.as_of.isoformat() if uses_day(rule.query) else ""
        return hashlib.sha256(repr((rule.digest, contents, day)).encode()).hexdigest()

    def _keep(  # noqa: PLR0913, PLR0917 - one row has so many columns
        self, rule: Rule, state: str, reason: str, found: int, seconds: float, inputs: str = ""
    ) -> None:
        RuleRun.objects.update_or_create(
            rule=rule.id,
            division=self._wanted.division,
            defaults={
                "inputs": inputs,
                "text": rule.digest,
                "as_of": self._wanted.as_of,
                "batch": self._sets.manifest.batch,
                "engine": self._engine.name,
                "state": state,
                "reason": reason,
                "found": found,
                "milliseconds": round(seconds * 1000),
                "ran_at": timezone.now(),
            },
        )
