"""Matching on a synthetic province: our engine, the bare SQL, Polars, Spark; growth and memory.

Made once in `MINGJING_BENCH_PROVINCE` (a folder), of `MINGJING_BENCH_PAYMENTS` payments, and kept.
Each engine runs in a process of its own, so that its memory is its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from province.matching import layout
from tests.bench.row import Row, against, under
from tests.synthetic.province import make

FIVE = ("D01", "M02", "B03", "E03", "T01")
_SMALL = 1_000_000
_PAYMENTS = 50_000_000  # for which the goal is said
_MOST_S = 180


def overhead(folder: Path) -> Row:
    """Seconds for all 28 rules by our engine, against the same compiled SQL without it."""
    ours, bare = _timed("duckdb", folder), _timed("bare", folder)
    return against("match_overhead", ours["seconds"], "s", bare["seconds"], 1.1)


def memory(folder: Path) -> Row:
    """The most memory that the process of all 28 rules ever held."""
    return under("match_memory", _timed("duckdb", folder)["megabytes"], "MB", 2048)


def whole(folder: Path) -> Row:
    """Seconds for all 28 rules; the goal is for 50,000,000 payments."""
    return under("match_all", _timed("duckdb", folder)["seconds"], "s", _MOST_S)


def processor(folder: Path) -> Row:
    """Processor seconds for all 28 rules: says on a busy machine whether two cores had the time."""
    found = _timed("duckdb", folder)
    payments = layout.read(province(folder)).manifest.sets["payments"].rows
    return under("match_cpu", found["processor"], "s", 2 * _MOST_S * payments / _PAYMENTS)


def polars(folder: Path) -> Row:
    """Seconds for five rules by our engine, against Polars with the same results."""
    return _beside("polars", folder)


def spark(folder: Path) -> Row:
    """Seconds for five rules by our engine, against Spark in local mode."""
    return _beside("spark", folder)


def _beside(other: str, folder: Path) -> Row:
    ours, theirs = _timed("duckdb", folder, *FIVE), _timed(other, folder, *FIVE)
    if ours["found"] != theirs["found"]:
        raise AssertionError(f"{other}: {theirs['found']} instead of {ours['found']}")
    return against(f"match_{other}", ours["seconds"], "s", theirs["seconds"], 1.0)


def _timed(engine: str, folder: Path, *rules: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.matching", engine, str(province(folder)), *rules]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def province(folder: Path) -> Path:
    """Return the folder of the synthetic province, made if it is not there."""
    named = os.environ.get("MINGJING_BENCH_PROVINCE")
    place = Path(named) if named else folder / "province"
    if not (place / "manifest.json").exists():
        make(place, int(os.environ.get("MINGJING_BENCH_PAYMENTS", _SMALL)), 1)
    return place


def main(engine: str, place: Path, ids: list[str]) -> None:
    """Run rules with one engine; print seconds, findings and memory as JSON."""
    from province.matching.rule import chosen, load_all
    from tests.bench.matching_engines import ENGINES

    rules = chosen(load_all(), ids)
    with tempfile.TemporaryDirectory(dir=place) as work:
        seconds, found = ENGINES[engine](layout.read(place), rules, Path(work))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    result = {
        "seconds": seconds,
        "processor": time.process_time(),
        "found": found,
        "megabytes": int(peak) / 1024,
    }
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
