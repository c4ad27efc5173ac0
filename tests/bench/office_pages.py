"""How long the office's and everyone's pages take over a province's whole data, and by what index.

python -m tests.bench.office_pages [--reports N] [--findings N] [--payments N] [--write FILE]
    [--cluster FOLDER]      filled once, kept, and asked again: to fill 50,000,000 payments is slow

Pages are asked as the web server asks them, in one process, without the network: a page's time is
the platform's and PostgreSQL's, session, rights and template included. Counted was what `province
count` counts every five minutes; nothing else is kept. PostgreSQL runs with its own defaults.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.bench import office_fill as fill
from tests.bench.office_paper import MOST_MS, document
from tests.bench.row import Row, under
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_TIMES: Final = 7
_LARGE: Final = 50_000  # rows: a table that no page may read through
_OFFICE: Final = fill.OFFICE
_PAGES: Final[dict[str, tuple[str, ...]]] = {
    "head": (
        "/office/reports/",
        "/office/reports/?which=late",
        "/office/reports/?which=archived",
        "/office/reports/?which=all&page=80",
        "/office/reports/?which=all&number=77",
        f"/office/reports/?which=all&place={fill.COUNTY}001",
        "/office/reports/?which=all&matter=ledger&since=2026-01-01",
        f"/office/reports/{_OFFICE}/77/",
        "/office/figures/",
        "/office/findings/",
        "/office/findings/?which=late",
        "/office/findings/?which=decided",
        "/office/findings/?which=free&rule=B04",
        "/office/findings/{finding}/",
        "/office/aside/",
        "/office/rules/",
        "/office/rules/D01/",
        "/office/key/",
        "/office/money/",
    ),
    "province": (
        "/office/reports/",
        "/office/reports/?which=late",
        "/office/reports/?which=all&page=80",
        "/office/findings/",
        "/office/findings/?which=late",
        "/office/findings/?rule=B04",
        "/office/aside/",
        "/office/rules/",
        "/office/rules/D01/",
        "/office/money/",
    ),
    "handler": ("/office/reports/", "/office/findings/"),
    "custodian": ("/office/reports/", "/office/identity/"),
    "auditor": (
        "/office/figures/",
        f"/office/reports/?office={_OFFICE}",
        f"/office/reports/?office={_OFFICE}&which=all&matter=conduct",
        "/office/money/",
    ),
    "operator": ("/office/terminals/", "/office/terminals/?page=300"),
    "clerk": (
        "/office/departments/",
        "/office/departments/bring/",
        "/office/departments/names/",
        "/office/departments/schedules/",
        "/office/money/",
        "/office/pictures/",
        "/office/pictures/?state=clear&page=500",
        "/office/corrections/",
        "/office/texts/",
    ),
    "accountant": (
        "/office/books/",
        f"/office/books/{fill.VILLAGE}/",
        f"/office/books/{fill.VILLAGE}/?page=6",
        f"/office/books/{fill.VILLAGE}/entry/",
        f"/office/books/{fill.VILLAGE}/entry/?no=记-7",
    ),
    "everyone": (
        "/open/",
        "/open/places/4301/",
        f"/open/places/{fill.COUNTY}/?category=farming",
        f"/open/places/{fill.COUNTY}001/",
        f"/open/places/{fill.VILLAGE}/",
        f"/open/places/{fill.VILLAGE}/ledger/",
        f"/open/places/{fill.VILLAGE}/ledger/?year=2018&direction=expense",
        f"/open/find/?q={fill.COUNTY}001",
        "/open/programmes/",
        "/open/programmes/P1/",
        "/open/outcomes/",
        f"/open/outcomes/?place={fill.COUNTY}",
        "/open/data/",
        f"/open/data/funds.csv?place={fill.COUNTY}",
        "/answers",
    ),
}


# Pages that show nothing of which there is much: entering, files, one picture, upload or log.
_ELSEWHERE: Final = frozenset(
    {"static", "login", "second", "second-new", "logout", "front", "ring", "rejected", "brought",
     "picture", "picture-file", "paper", "terminal-log"}
)  # fmt: skip


@dataclass
class Page:
    """One page as it was asked."""

    who: str
    address: str
    first_ms: float
    ms: float  # the median of those after it
    worst_ms: float
    processor_ms: float  # this process and PostgreSQL's: what a busy machine does not change
    queries: int
    indexes: list[str] = field(default_factory=list)
    through: list[str] = field(default_factory=list)  # large tables read through
    plan: list[str] = field(default_factory=list)  # of its slowest query, as PostgreSQL tells it


def pages(_folder: Path) -> Row:
    """Return the slowest page of all."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.office_pages"],
        stdout=subprocess.PIPE, check=True, text=True,
    )  # fmt: skip
    return under("office_pages", max(page["ms"] for page in json.loads(done.stdout)), "ms", MOST_MS)


def _measure(size: fill.Size, kept: Path | None = None) -> tuple[float, list[Page]]:
    """Return how long `province count` took, in seconds, and the pages after it."""
    with _filled(size, kept):
        officers = {who: _officer(who) for who in _PAGES if who != "everyone"}
        return _counted_s(), list(_asked(officers))


@contextmanager
def _filled(size: fill.Size, kept: Path | None) -> Iterator[None]:
    """Hold a filled database; one that is kept is filled the first time alone."""
    with postgres.cluster(kept) as cluster, tempfile.TemporaryDirectory() as home:
        fresh = not cluster.sql("SELECT datname FROM pg_database WHERE datname = 'office'")
        if fresh:
            cluster.make("office")
        os.environ[postgres.VARIABLE] = cluster.address("office")
        os.environ["MINGJING_PROVINCE_HOME"] = home
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "province.settings")
        from province.database import prepare

        prepare()
        if fresh:
            fill.fill(cluster, "office", size)
        from django.db import connections

        try:
            yield
        finally:
            connections.close_all()


def _counted_s() -> float:
    from django.utils import timezone

    from province.workbench import commands

    return _clocked(lambda: commands.recount(timezone.localdate())) / 1000


def _asked(officers: dict[str, Any]) -> Iterator[Page]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from province.matching.models import Finding
    from tests.simulators.offices import Desk

    here = Finding.objects.filter(division__startswith=fill.COUNTY, state="open")
    names = {"finding": here.order_by("id").values_list("id", flat=True)[0]}
    large = _large()
    _nothing_forgotten()
    for who, addresses in _PAGES.items():
        client = Client(headers={"host": "127.0.0.1"})
        if who != "everyone":
            Desk(client).sit(officers[who])
        for address in addresses:
            asked = address.format(**names)
            with CaptureQueriesContext(connection) as context:
                answer = client.get(asked)
            queries = list(context)  # before the next request forgets them
            if answer.status_code != 200:
                raise AssertionError(f"{who} {asked}: {answer.status_code}")
            page = Page(who, address, *_times(lambda: client.get(asked)), len(queries))  # noqa: B023
            _look_at(queries, large, page)
            sys.stderr.write(f"{page.ms:7.0f} ms {page.processor_ms:7.0f} ms  {who} {address}\n")
            yield page
    yield _own_page(large)


def _nothing_forgotten() -> None:
    """Hold this bench to it that every page of the workbench is in it."""
    from django.test import Client
    from django.urls import resolve, reverse

    from province.workbench.urls import urlpatterns

    asked = [address.partition("?")[0] for many in _PAGES.values() for address in many]
    named = {resolve(address.format(finding="x")).url_name for address in asked}
    client = Client(headers={"host": "127.0.0.1"})
    for pattern in urlpatterns:
        if pattern.name not in named | _ELSEWHERE:
            blanks = dict.fromkeys(pattern.pattern.converters, 1)
            answer = client.get(reverse(f"office:{pattern.name}", kwargs=blanks))
            if answer.status_code != 405:  # a step, not a page
                raise AssertionError(f"nobody measures {pattern.name}")


def _times(ask: Callable[[], object]) -> tuple[float, float, float, float]:
    """Return how long the first takes, median, worst and processor time of others, in ms."""
    first = _clocked(ask)
    spent = time.process_time() + _backend()
    took = [_clocked(ask) for _ in range(_TIMES)]
    spent = time.process_time() + _backend() - spent
    return first, statistics.median(took), max(took), spent * 1000 / _TIMES


def _clocked(ask: Callable[[], object]) -> float:
    begin = time.perf_counter()
    ask()
    return (time.perf_counter() - begin) * 1000


def _backend() -> float:
    """Return the processor time of PostgreSQL so far, in seconds: our line's process and helpers'.

    Helpers that read a table beside it end with the query, and their time is then the parent's.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    ours, parent = _times_of(pid), _times_of(int(_stat(pid)[1]))
    return (sum(ours[:2]) + sum(parent[2:])) / os.sysconf("SC_CLK_TCK")


def _stat(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _times_of(pid: int) -> list[int]:
    """Return a process's own two times and its ended children's two, in ticks."""
    return [int(field) for field in _stat(pid)[11:15]]


def _own_page(large: set[str]) -> Page:
    """What a telephone shows a person of their money, behind the one-time code."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from protocol.idnumber import IdNumber
    from province.publish import people

    who = IdNumber(fill.PERSON)
    with CaptureQueriesContext(connection) as context:
        people.own_page(who)
    queries = list(context)
    times = _times(lambda: people.own_page(who))
    page = Page("person", "own subsidies", *times, len(queries))
    _look_at(queries, large, page)
    return page


def _officer(who: str) -> Any:
    from django.contrib.auth.models import Group, User
    from django_otp.plugins.otp_static.models import StaticDevice

    from province.officers.models import Officer
    from province.officers.roles import Role

    roles, division, office = {
        "head": ((Role.HEAD, Role.HANDLER, Role.INTAKE), fill.COUNTY, _OFFICE),
        "province": ((Role.HEAD, Role.INTAKE), "43", "43-jw"),
        "auditor": ((Role.AUDITOR,), "43", None),
        "operator": ((Role.OPERATOR,), "43", None),
        "handler": ((Role.HANDLER,), fill.COUNTY, _OFFICE),
        "custodian": ((Role.CUSTODIAN,), fill.COUNTY, _OFFICE),
        "clerk": ((Role.CLERK,), "43", None),
        "accountant": ((Role.ACCOUNTANT,), fill.VILLAGE[:9], None),
    }[who]
    if known := Officer.objects.filter(name=who).first():  # a kept database has them
        return known
    user = User.objects.create(username=who)
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    StaticDevice.objects.create(user=user, name="once")
    return Officer.objects.create(
        user=user, name=who, division=division, office_id=office, public=b"o" * 32
    )


def _large() -> set[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE reltuples >= %s", [_LARGE])
        return {name for (name,) in cursor.fetchall()}


def _look_at(queries: list[dict[str, str]], large: set[str], page: Page) -> None:
    """Ask how each query of a page goes about it, and of the slowest all there is."""
    asking = [one for one in queries if one["sql"].startswith("SELECT")]
    for one in asking:
        (plan,) = json.loads(_explained(one["sql"], "FORMAT JSON")[0])
        for node in _nodes(plan["Plan"]):
            if "Seq Scan" in node["Node Type"] and node["Relation Name"] in large:
                _once(page.through, node["Relation Name"])
            if "Index Name" in node and node.get("Relation Name", "") in {"", *large}:
                _once(page.indexes, node["Index Name"])
    if asking:
        slowest = max(asking, key=lambda one: float(one["time"]))
        page.plan = _explained(slowest["sql"], "ANALYZE, BUFFERS, COSTS OFF")


def _explained(sql: str, how: str) -> list[str]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN ({how}) {sql}")
        lines = [line for (line,) in cursor.fetchall()]
    return lines if isinstance(lines[0], str) else [json.dumps(lines[0])]


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _once(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _machine() -> str:
    cpu = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    version = subprocess.run(["psql", "--version"], capture_output=True, text=True, check=True)
    return (
        f"{os.cpu_count()} cores of {cpu[1] if cpu else 'an unknown processor'}, {memory:.0f} GB, "
        f"{version.stdout.strip().removeprefix('psql ')}"
    )


def main() -> None:
    """Measure, and print JSON; write the document where it is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.office_pages")
    for name, many in asdict(fill.Size()).items():
        parser.add_argument(f"--{name}", type=int, default=many)
    parser.add_argument("--write", type=Path, metavar="FILE")
    parser.add_argument("--cluster", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    size = fill.Size(options.reports, options.findings, options.payments)
    counted_s, found = _measure(size, options.cluster)
    sys.stdout.write(json.dumps([vars(page) for page in found], indent=1, ensure_ascii=False))
    if options.write:
        told = document(found, counted_s, size, (load, os.getloadavg()[0]), _machine())
        options.write.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
