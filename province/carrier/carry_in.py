"""Taking cells from a stick: copies, so nothing on it is changed or deleted.

Called by the `carry-in` command. Who hands a stick over may have made it: links are not followed,
and only plain files of the one right size are read.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from protocol.carried import CELLS, CELLS_FOLDER, SUFFIX, digest
from protocol.envelope import CELL_BYTES
from province.carrier.models import Carried
from province.reports.intake import take_cell

_FILE_BYTES = CELLS * CELL_BYTES
_FILES_MOST = 2000  # on one stick: more is no round through a county's halls
_COUNTY = re.compile(r"[0-9]{6}")
_NAME = re.compile(rf"[0-9a-f]{{16}}{re.escape(SUFFIX)}")
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_PLAIN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass
class Brought:
    """What a stick brought: files taken, and those that were no file of cells."""

    files: int = 0
    refused: int = 0
    read: int = 0


def carry_in(
    folder: Path, counties: Sequence[str], intake_private: Sequence[bytes], today: date
) -> Brought:
    """Take every cell on a stick; a second time changes nothing.

    Args:
        folder: where the stick is mounted.
        counties: whose cells are taken.
        intake_private: the intake's keys, newest first.
        today: the day, in China.

    Raises:
        OSError: there is no such folder, or it cannot be read.
    """
    brought = Brought()
    for county, data in _files(folder, set(counties), brought):
        for at in range(0, _FILE_BYTES, CELL_BYTES):
            cell = data[at : at + CELL_BYTES]
            # Together: a cell that is listed as received has been.
            with transaction.atomic():
                take_cell(cell, intake_private, today)
                Carried.objects.get_or_create(
                    county=county, digest=digest(cell), defaults={"day": today}
                )
        brought.files += 1
    return brought


def _files(folder: Path, counties: set[str], brought: Brought) -> Iterator[tuple[str, bytes]]:
    root = _entered(folder, CELLS_FOLDER)
    if root is None:
        return
    try:
        for county in sorted(os.listdir(root)):  # noqa: PTH208 - of what was opened, not of a path
            if not _COUNTY.fullmatch(county) or county not in counties:
                continue
            with suppress(OSError):
                inner = os.open(county, _FOLDER, dir_fd=root)
                try:
                    yield from ((county, data) for data in _cells(inner, brought))
                finally:
                    os.close(inner)
    finally:
        os.close(root)


def _entered(folder: Path, names: Sequence[str]) -> int | None:
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    for name in names:
        try:
            inner = os.open(name, _FOLDER, dir_fd=at)
        except OSError:
            return None
        finally:
            os.close(at)
        at = inner
    return at


def _cells(folder: int, brought: Brought) -> Iterator[bytes]:
    for name in sorted(os.listdir(folder)):
        if not _NAME.fullmatch(name):
            continue
        data = _read(folder, name) if brought.read < _FILES_MOST else None
        brought.read += 1
        if data is None:
            brought.refused += 1
        else:
            yield data


def _read(folder: int, name: str) -> bytes | None:
    """Return a file of exactly the right size, or None."""
    try:
        file = os.open(name, _PLAIN, dir_fd=folder)
    except OSError:
        return None
    with os.fdopen(file, "rb") as opened:
        state = os.fstat(file)
        if not stat.S_ISREG(state.st_mode) or state.st_size != _FILE_BYTES:
            return None
        try:
            data = opened.read(_FILE_BYTES)
        except OSError:
            return None
    return data if len(data) == _FILE_BYTES else None
