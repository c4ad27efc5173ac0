"""scripts/faults [SCENE ...] [--every N] [--keep FOLDER]: everything, and docs/faults.md from it.

Rows of each scene are kept in FOLDER, so that the table can be made of scenes that ran apart; a
thinned run stands beside a whole one.
"""

import argparse
import json
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.where import commit
from tests.faults import others, page
from tests.faults.play import PROGRAMME, Row, whole
from tests.faults.rounds import ROOT, theatre
from tests.faults.stage import Stage
from tests.simulators.web import Site, serving


def main() -> int:
    """Return 1 if anything did not hold."""
    words = argparse.ArgumentParser(prog="scripts/faults")
    words.add_argument("scenes", nargs="*", choices=[*PROGRAMME, "others", []])
    words.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "faults-kept")
    words.add_argument("--every", type=int, default=1, help="try each N-th point only")
    asked = words.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    for name in asked.scenes or [*PROGRAMME, "others"]:
        began = time.monotonic()
        rows: list[Row] = []
        thinned = f"@{asked.every}" if asked.every > 1 and name != "others" else ""
        # Kept row by row: a run that is stopped has tried what it has tried.
        for row in others.run() if name == "others" else _played(name, asked.every):
            rows.append(row)
            sys.stdout.write(f"{name}: {row.fault}: {row.points}, {row.failed or 'held'}\n")
            kept = {"seconds": round(time.monotonic() - began), "commit": commit(), "rows": rows}
            (asked.keep / f"{name}{thinned}.json").write_text(json.dumps(kept, ensure_ascii=False))
    parts = {
        kept.stem: _read(kept)
        for name in (*PROGRAMME, "others")
        for kept in sorted(asked.keep.glob(f"{name}*.json"))
    }
    (ROOT / "docs" / "faults.md").write_text(page.page(parts, platform.release()))
    return int(any(row.failed for part in parts.values() for row in part["rows"]))


def _played(name: str, every: int) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as folder, serving(Site()) as site:
        scene = Stage(site, Path(folder) / "stage").scenes[name]
        with theatre(site, Path(folder) / "play") as opened:
            yield from whole(opened, scene, every)


def _read(kept: Path) -> dict[str, Any]:
    part: dict[str, Any] = json.loads(kept.read_text())
    return part | {"rows": [Row(*row) for row in part["rows"]]}


if __name__ == "__main__":
    sys.exit(main())
