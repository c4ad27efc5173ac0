"""Matching on a synthetic province: our engine, the bare SQL, Polars, Spark; time and memory.

Made once in `MINGJING_BENCH_PROVINCE` (a folder), of `MINGJING_BENCH_PAYMENTS` payments, and kept.
Each engine runs in a process of its own, so that its memory is its own. `scripts/matching` keeps
what it measures here in docs/matching-figures.md.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from province.matching import layout
from tests.bench.row import Row, against, under
from tests.synthetic.province import make

FIVE = ("D01", "M02", "B03", "E03", "T01")
_SMALL = 1_000_000
_PAYMENTS = 50_000_000  # for which the goal is said
_MOST_S = 180


@dataclass(frozen=True)
class Ran:
    """What one engine took, rule by rule; `ended` is False where it was stopped before its end."""

    seconds: dict[str, float]
    processor: dict[str, float]
    found: dict[str, int]
    megabytes: float
    ended: bool

    @property
    def whole(self) -> float:
        """Seconds for all rules."""
        return sum(self.seconds.values())


def overhead(folder: Path) -> Row:
    """Seconds for all 28 rules by our engine, against the same compiled SQL without it."""
    ours, bare = (timed(engine, province(folder)) for engine in ("duckdb", "bare"))
    return against("match_overhead", ours.whole, "s", bare.whole, 1.1)


def memory(folder: Path) -> Row:
    """The most memory that the process of all 28 rules ever held."""
    return under("match_memory", timed("duckdb", province(folder)).megabytes, "MB", 2048)


def whole(folder: Path) -> Row:
    """Seconds for all 28 rules; the goal is for 50,000,000 payments."""
    return under("match_all", timed("duckdb", province(folder)).whole, "s", _MOST_S)


def processor(folder: Path) -> Row:
    """Processor seconds for all 28 rules: says on a busy machine whether two cores had the time."""
    place = province(folder)
    took = sum(timed("duckdb", place).processor.values())
    payments = layout.read(place).manifest.sets["payments"].rows
    return under("match_cpu", took, "s", 2 * _MOST_S * payments / _PAYMENTS)


def polars(folder: Path) -> Row:
    """Seconds for five rules by our engine, against Polars with the same results."""
    return _beside("polars", province(folder))


def spark(folder: Path) -> Row:
    """Seconds for five rules by our engine, against Spark in local mode."""
    return _beside("spark", province(folder))


def _beside(other: str, place: Path) -> Row:
    ours, theirs = timed("duckdb", place, *FIVE), timed(other, place, *FIVE)
    same(ours, theirs)
    return against(f"match_{other}", ours.whole, "s", theirs.whole, 1.0)


def same(ours: Ran, theirs: Ran) -> None:
    """Hold that two engines found as much with every rule that both ended.

    Raises:
        AssertionError: they did not.
    """
    wrong = {
        rule: (count, ours.found[rule])
        for rule, count in theirs.found.items()
        if count != ours.found[rule]
    }
    if wrong:
        raise AssertionError(f"found, and ours: {wrong}")


def timed(engine: str, place: Path, *rules: str, most: float | None = None) -> Ran:
    """Run rules with one engine in a process of its own.

    Args:
        engine: one of `matching_engines.ENGINES`.
        place: the folder of sets.
        rules: their ids; all, if none is named.
        most: seconds after which it is stopped; what ended until then counts.
    """
    command = [sys.executable, "-m", "tests.bench.matching", engine, str(place), *rules]
    with tempfile.TemporaryFile("w+") as told:
        try:
            subprocess.run(command, stdout=told, check=True, timeout=most)
            ended = True
        except subprocess.TimeoutExpired:
            ended = False
        told.seek(0)
        return _read(told, ended=ended)


def _read(told: TextIO, *, ended: bool) -> Ran:
    lines: list[dict[str, Any]] = [json.loads(line) for line in told]
    return Ran(
        {one["rule"]: one["seconds"] for one in lines},
        {one["rule"]: one["processor"] for one in lines},
        {one["rule"]: one["found"] for one in lines},
        lines[-1]["megabytes"] if lines else 0.0,
        ended,
    )


def province(folder: Path) -> Path:
    """Return the folder of the synthetic province, made if it is not there."""
    named = os.environ.get("MINGJING_BENCH_PROVINCE")
    place = Path(named) if named else folder / "province"
    if not (place / "manifest.json").exists():
        make(place, int(os.environ.get("MINGJING_BENCH_PAYMENTS", _SMALL)), 1)
    return place


def main(engine: str, place: Path, ids: list[str]) -> None:
    """Run rules with one engine; print a line of JSON for each as it ends."""
    from province.matching.rule import chosen, load_all
    from tests.bench.matching_engines import ENGINES

    rules = chosen(load_all(), ids)
    with (
        tempfile.TemporaryDirectory(dir=place) as work,
        ENGINES[engine](layout.read(place), rules, Path(work)) as ask,
    ):
        for rule in rules:
            began, before = time.perf_counter(), time.process_time()
            found = ask(rule)
            told = {
                "rule": rule.id,
                "seconds": time.perf_counter() - began,
                "processor": time.process_time() - before,
                "found": found,
                "megabytes": _peak(),
            }
            print(json.dumps(told), flush=True)
            print(f"{engine} {rule.id} {told['seconds']:.1f} s", file=sys.stderr)


def _peak() -> float:
    """Return the most memory, in MB, that this process ever held."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
