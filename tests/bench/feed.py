"""What a look at the feed costs on the wire, in a county of 250 villages, and sync's memory."""

import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assets.demo.stage import ROOT, Stage
from tests.bench.relay import Count, relay
from tests.bench.row import Row, under

COUNTY = "439903"
VILLAGES = [f"{COUNTY}{town:03d}{village:03d}" for town in range(1, 11) for village in range(1, 26)]
VOUCHERS = 40
IDLE_BYTES = 1024
IDLE_REQUESTS = 2
CHANGE_BYTES = 16 * 1024
MEMORY_MB = 90
OFFICE = ("439903-jw", "--name", "第三县纪委监委", "--level", "county", "--division", COUNTY)


def _batch(folder: Path, vouchers: list[tuple[str, str]]) -> Path:
    folder.mkdir()
    divisions = [("43", "示例省", ""), ("4399", "示例市", "43"), (COUNTY, "第三县", "4399")]
    divisions += [(code, f"第{code[6:]}镇", COUNTY) for code in {v[:9] for v in VILLAGES}]
    divisions += [(code, f"{code[9:]}村", code[:9]) for code in VILLAGES]
    tables = {
        "divisions": (("code", "name", "parent"), divisions),
        "accounts": (("code", "name", "direction"), [("501", "公益支出", "expense")]),
        "vouchers": (
            (
                "voucher_no", "village", "date", "direction", "account", "amount", "summary",
                "payee", "handler", "witness", "reviewer", "approver", "pay_method",
                "published_on",
            ),
            [
                (
                    no, village, "2018-10-28", "expense", "501", "38400.00", f"村道维修款{no}",
                    "长兴建筑队", "周传福", "王水生", "刘正清", "陈景明", "transfer", "2018-11-05",
                )
                for village, no in vouchers
            ],
        ),
    }  # fmt: skip
    for name, (header, rows) in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    return folder


@contextmanager
def _county(folder: Path) -> Iterator[tuple[Stage, Count]]:
    stage = Stage(folder / "stage")
    every = [(village, f"记-{n:04d}") for village in VILLAGES for n in range(VOUCHERS)]
    stage.prepare(_batch(folder / "batch", every), [OFFICE])
    with stage.serving() as address, relay(address) as (counted, count):
        stage.set_up(counted, VILLAGES[:1])
        stage.terminal("sync", "--once", "--rounds", "0")
        count.clear()
        yield stage, count


def idle_poll(folder: Path) -> Row:
    """A look when nothing changed: bytes of the bodies; requests are told in the goal."""
    with _county(folder) as (stage, count):
        stage.terminal("sync", "--once", "--rounds", "0")
        body = count.down - count.headers
        goal = f"<= {IDLE_REQUESTS} requests (were {count.requests}), <= {IDLE_BYTES} B"
        met = count.requests <= IDLE_REQUESTS and body <= IDLE_BYTES
        return Row("idle_poll", body, "B", None, None, goal, met)


def changed_village(folder: Path) -> Row:
    """A look when one village has one voucher more: all bytes, against those of its delta."""
    with _county(folder) as (stage, count):
        stage.province("import", str(_batch(folder / "more", [(VILLAGES[0], "记-9999")])))
        delta = json.loads(stage.province("publish"))["pack_bytes"]
        stage.terminal("sync", "--once", "--rounds", "0")
        met = count.down <= delta + CHANGE_BYTES
        goal = "<= limit + 16384 B"
        return Row("changed_village", count.down, "B", delta, count.down / delta, goal, met)


def memory(folder: Path) -> Row:
    """The most memory that a first sync of a village takes, as the system accounts for it."""
    with _county(folder) as (stage, _):
        (stage.root / "terminal" / "mirror" / "mirror.db").unlink()
        used = peak_mb(stage.environment(), "sync", "--once", "--rounds", "0")
        return under("sync_memory", used, "MB", MEMORY_MB)


def peak_mb(environment: dict[str, str], *words: str) -> float:
    """Run `main.py ...`; return the most memory it took, in MB.

    A child's peak begins with that of whoever started it: so a small process does.
    """
    script = (
        "import os, subprocess, sys\n"
        "child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(os.wait4(child.pid, 0)[2].ru_maxrss)"
    )
    command = [sys.executable, "-S", "-c", script, sys.executable, "main.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / 1024
