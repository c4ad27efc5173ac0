"""An officer's list of 1,000,000 findings, and a run after 1 of 100 villages' payments changed."""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.bench.matching import province
from tests.bench.row import Row, against, under

MANY = 1_000_000
_CHUNK = 50_000
_PAGES = 10
_PAGE = 25
_COMMON, _RARE = "439903", "439877"
_RULES = ("Q01", "V05", "M02", "D01", "T01", "B03", "V03", "A01", "P02", "E01", "V06", "B04")
_ASKED: tuple[dict[str, str], ...] = (
    {},
    {"division": _COMMON[:4]},
    {"division": _COMMON},
    {"division": _RARE},
    {"division": f"{_COMMON}001"},
    {"division": f"{_COMMON}001001"},
    {"rule": "B04"},
    {"division": _COMMON, "rule": "B04"},
    {"division": _COMMON, "which": "late"},
    {"division": _COMMON, "which": "decided"},
    {"officer": "wang"},
)
_OWN = 20  # of an office's officials have findings, the most urgent among them
_ASKED_BY_HEAD: tuple[dict[str, str], ...] = (
    {},
    {"rule": "B04"},
    {"rule": "P02"},
    {"which": "late"},
    {"which": "decided"},
    {"division": f"{_COMMON}001001"},
)
_TODAY = date(2018, 11, 20)
_BATCHES = {
    # What a department of one county hands in: one of a hundred villages, neighbours.
    "changed": "village IN (SELECT village FROM villages ORDER BY 1 "
    "LIMIT (SELECT ceil(count(*) / 100) FROM villages))",
    # As many, strewn over the province.
    "strewn": "person % 100 = 7",
}


def page(folder: Path) -> Row:
    """The slowest page of the office's list, as asked in every way, of 1,000,000 findings."""
    return under("findings_page", pages(folder)["worst_ms"], "ms", 150)


def pages(folder: Path) -> dict[str, Any]:
    """Return milliseconds for each way to ask for the list, and the worst of them."""
    return _asked("page", folder)


def incremental(folder: Path) -> Row:
    """Processor seconds after a batch for 1 of 100 villages, against the whole run."""
    found = changed(province(folder))
    sys.stderr.write(f"{json.dumps(found)}\n")
    return against("match_changed", found["changed"], "s", found["whole"], 0.05)


def changed(place: Path) -> dict[str, float]:
    """Return processor seconds of a run over a set, and of runs after a batch, step by step."""
    return _asked("incremental", place)


def _asked(what: str, folder: Path) -> dict[str, Any]:
    environment = os.environ | {"MINGJING_PROVINCE_HOME": str(folder / "home")}
    command = [sys.executable, "-m", "tests.bench.findings", what, str(folder)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _pages() -> dict[str, Any]:
    from province.matching.models import Finding

    _fill()
    head = _head()
    who = {"all": Finding.objects.all(), "head": Finding.objects.seen_by(head)}
    ways = {"all": _ASKED, "head": _ASKED_BY_HEAD}
    took = [_slowest(seen, asked) | {"who": name} for name, seen in who.items()
            for asked in ways[name]]  # fmt: skip
    return {"worst_ms": max(one["ms"] for one in took), "own": _OWN, "ways": took}


def _slowest(seen: Any, how: dict[str, str]) -> dict[str, Any]:
    """Return the milliseconds of the slowest of the first pages, each asked for twice."""
    from province.matching import listing

    asked = listing.Asked(**how)
    found, first = listing.listed(seen, asked, _TODAY), listing.indexed(asked, _TODAY)
    after, took, worked = None, [], []
    for _ in range(_PAGES):
        begin, before = time.perf_counter(), time.process_time()
        shown = listing.cases(found, after, _PAGE, first)
        worked.append((time.process_time() - before) * 1000)
        middle = time.perf_counter()
        listing.cases(found, after, _PAGE, first)
        # The machine has other work, too: the quicker of two.
        took.append(min(middle - begin, time.perf_counter() - middle) * 1000)
        if not shown:
            break
        after = listing.Place.of(shown[-1].lead)
    told = {"asked": how, "ms": max(took), "processor_ms": max(worked)}
    sys.stderr.write(f"{json.dumps(told)}, {len(took)} pages\n")
    sys.stderr.write("".join(f"    {line}\n" for line in _plan(found, first)))
    return told


def _head() -> Any:
    """Make the head of a county's office, of whose officials many have findings."""
    from province.matching.models import Finding
    from province.officers.models import Officer
    from province.officers.roles import Role
    from tests.simulators import offices

    if found := Officer.objects.first():
        return found
    offices.DIVISIONS["head"] = (_COMMON, "county")
    offices.offices()
    head = offices.officer("head", Role.HEAD, office="head")
    some = Finding.objects.filter(county=_COMMON, rule__in=_RULES[:4]).exclude(id_number="")
    for number in some.order_by("severity", "id").values_list("id_number", flat=True)[:_OWN]:
        offices.official(number, unit="head 纪委", division=_COMMON)
    return head


def _plan(found: Any, first: Any) -> list[str]:
    """Return how SQLite looks for a page, in its own words."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from province.matching import listing

    with CaptureQueriesContext(connection) as asked:
        listing.cases(found, None, _PAGE, first)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        return [row[3] for row in cursor.fetchall()]


def _fill() -> None:
    """Make a million findings: half in one county, a hundred in another, some of one person."""
    from django.db import connection, transaction

    from province.matching import findings
    from province.matching.models import Finding

    if Finding.objects.exists():  # by an earlier run in this folder
        return
    with connection.cursor() as cursor:  # how they came is not what is measured
        cursor.execute("PRAGMA synchronous=OFF")
        cursor.execute("PRAGMA cache_size=-600000")
    chance = random.Random(1)
    with transaction.atomic():
        for start in range(0, MANY, _CHUNK):
            findings._upsert(_row(number, chance) for number in range(start, start + _CHUNK))
    few = Finding.objects.filter(county=_COMMON).order_by("id").values("id")[:2_000]
    Finding.objects.filter(id__in=few).update(assigned_to="wang", due_on=_TODAY - timedelta(days=1))
    connection.close()  # with what it remembered


def _row(number: int, chance: random.Random) -> tuple[object, ...]:
    from province.matching.findings import identity

    # Rules are as unlike as in life: the first finds a third, the last a few hundred.
    nth = min(int(chance.expovariate(0.4)), len(_RULES) - 1)
    rule, base = _RULES[nth], nth % 3
    county = _COMMON if number % 2 else f"43{number % 12 + 1:02}{number % 10 + 10:02}"
    if number % 10_000 == 0:
        county = _RARE
    place = f"{county}{chance.randrange(20) + 1:03}{chance.randrange(15) + 1:03}"
    person = f"{chance.randrange(MANY):018}" if number % 50 else "1" * 18
    return (
        identity(rule, str(number)), rule, str(number), place, person if nth % 4 else "", 26_000,
        "2018-10-01", json.dumps({"name": "某某"}), base * 100 + 50, "2018-11-20", 1,
    )  # fmt: skip


def _changed(folder: Path) -> dict[str, float]:
    from province.matching import accounts, layout, touched
    from province.matching.answers import answers
    from province.matching.changes import Changes
    from province.matching.duck import Duck, rows_of
    from province.matching.rule import load_all

    sets = layout.read(folder)
    rules = [rule for rule in load_all() if "payments" in rule.sets]
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory(dir=folder) as work:
        duck = Duck(Path(work) / "spill")
        begin = time.process_time()
        for rule in load_all():
            answers(duck, rule, sets, _TODAY, Path(work) / "whole" / rule.id)
        told["whole"] = time.process_time() - begin
        begin = time.process_time()
        accounts.keep(Path(work) / "accounts", sets, {})
        told["accounts"] = time.process_time() - begin
        pairs = accounts.known(Path(work) / "accounts").values()
        duck.open(sets, ["payments"], None)
        duck.connection.execute("CREATE TABLE villages AS SELECT DISTINCT village FROM payments")
        for name, which in _BATCHES.items():
            duck.open(sets, ["payments"], None)
            persons, lots = duck.connection.execute(
                "SELECT list(DISTINCT person), "  # noqa: S608 - our own words
                "list(DISTINCT allotment_no) FILTER (allotment_no <> '') "
                f"FROM payments WHERE {which}"
            ).fetchall()[0]
            begin = time.process_time()
            changes = Changes(persons, allotments=lots or ())
            names = {name for rule in rules for name in rule.sets}
            part = touched.cut(sets, changes, pairs, names, Path(work) / "touched")
            middle = time.process_time()
            for rule in rules:
                into = Path(work) / "changed" / rule.id
                with rows_of(answers(duck, rule, part.sets, _TODAY, into), part.told) as found:
                    found.fetchall()
            told[name] = time.process_time() - begin
            told[f"{name}_cut"] = middle - begin
            told[f"{name}_persons"] = len(part.persons())
        duck.close()
    return told


def main() -> None:
    """Measure in a process of its own; print JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
    from province.database import prepare

    prepare()
    what, folder = sys.argv[1], Path(sys.argv[2])
    sys.stdout.write(json.dumps(_pages() if what == "page" else _changed(folder)))


if __name__ == "__main__":
    main()
