"""The platform on a PostgreSQL of its own: taking cells in, and importing payments."""

from __future__ import annotations

import csv
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import psycopg
import pytest

from assets.demo.stage import ROOT, Stage
from protocol import envelope
from protocol.idnumber import check_character
from protocol.offices import Office
from province.dsn import VARIABLE
from province.publish.keyring import Keyring
from tests.batches import small
from tests.bench.row import Row
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.simulators.postgres import Cluster

CELLS: Final = 2_000
LINES: Final = 8
WARM: Final = 10 * LINES
WAIT_S: Final = 30
SHARE: Final = 0.15
_ANY_KEY: Final = bytes([9]) + bytes(31)
OFFICE: Final = Office(small.OFFICE[0], "", "county", small.COUNTY, _ANY_KEY, _ANY_KEY)
PAYMENTS: Final = 200_000
A_SECOND: Final = 20_000


def intake(folder: Path) -> Row:
    """Cells with a report each, a second, through the whole platform; limit: bare commits."""
    return _intake("intake", folder, _report)


def intake_dummies(folder: Path) -> Row:
    """The same with cells that hold no report: they cost a durable commit all the same."""
    return _intake("intake_dummies", folder, lambda _number, _public: ())


def _intake(name: str, folder: Path, envelopes: Callable[[int, bytes], tuple[bytes, ...]]) -> Row:
    with postgres.cluster() as cluster, pytest.MonkeyPatch.context() as patch:
        stage = _platform(cluster, folder, patch)
        keys = Keyring(folder / "province" / "keys")
        public = keys.intake_public()[0].public
        cells = [envelope.cell(envelopes(number, public), public) for number in range(CELLS)]
        with stage.serving() as address:
            lines = threading.local()
            where = urlsplit(address).netloc

            def send(cell: bytes) -> None:
                # Not `requests`: it takes more of the processor than the platform does.
                if not hasattr(lines, "line"):
                    lines.line = HTTPConnection(where, timeout=WAIT_S)
                lines.line.request("POST", "/cells", cell)
                answer = lines.line.getresponse()
                assert (answer.status, answer.read()) == (204, b"")

            _rate(send, cells[:WARM])
            ours = _rate(send, cells[WARM:])
        assert cluster.sql("SELECT sum(cells) FROM reports_round", "bench") == f"{CELLS}\n"
        kept = cluster.sql("SELECT count(*) FROM reports_part", "bench")
        assert kept == f"{CELLS if envelopes(0, public) else 0}\n"
        bare = _commits(cluster)
    ratio = ours / bare
    return Row(name, ours, "cells/s", bare, ratio, f">= {SHARE} x limit", ratio >= SHARE)


def _report(number: int, public: bytes) -> tuple[bytes, ...]:
    content = envelope.Content(bytes(32), small.VILLAGE, "", "report", "这笔钱我没收到。")
    tag = number.to_bytes(envelope.TAG_BYTES, "big")
    return envelope.seal_report(content, envelope.Identity(), tag, OFFICE, public)


def import_payments(folder: Path) -> Row:
    """Payments a second from a file into PostgreSQL."""
    with postgres.cluster() as cluster, pytest.MonkeyPatch.context() as patch:
        stage = _platform(cluster, folder, patch)
        batch = folder / "payments"
        batch.mkdir()
        _write(batch / "payments.csv")
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "province", "import", batch],
            cwd=ROOT, env=stage.environment(), check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        took = time.perf_counter() - start
        assert cluster.sql("SELECT count(*) FROM funds_payment", "bench") == f"{PAYMENTS + 2}\n"
    value = PAYMENTS / took
    return Row(
        "import_payments", value, "rows/s", None, None, f">= {A_SECOND} rows/s", value >= A_SECOND
    )


def _platform(cluster: Cluster, folder: Path, patch: pytest.MonkeyPatch) -> Stage:
    cluster.make("bench")
    patch.setenv(VARIABLE, cluster.address("bench"))
    stage = Stage(folder)
    stage.province("import", str(small.write(folder / "batch")))
    stage.province("keys", "init")
    return stage


def _rate(work: Callable[[bytes], None], each: list[bytes]) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(LINES) as many:
        list(many.map(work, each))
    return len(each) / (time.perf_counter() - start)


def _commits(cluster: Cluster) -> float:
    """Bare durable commits of as many bytes a second, as many at once."""
    cluster.sql("CREATE TABLE bare (id bigserial PRIMARY KEY, body bytea)", "bench")
    lines = threading.local()

    def commit(body: bytes) -> None:
        if not hasattr(lines, "db"):
            lines.db = psycopg.connect(
                host=str(cluster.folder), dbname="bench", user=postgres.OWNER, autocommit=True
            )
        lines.db.execute("INSERT INTO bare (body) VALUES (%s)", [body])

    return _rate(commit, [bytes(860)] * CELLS)


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(
            ["department", "payment_no", "programme", "id_number", "name", "village", "amount",
             "paid_on", "status", "bank", "account"]
        )  # fmt: skip
        out.writerows(_rows())


def _rows() -> Iterator[tuple[str, ...]]:
    for number in range(PAYMENTS):
        day = f"{1940 + number % 60}{1 + number % 12:02}{1 + number % 28:02}"
        digits = f"439902{day}{number % 1000:03}"
        yield (
            "NY", f"B{number}", "GD01", digits + check_character(digits), "赵小满", small.VILLAGE,
            f"{100 + number % 900}.00", f"2018-{1 + number % 12:02}-18", "paid", "农商行",
            f"62300000{number:08}",
        )  # fmt: skip
