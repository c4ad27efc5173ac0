"""A township terminal: thirty villages of 100,000 rows each, through the real sync service."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from kiosk.config import Home
from kiosk.sync.status import read
from protocol import enrolment
from tests.bench.feed import MEMORY_MB, ROOT, peak_mb
from tests.bench.mirror import as_pack, rows
from tests.bench.row import Row, under
from tests.simulators.province import VILLAGE, Province
from tests.simulators.web import Site, serving

VILLAGES = 30
VILLAGE_ROWS = 100_000
IDLE_PERCENT = 0.1
_WATCHED_S = 20.0
_LOOK_S = 0.2


def memory(folder: Path) -> Row:
    """The most memory that the first sync of 3,000,000 rows takes."""
    with serving(Site()) as site:
        province = Province(site)
        content = rows(random.Random(4399), VILLAGE_ROWS)
        codes = [f"4399000010{number:02d}" for number in range(VILLAGES)]
        for number, code in enumerate(codes):
            province.keys[code], province.names[code] = bytes((number,)) * 32, code
            province.base(1, *as_pack(code, content).blocks, village=code)
        province.publish()
        home = _home(folder, province, codes)
        used = peak_mb(_environment(home), "sync", "--once", "--rounds", "0")
    assert all(village.applied_seq for village in read(home).villages)
    row = under("township_memory", used, "MB", MEMORY_MB)
    largest = max(len(data) for path, data in site.files.items() if "/packs/" in path)
    goal = f"{row.goal} ({VILLAGES * VILLAGE_ROWS:,} rows, packs of {largest / 1e6:.1f} MB)"
    return Row(row.name, row.value, row.unit, row.limit, row.ratio, goal, row.met)


def idle(folder: Path) -> Row:
    """The processor time that the service takes between two looks, in per cent of one core."""
    with serving(Site()) as site:
        province = Province(site)
        province.base(1)
        province.publish()
        home = _home(folder, province, [VILLAGE])
        service = subprocess.Popen(
            [sys.executable, "main.py", "sync"], cwd=ROOT, env=_environment(home)
        )
        try:
            while not read(home).last_contact:
                time.sleep(_LOOK_S)
            time.sleep(_LOOK_S * 10)  # what follows the look: the heartbeat
            before = _ticks(service.pid)
            time.sleep(_WATCHED_S)
            spent = (_ticks(service.pid) - before) / os.sysconf("SC_CLK_TCK")
        finally:
            service.terminate()
            service.wait()
    return under("idle_cpu", 100 * spent / _WATCHED_S, "%", IDLE_PERCENT)


def _home(folder: Path, province: Province, codes: list[str]) -> Home:
    home = Home(folder / "terminal")
    home.root.mkdir()
    home.enrolment.write_bytes(enrolment.write(province.enrolment(*codes)))
    return home


def _environment(home: Home) -> dict[str, str]:
    return os.environ | {"MINGJING_HOME": str(home.root)}


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
