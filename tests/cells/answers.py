"""`scripts/answers [--cells N]`: does the time that the intake takes to answer tell a report?

Cells with a report and dummies go to the platform on a PostgreSQL of its own, one after another
over one connection, in random order, so that the machine's load falls on both alike.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import pytest

from assets.demo.stage import Stage
from protocol import envelope
from protocol.offices import Office
from protocol.receipt import TAG_BYTES
from province.dsn import VARIABLE
from province.publish.keyring import Keyring
from tests.batches import small
from tests.cells.samples import differ, ks_bound, ks_distance
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY: Final = bytes([9]) + bytes(31)
OFFICE: Final = Office(small.OFFICE[0], "", "county", small.COUNTY, _KEY, _KEY)
_WARM: Final = 100
_WAIT_S: Final = 30


def sealed(number: int, public: bytes, *, real: bool) -> bytes:
    """Return a cell with a report of one envelope, or with none."""
    if not real:
        return envelope.cell((), public)
    content = envelope.Content(bytes(32), small.VILLAGE, "", "report", "这笔钱我没收到。")
    tag = number.to_bytes(TAG_BYTES, "big")
    return envelope.cell(
        envelope.seal_report(content, envelope.Identity(), tag, OFFICE, public), public
    )


def measured(folder: Path, many: int) -> tuple[list[float], list[float]]:
    """Return the seconds until an answer, for cells with a report and for dummies."""
    dice = random.Random(1)
    times: dict[bool, list[float]] = {True: [], False: []}
    with postgres.cluster() as cluster, pytest.MonkeyPatch.context() as patch:
        cluster.make("answers")
        patch.setenv(VARIABLE, cluster.address("answers"))
        stage = Stage(folder)
        stage.province("import", str(small.write(folder / "batch")))
        stage.province("keys", "init")
        public = Keyring(folder / "province" / "keys").intake_public()[0].public
        kinds = [True, False] * (many // 2)
        dice.shuffle(kinds)
        cells = [sealed(number, public, real=real) for number, real in enumerate(kinds)]
        with stage.serving() as address:
            line = HTTPConnection(urlsplit(address).netloc, timeout=_WAIT_S)
            for at, (real, cell) in enumerate(zip(kinds, cells, strict=True)):
                began = time.perf_counter()
                line.request("POST", "/cells", cell)
                answer = line.getresponse()
                body = answer.read()
                took = time.perf_counter() - began
                assert (answer.status, body) == (204, b"")
                if at >= _WARM:
                    times[real].append(took)
    return times[True], times[False]


def _said(times: Sequence[float]) -> str:
    ordered = sorted(times)
    some, most = (1000 * ordered[len(ordered) * part // 4] for part in (1, 3))
    return f"{len(times)} cells, median {1000 * median(times):.2f} ms ({some:.2f} to {most:.2f})"


def main(argv: list[str]) -> int:
    """Measure, print, and end with 1 if the two can be told apart."""
    parser = argparse.ArgumentParser(prog="scripts/answers")
    parser.add_argument("--cells", type=int, default=4000)
    many = parser.parse_args(argv).cells
    with tempfile.TemporaryDirectory() as folder:
        reports, dummies = measured(Path(folder), many)
    sys.stdout.write(f"reports: {_said(reports)}\ndummies: {_said(dummies)}\n")
    told = differ(reports, dummies)
    distance, bound = ks_distance(reports, dummies), ks_bound(len(reports), len(dummies))
    verdict = "told apart" if told else "no difference"
    sys.stdout.write(f"Kolmogorov-Smirnov {distance:.4f}, bound {bound:.4f}: {verdict}\n")
    return int(told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
