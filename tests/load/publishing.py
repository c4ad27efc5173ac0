"""What a publication costs: full, with one village in a hundred changed, and with nothing new."""

import csv
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assets.demo import catalogue
from assets.demo.tables import COLUMNS, Book
from protocol.person import root
from tests.load import villages

ROOT = Path(__file__).resolve().parents[2]
# A program that may not keep what it compiled compiles it again at each start.
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Cost:
    """A command's cost."""

    seconds: float
    processor_s: float
    peak_mb: float
    told: str  # standard output


@dataclass(frozen=True)
class Size:
    """Publishing a number of villages."""

    villages: int
    full: Cost
    changed: int
    some: Cost
    nothing: Cost
    all_again: Cost
    feed_mb: float
    database_mb: float


def province(home: Path, *words: str, module: str = "province") -> Cost:
    """Run a command of the province on a home; raises RuntimeError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", module, *words],
        cwd=ROOT,
        env=_ENVIRONMENT | {"MINGJING_PROVINCE_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        raise RuntimeError(f"{module} {words[0]} ended with {process.returncode}")
    spent = used.ru_utime + used.ru_stime
    return Cost(time.perf_counter() - began, spent, used.ru_maxrss / 1024, told)


def prepare(home: Path, number: int, among: int, pictures: list[bytes]) -> list[str]:
    """Bring `number` villages in, with keys and roots; return their codes."""
    codes = villages.codes(number, among)
    batch = home.with_name(f"{home.name}-batch")
    villages.write(batch, codes, pictures)
    province(home, "import", str(batch), "--rejected", str(batch / "rejected.csv"))
    shutil.rmtree(batch)
    province(home, "keys", "init")
    province(home, "fill", module="tests.load.roots")
    province(home, "fill", module="tests.load.decided")
    return codes


def measure(home: Path, number: int) -> Size:
    """Publish `number` villages for the first time, then 1 % changed, then nothing, then all."""
    codes = prepare(home, number, min(number, 3), [])
    full = province(home, "publish")
    some = codes[::100] or codes[:1]
    change(home, some)
    cost = province(home, "publish")
    nothing = province(home, "publish")
    return Size(
        number, full, len(json.loads(cost.told)["changed"]), cost, nothing,
        province(home, "publish", "--all"),
        _size(home / "feed"), _size(home / "db"),
    )  # fmt: skip


def change(home: Path, codes: list[str]) -> None:
    """Let each of these villages be paid for one more person who is new to it."""
    batch = home.with_name(f"{home.name}-change")
    batch.mkdir()
    book = Book()
    catalogue.fill(book)
    programme = book.rows["programmes"][0]
    rng = Random(f"{codes}")
    with (batch / "payments.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS["payments"].split())
        table.writeheader()
        for code in codes:
            number, name = villages.somebody(code, rng)
            row = villages.payment(code, rng.randrange(10**9), number, name)
            department = min(one["department"] for one in book.rows["programmes"])
            table.writerow(row | {"department": department, "programme": programme["code"]})
    province(home, "import", str(batch), "--rejected", str(batch / "rejected.csv"))
    shutil.rmtree(batch)
    province(home, "fill", module="tests.load.roots")


def argon2(times: int = 20) -> float:
    """Return the processor seconds of one person's root."""
    began = time.process_time()
    for number in range(times):
        root(f"{number:018d}", bytes(16))
    return (time.process_time() - began) / times


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
