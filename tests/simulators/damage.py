"""Damage to a mirror's file that a check finds and a screen may live with."""

import sqlite3
from pathlib import Path

_PAGE = 4096


def spoil_index(mirror: Path, index: str = "vouchers_amount") -> None:
    """Overwrite the root page of an index: rows can still be read, the file is not sound."""
    opened = sqlite3.connect(mirror)
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    (page,) = opened.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)
    ).fetchone()
    opened.close()
    _overwrite(mirror, page - 1, 1)


def spoil_all(mirror: Path) -> None:
    """Overwrite everything but the first page: nothing can be read."""
    _overwrite(mirror, 1, mirror.stat().st_size // _PAGE - 1)


def _overwrite(mirror: Path, page: int, pages: int) -> None:
    with mirror.open("r+b") as file:
        file.seek(_PAGE * page)
        file.write(b"\xaa" * _PAGE * pages)
