"""`scripts/bench [NAME ...] [--json FILE]`: measure, print a table, and say what is not met."""

import argparse
import dataclasses
import json
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    devices,
    feed,
    findings,
    handwriting,
    matching,
    mirror,
    office_pages,
    postgres,
    publication,
    screen,
    scrolling,
    taps,
    township,
)
from tests.bench.row import Row

BENCHES: dict[str, Callable[[Path], Row]] = {
    "first_frame": screen.first_frame,
    "ui_memory": screen.memory,
    "ui_peak": screen.peak,
    "tap": taps.answered,
    "ledger_scroll": scrolling.ledger,
    "lookup": mirror.lookup,
    "apply_village": mirror.apply_village,
    "apply_township": mirror.apply_township,
    "idle_poll": feed.idle_poll,
    "changed_village": feed.changed_village,
    "sync_memory": feed.memory,
    "township_memory": township.memory,
    "idle_cpu": township.idle,
    "handwriting": handwriting.reading,
    "devices_cpu": devices.waiting,
    "devices_memory": devices.memory,
    "card_noticed": devices.noticed,
    "match_all": matching.whole,
    "match_cpu": matching.processor,
    "match_overhead": matching.overhead,
    "match_memory": matching.memory,
    "match_polars": matching.polars,
    "match_spark": matching.spark,
    "match_changed": findings.incremental,
    "intake": postgres.intake,
    "intake_dummies": postgres.intake_dummies,
    "import_payments": postgres.import_payments,
    "import_memory": postgres.import_memory,
    "publish_village": publication.one_village,
    "findings_page": findings.page,
    "office_pages": office_pages.pages,
}


def main() -> int:
    """Run the named benchmarks, or all; the exit status says only whether they ran."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHES))
    parser.add_argument("--json", type=Path, metavar="FILE")
    wanted = parser.parse_args()
    if unknown := set(wanted.names) - set(BENCHES):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    rows: list[Row] = []
    for name in wanted.names or BENCHES:
        print(f"{name} ...", end="\r", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="mingjing-bench-") as folder:
            row = BENCHES[name](Path(folder))
        rows.append(row)
        limit = f"{row.limit:.4g}" if row.limit is not None else "-"
        ratio = f"{row.ratio:.2f}" if row.ratio is not None else "-"
        met = {True: "met", False: "NOT MET", None: ""}[row.met]
        print(
            f"{row.name:16} {row.value:10.4g} {row.unit:9} limit {limit:>8} "
            f"ratio {ratio:>6}  goal {row.goal:20} {met}",
            flush=True,
        )
    if wanted.json:
        wanted.json.write_text(json.dumps([dataclasses.asdict(row) for row in rows], indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
