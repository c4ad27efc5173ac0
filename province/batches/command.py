"""`python -m province import BATCH [--as CODE] [--rejected FILE]`.

Exit status: 0 all taken, 3 rows refused, 2 a file or the batch refused, 75 another import runs,
130 stopped by Ctrl-C (files already finished stay). The summary is JSON on standard output.
"""

from __future__ import annotations

import argparse
import fcntl
import json
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from province.batches import schedules
from province.batches.errors import BadBatch, BadFile, BadRow
from province.batches.loader import Desk, load
from province.batches.outcome import Counts, Progress, Rejects
from province.batches.sheets import digest, find_tables, open_sheet
from province.batches.source import Source
from province.batches.storage import Handing, Keys
from province.batches.tables import ORDER, TABLES, WITHDRAWALS
from province.batches.withdrawing import withdraw
from province.home import home
from province.ledger import originals
from province.registry.models import Department

if TYPE_CHECKING:
    from collections.abc import Iterator

    from province.batches.sheets import Place

DONE: Final = 0
REFUSED: Final = 2
ROWS_REFUSED: Final = 3
BUSY: Final = 75
STOPPED: Final = 130


def main(argv: list[str]) -> int:
    """Import one batch; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m province import")
    parser.add_argument("batch", type=Path, help="a folder, a .zip or one .xlsx")
    parser.add_argument(
        "--as", dest="department", default="", metavar="CODE", help="the department that hands in"
    )
    parser.add_argument("--rejected", type=Path, default=Path("rejected.csv"), metavar="FILE")
    options = parser.parse_args(argv)
    counts: dict[str, Counts] = {}
    with closing(Rejects(options.rejected)) as rejects:
        try:
            with alone():
                run(options.batch, options.department, rejects, counts)
        except BlockingIOError:
            sys.stderr.write("另一个导入正在进行，请稍后再试\n")
            return BUSY
        except BadBatch as error:
            sys.stderr.write(f"这一批没有导入：{error.reason}\n")
            status = REFUSED
        except KeyboardInterrupt:
            sys.stderr.write("已停止；没有读完的文件没有留下任何内容\n")
            status = STOPPED
        else:
            status = _status(counts)
        if rejects.count:
            sys.stderr.write(f"没有收的内容写在 {options.rejected}\n")
    summary = {file: one.as_json() for file, one in counts.items()}
    sys.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
    return status


def run(batch: Path, department: str, rejects: Rejects, counts: dict[str, Counts]) -> None:
    """Import a batch, each file in its own transaction, filling in the counts as it goes.

    Args:
        batch: folder, .zip or .xlsx.
        department: code of the department that hands in; empty for the province's operator.
        rejects: where refused rows go.
        counts: filled in, by file name.

    Raises:
        BadBatch: nothing was imported, or nothing after the departments.
    """
    known = [*TABLES, WITHDRAWALS.name]
    with Source(batch) as source:
        try:
            places, ignored = find_tables(source, known)
        except BadFile as error:
            raise BadBatch(error.reason) from error
        if not places:
            raise BadBatch("里面没有一个认识的文件")
        if ignored:
            # Their number only: a file may be named after a person.
            sys.stderr.write(f"有 {len(ignored)} 个文件或工作表不属于交换标准，没有读\n")
        desk = Desk(
            source, Handing(digest(source, places), department), Keys(), rejects, Progress()
        )
        checked = not department
        if "departments" not in places:
            _check_department(department)
        for name in [table.name for table in ORDER] + [WITHDRAWALS.name]:
            if not checked and name not in {"divisions", "departments"}:
                _check_department(department)
                checked = True
            if name in places:
                _one_file(desk, name, places[name], counts)
        _check_department(department)


def _check_department(code: str) -> None:
    # After departments.csv: the first batch of all may bring the department itself.
    if code and not Department.objects.filter(code=code).exists():
        raise BadBatch("没有 --as 所说的部门")


def _one_file(desk: Desk, name: str, place: Place, counts: dict[str, Counts]) -> None:
    file = f"{name}.csv"
    before = {other: one.withdrawn for other, one in counts.items()}
    counts[file] = Counts()
    try:
        with transaction.atomic(), open_sheet(desk.source, place) as sheet:
            if name == WITHDRAWALS.name:
                withdraw(desk, sheet, counts)
            else:
                load(desk, TABLES[name], sheet, counts[file])
                if counts[file].read > counts[file].rejected:
                    schedules.came(desk.handing.brought_by, name, timezone.localdate())
    except BadFile as error:
        _undo(desk, file, counts, before)
        counts[file].refused = error.reason
        desk.rejects.add(file, 0, BadRow("", "", f"整个文件没有收：{error.reason}"), secret=False)
    except KeyboardInterrupt:
        _undo(desk, file, counts, before)
        raise


def _undo(desk: Desk, file: str, counts: dict[str, Counts], before: dict[str, int]) -> None:
    """Make counts and memories agree with the transaction that was rolled back."""
    desk.handing.look_up()
    desk.keys.forget()
    counts[file] = Counts()
    for other, one in counts.items():
        one.withdrawn = before.get(other, 0)


def _status(counts: dict[str, Counts]) -> int:
    if any(one.refused for one in counts.values()):
        return REFUSED
    return ROWS_REFUSED if any(one.rejected for one in counts.values()) else DONE


@contextmanager
def alone() -> Iterator[None]:
    """Hold the one import that may run; raises BlockingIOError while another does."""
    with (home() / "db" / "import.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        originals.sweep()
        yield
