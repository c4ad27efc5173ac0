"""`scripts/matching`: measures, keeps what was measured, and writes docs/matching-figures.md.

What is kept stands by part and by the number of payments (of findings, for the pages); measuring
again takes its place.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from province.matching import layout
from province.matching.rule import load_all
from tests.bench import findings, matching, matching_paper
from tests.bench.where import where
from tests.synthetic.score import scores


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for, then write the document from all that was measured so far."""
    parser = argparse.ArgumentParser(prog="scripts/matching", description=__doc__)
    known = (*PARTS, PAGES)
    parser.add_argument("parts", nargs="*", default=known, metavar="|".join(known))
    parser.add_argument("--set", type=Path, action="append", default=[], help="a folder of sets")
    parser.add_argument("--most", type=float, metavar="S", help="seconds for Polars, and for Spark")
    parser.add_argument("--figures", type=Path, default=Path("docs/matching-figures.json"))
    parser.add_argument("--document", type=Path, default=Path("docs/matching-figures.md"))
    options = parser.parse_args(argv)
    figures: dict[str, Any] = {}
    if options.figures.exists():
        figures = json.loads(options.figures.read_text())

    def keep(part: str, size: int, measure: Callable[[], dict[str, Any]]) -> None:
        print(f"{part}: {size:,}", file=sys.stderr)
        before = os.getloadavg()[0]
        figures.setdefault(part, {})[str(size)] = measure() | where() | {"load_before": before}
        options.figures.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n")

    for part in options.parts:
        for folder in options.set if part in PARTS else ():
            payments = layout.read(folder).manifest.sets["payments"].rows
            keep(part, payments, partial(PARTS[part], folder, options))
    if PAGES in options.parts:
        with tempfile.TemporaryDirectory() as folder:
            keep(PAGES, findings.MANY, partial(findings.pages, Path(folder)))
    options.document.write_text(matching_paper.document(figures), encoding="utf-8")
    return 0


def _all(folder: Path, _options: argparse.Namespace) -> dict[str, Any]:
    return asdict(matching.timed("duckdb", folder))


def _bare(folder: Path, _options: argparse.Namespace) -> dict[str, Any]:
    """Run ours and the compiled SQL alone, one after the other."""
    return {engine: asdict(matching.timed(engine, folder)) for engine in ("duckdb", "bare")}


def _beside(folder: Path, options: argparse.Namespace) -> dict[str, Any]:
    """Run five rules by all three engines, one after the other."""
    ours = matching.timed("duckdb", folder, *matching.FIVE)
    found = {"duckdb": asdict(ours)}
    for engine in ("polars", "spark"):
        theirs = matching.timed(engine, folder, *matching.FIVE, most=options.most)
        matching.same(ours, theirs)
        found[engine] = asdict(theirs)
    return found


def _changed(folder: Path, _options: argparse.Namespace) -> dict[str, Any]:
    return dict(findings.changed(folder))


def _score(folder: Path, _options: argparse.Namespace) -> dict[str, Any]:
    with tempfile.TemporaryDirectory(dir=folder) as work:
        found = scores(layout.read(folder), load_all(), Path(work))
        return {"rules": [asdict(one) for one in found]}


PAGES = "pages"
PARTS: dict[str, Callable[[Path, argparse.Namespace], dict[str, Any]]] = {
    "all": _all,
    "bare": _bare,
    "beside": _beside,
    "changed": _changed,
    "score": _score,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
