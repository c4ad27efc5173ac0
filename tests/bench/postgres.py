"""The platform on a PostgreSQL of its own: taking cells in, and importing payments."""

from __future__ import annotations

import csv
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import psycopg
import pytest

from assets.demo.stage import ROOT, Stage
from protocol import envelope
from protocol.envelope import CELL_BYTES
from protocol.idnumber import check_character
from protocol.offices import Office
from protocol.receipt import TAG_BYTES
from province.dsn import VARIABLE
from province.publish.keyring import Keyring
from tests.batches import small
from tests.bench.row import Row, at_least, under
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.simulators.postgres import Cluster

CELLS: Final = 2_000
LINES: Final = 8
WARM: Final = 10 * LINES
WAIT_S: Final = 30
_BEGUN_S: Final = 2  # after the first of the server's processes answers, until all of them do
_LOOK_S: Final = 0.01
SHARE: Final = 0.15
_ANY_KEY: Final = bytes([9]) + bytes(31)
OFFICE: Final = Office(small.OFFICE[0], "", "county", small.COUNTY, _ANY_KEY, _ANY_KEY)
PAYMENTS: Final = 1_000_000
A_SECOND: Final = 20_000
IMPORT_MB: Final = 256


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
            where = urlsplit(address)
            head = f"POST /cells HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Length: {CELL_BYTES}"

            def send(cell: bytes) -> None:
                # No library: each takes as much of the processor as a part of the platform does.
                if not hasattr(lines, "line"):
                    lines.line = socket.create_connection((where.hostname, where.port), WAIT_S)
                lines.line.sendall(f"{head}\r\n\r\n".encode() + cell)
                answer = b""
                while not answer.endswith(b"\r\n\r\n"):  # without a body
                    answer += lines.line.recv(4096) or b"it has hung up\r\n\r\n"
                assert answer.startswith(b"HTTP/1.1 204 "), answer

            time.sleep(_BEGUN_S)
            _rate(send, cells[:WARM])
            ours = _rate(send, cells[WARM:], lambda: _sorted(cluster))
        assert cluster.sql("SELECT sum(cells) FROM reports_round", "bench") == f"{CELLS}\n"
        kept = cluster.sql("SELECT count(*) FROM reports_part", "bench")
        assert kept == f"{CELLS if envelopes(0, public) else 0}\n"
        bare = _commits(cluster)
    ratio = ours / bare
    return Row(name, ours, "cells/s", bare, ratio, f">= {SHARE} x limit", ratio >= SHARE)


def _report(number: int, public: bytes) -> tuple[bytes, ...]:
    content = envelope.Content(bytes(32), small.VILLAGE, "", "report", "这笔钱我没收到。")
    tag = number.to_bytes(TAG_BYTES, "big")
    return envelope.seal_report(content, envelope.Identity(), tag, OFFICE, public)


def import_payments(_folder: Path) -> Row:
    """Payments a second from a file into PostgreSQL."""
    return at_least("import_payments", _imported()[0], "rows/s", A_SECOND)


def import_memory(_folder: Path) -> Row:
    """What the import of as many held at most."""
    return under("import_memory", _imported()[1], "MB", IMPORT_MB)


@cache
def _imported() -> tuple[float, float]:
    """Import a million payments once; return rows a second, and the most megabytes held."""
    with (
        tempfile.TemporaryDirectory() as room,
        postgres.cluster() as cluster,
        pytest.MonkeyPatch.context() as patch,
    ):
        folder = Path(room)
        stage = _platform(cluster, folder, patch)
        batch = folder / "payments"
        batch.mkdir()
        _write(batch / "payments.csv")
        start = time.perf_counter()
        importing = subprocess.Popen(
            [sys.executable, "-m", "province", "import", batch],
            cwd=ROOT, env=stage.environment(), stdout=subprocess.DEVNULL,
        )  # fmt: skip
        _, status, spent = os.wait4(importing.pid, 0)
        took = time.perf_counter() - start
        importing.returncode = os.waitstatus_to_exitcode(status)
        assert importing.returncode == 0
        assert cluster.sql("SELECT count(*) FROM funds_payment", "bench") == f"{PAYMENTS + 2}\n"
    return PAYMENTS / took, spent.ru_maxrss / 1024


def _platform(cluster: Cluster, folder: Path, patch: pytest.MonkeyPatch) -> Stage:
    cluster.make("bench")
    patch.setenv(VARIABLE, cluster.address("bench"))
    stage = Stage(folder)
    stage.province("import", str(small.write(folder / "batch")))
    stage.province("keys", "init")
    return stage


def _sorted(cluster: Cluster) -> None:
    """Wait until every cell that was answered is opened, too: it costs the same machine."""
    with psycopg.connect(
        host=str(cluster.folder), dbname="bench", user=postgres.OWNER, autocommit=True
    ) as line:
        while line.execute("SELECT EXISTS (SELECT FROM reports_cell)").fetchone() != (False,):
            time.sleep(_LOOK_S)


def _rate(
    work: Callable[[bytes], None], each: list[bytes], end: Callable[[], None] = lambda: None
) -> float:
    start = time.perf_counter()
    with ThreadPoolExecutor(LINES) as many:
        list(many.map(work, each))
    end()
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
