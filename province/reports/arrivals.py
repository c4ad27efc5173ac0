"""Cells at the door: kept as they came, answered, and opened afterwards.

What an answer waits for is the same for every cell: one row of one length in a durable commit,
often a common one. Nothing is opened before it is given, so its time tells nothing. A thread of
each server process opens what came, a moment later; whoever reads reports opens what is left.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from django.db import (
    DataError,
    IntegrityError,
    OperationalError,
    close_old_connections,
    connection,
    transaction,
)

from province import failure, sql
from province.home import location
from province.publish.keyring import Keyring
from province.reports import intake
from province.reports.models import Cell
from province.reports.together import Together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_KEEP: Final = "INSERT INTO reports_cell (day, sealed) VALUES "
_MANY: Final = 500
_PAUSE_S: Final = 0.2  # the answer has left by then, and more may have come
_AGAIN_S: Final = 5.0


def keep(cell: bytes, today: date) -> None:
    """Return once a cell is durable; it is not looked at."""
    _together.add((today, cell))
    _came.set()


def sort() -> None:
    """Open what is kept: reports go where `intake` keeps them, dummies vanish."""
    while Cell.objects.exists():
        with transaction.atomic():
            # Two that sort at once: the second waits, and then finds nothing.
            some = list(Cell.objects.select_for_update().order_by("pk")[:_MANY])
            sql.lazily()
            _sort(some)
            Cell.objects.filter(pk__in=[one.pk for one in some]).delete()


def begin() -> None:
    """Start this process's thread; for servers."""
    _came.set()  # what another one left
    threading.Thread(target=_for_ever, name="sorting", daemon=True).start()


def attempt() -> bool:
    """Open what is kept; say if something went wrong: the database is away, or a key."""
    try:
        sort()
    except Exception:  # noqa: BLE001 - whatever it was, all is there still, and the thread lives
        failure.tell("cells not opened")
        return False
    finally:
        close_old_connections()
    return True


def _for_ever() -> None:
    while True:
        _came.wait()
        time.sleep(_PAUSE_S)
        _came.clear()
        if not attempt():
            _came.set()
            time.sleep(_AGAIN_S)


def _sort(some: Sequence[Cell]) -> None:
    if not some:
        return
    private = Keyring(location() / "keys").intake_private()
    try:
        with transaction.atomic():
            intake.take_cells([(one.day, bytes(one.sealed)) for one in some], private)
    except (DataError, IntegrityError):
        if len(some) == 1:
            return  # made to break the others: it goes
        for one in some:
            _sort([one])


def _commit(cells: Sequence[tuple[date, bytes]]) -> None:
    rows = ", ".join(["(%s, %s)"] * len(cells))
    keep = [(_KEEP + rows, [value for one in cells for value in one])]
    # To ask first whether the line to the database lives costs as much as to keep a cell.
    connection.health_check_done = True  # type: ignore[attr-defined] # its stubs lack it
    try:
        sql.at_once(keep)
    except OperationalError:
        if connection.in_atomic_block:
            raise
        connection.close()  # it had died: a new one, once
        sql.at_once(keep)


_together: Final = Together(_commit)
_came: Final = threading.Event()
