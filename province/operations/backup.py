"""A day's backup of the platform in a folder of its own, and a platform made of one again.

    <folder>/<day>/database.dump      pg_dump's own format; or database.sqlite3
    <folder>/<day>/media, feed, trace and what else lies in the platform's folder
    <folder>/<day>/SHA256SUMS         written last: a folder without it is half a backup

Files that have not changed since the newest whole backup are links to it, so a day costs what the
day brought. Keys are left out unless asked for: whoever has them can sign as the province. The
`match` room is left out: it is made anew.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings

from province.publish.files import PRIVATE, write_durably

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

SUMS: Final = "SHA256SUMS"
KEYS: Final = "keys"
_LEFT_OUT: Final = {"db", "match", KEYS}
_DUMP, _FILE = "database.dump", "database.sqlite3"
_BLOCK: Final = 1 << 20


class BackupBroken(Exception):
    """A backup is not whole, or there is something where it should go."""


def make(home: Path, folder: Path, today: date, *, keys: bool = False) -> Path:
    """Write today's backup; return its folder.

    Args:
        home: the platform's folder.
        folder: where backups lie, best on another machine's disk.
        today: names the backup; one that is there is refused.
        keys: also the keys, the offline ones never.

    Raises:
        BackupBroken: today's is there, or the database's own program refused.
        OSError: the disk is full or read-only.
    """
    target = folder / str(today)
    if target.exists():
        raise BackupBroken(f"{target} 已经有了")
    before = newest(folder)
    half = folder / f".{today}.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(mode=0o700, parents=True)
    # First the rows: a file that a row names is on the disk before the row is.
    _dump_database(half)
    left_out = _LEFT_OUT - {KEYS} if keys else _LEFT_OUT
    for path in _files(home):
        inside = path.relative_to(home)
        if inside.parts[0] not in left_out and inside.parts[:2] != (KEYS, "offline"):
            _take(path, half / inside, before / inside if before else None)
    lines = [f"{_digest(path)}  {path.relative_to(half)}" for path in sorted(_files(half))]
    write_durably(half / SUMS, ("\n".join(lines) + "\n").encode(), PRIVATE)
    half.rename(target)
    return target


def newest(folder: Path) -> Path | None:
    """Return the newest whole backup in a folder."""
    whole = sorted(path.parent for path in folder.glob(f"*-*-*/{SUMS}"))
    return whole[-1] if whole else None


def bring_back(backup: Path, home: Path) -> int:
    """Make an empty platform of a backup; return how many files it took.

    Raises:
        BackupBroken: a file is missing or altered, or the platform is not empty.
        OSError: the disk is full or read-only.
    """
    files = _checked(backup)
    if any(path.relative_to(home).parts[0] != KEYS for path in _files(home)):
        raise BackupBroken(f"{home} 不是空的，不往里恢复")
    _load_database(backup, home)
    for inside in files:
        if inside.name not in {_DUMP, _FILE}:
            (home / inside).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(backup / inside, home / inside)
    os.sync()
    return len(files)


def _checked(backup: Path) -> list[Path]:
    try:
        lines = (backup / SUMS).read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise BackupBroken(f"{backup} 不是完整的备份") from None
    files = []
    for line in lines:
        digest, _, name = line.partition("  ")
        path = backup / name
        if not path.is_file() or _digest(path) != digest:
            raise BackupBroken(f"备份里的 {name} 缺失或被改过")
        files.append(Path(name))
    return files


def _take(path: Path, to: Path, before: Path | None) -> None:
    """Copy a file, or link it to the last backup's where nothing changed."""
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if before is not None and before.is_file():
        old, now = before.stat(), path.stat()
        if (old.st_size, old.st_mtime_ns) == (now.st_size, now.st_mtime_ns):
            to.hardlink_to(before)
            return
    shutil.copy2(path, to)


def _files(folder: Path) -> Iterator[Path]:
    """Yield what is whole: a name with a dot first is still being written, and may be gone next."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            yield path


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _dump_database(folder: Path) -> None:
    chosen = settings.DATABASES["default"]
    if _is_file(chosen):
        # SQLite's own copy: consistent while others write.
        there, copy = sqlite3.connect(chosen["NAME"]), sqlite3.connect(folder / _FILE)
        there.backup(copy)
        copy.close()
        there.close()
        return
    _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file",
         str(folder / _DUMP), *_whom(chosen))  # fmt: skip


def _load_database(backup: Path, home: Path) -> None:
    chosen = settings.DATABASES["default"]
    if (backup / _FILE).exists() != _is_file(chosen):
        raise BackupBroken("备份来自另一种数据库")
    if _is_file(chosen):
        (home / "db").mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copyfile(backup / _FILE, chosen["NAME"])
        return
    _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
         "--no-privileges", *_whom(chosen), str(backup / _DUMP))  # fmt: skip


def _is_file(chosen: dict[str, Any]) -> bool:
    return bool(chosen["ENGINE"].endswith("sqlite3"))


def _whom(chosen: dict[str, Any]) -> list[str]:
    words = [f"--dbname={chosen['NAME']}"]
    for option, name in (("--host", "HOST"), ("--port", "PORT"), ("--username", "USER")):
        if chosen[name]:
            words.append(f"{option}={chosen[name]}")
    return words


def _run(*command: str) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError:
        raise BackupBroken(f"没有 {command[0]}，请安装 postgresql-client") from None
    except subprocess.CalledProcessError as error:
        first = (error.stderr.strip().splitlines() or ["?"])[0]
        raise BackupBroken(f"{command[0]}：{first}") from None
