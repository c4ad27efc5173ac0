"""An officer's list of 1,000,000 findings, and a run after 1 of 100 persons' payments changed."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from tests.bench.matching import province
from tests.bench.row import Row, against, under

_MANY = 1_000_000
_PAGES = 40
_TODAY = date(2018, 11, 20)


def page(folder: Path) -> Row:
    """The slowest page of an officer's list, first pages and deep ones, of 1,000,000 findings."""
    return under("findings_page", _asked("page", folder)["worst_ms"], "ms", 150)


def incremental(folder: Path) -> Row:
    """Seconds after a batch for 1 of 100 persons, against the whole run."""
    found = _asked("incremental", province(folder))
    return against("match_changed", found["changed"], "s", found["whole"], 0.05)


def _asked(what: str, folder: Path) -> dict[str, float]:
    environment = os.environ | {"MINGJING_PROVINCE_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "tests.bench.findings", what, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _pages() -> dict[str, float]:
    from django.db import connection, transaction

    from province.matching import findings, triage

    with connection.cursor() as cursor:  # how they came is not what is measured
        cursor.execute("PRAGMA synchronous=OFF")
    numbers = sorted(range(_MANY), key=lambda number: findings.identity("D01", str(number)))
    with transaction.atomic():
        findings._upsert(
            (
                findings.identity("D01", str(number)),
                "D01",
                str(number),
                f"4399{number % 20:02}{number % 9:03}{number % 15:03}",
                f"{number:018}",
                26_000,
                "2018-10-01",
                json.dumps({"name": "某某"}),
                number % 3 * 100 + 50,
                "2018-11-20",
                1,
            )
            for number in numbers
        )
    took = []
    for division in ("", "4399", "439903", "439903003"):
        last = None
        for _ in range(_PAGES // 4):
            begin = time.perf_counter()
            rows = triage.page(_TODAY, division, after=last)
            took.append((time.perf_counter() - begin) * 1000)
            last = rows[-1]
    return {"worst_ms": max(took), "median_ms": statistics.median(took)}


def _changed(folder: Path) -> dict[str, float]:
    from province.matching import layout, touched
    from province.matching.answers import answers
    from province.matching.duck import Duck
    from province.matching.rule import load_all

    sets = layout.read(folder)
    rules = load_all()
    with tempfile.TemporaryDirectory(dir=folder) as work:
        duck = Duck(Path(work) / "spill")
        begin = time.perf_counter()
        for rule in rules:
            answers(duck, rule, sets, _TODAY, Path(work) / "whole" / rule.id)
        whole = time.perf_counter() - begin
        persons = [
            row[0]
            for row in duck.connection.execute(
                "SELECT person FROM read_parquet(?) WHERE person % 100 = 7",
                [sets.files("people", None)],
            ).fetchall()
        ]
        begin = time.perf_counter()
        concerned = [rule for rule in rules if "payments" in rule.sets]
        names = {name for rule in concerned for name in rule.sets} | {"people"}
        part = touched.subset(sets, persons, names, Path(work) / "touched")
        for rule in concerned:
            of = sets if rule.whole else part
            answers(duck, rule, of, _TODAY, Path(work) / "changed" / rule.id)
        changed = time.perf_counter() - begin
        duck.close()
    return {"whole": whole, "changed": changed}


def main() -> None:
    """Measure in a process of its own; print JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    from province.database import prepare

    prepare()
    what, folder = sys.argv[1], Path(sys.argv[2])
    sys.stdout.write(json.dumps(_pages() if what == "page" else _changed(folder)))


if __name__ == "__main__":
    main()
