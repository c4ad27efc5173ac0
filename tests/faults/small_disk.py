"""Rounds on a real disk that is too small: `python -m tests.faults.small_disk`, an order on stdin.

Started in a mount namespace of its own, so that nobody else sees the disk. Before each round
everything but so many pages is filled; after it the folder is looked at, room is made, and sync
must recover. `mode` is full (a tmpfs with so many pages free) or readonly (one that takes nothing).
"""

import json
import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.sync.daemon import Daemon
from tests.faults import checks

_PAGE: Final = os.sysconf("SC_PAGESIZE")
_DISK: Final = 4 * 1024 * 1024
_ENOUGH: Final = 3  # rounds that met no want of room: more room changes nothing


def main() -> int:
    """Play; print what was found as JSON."""
    order = json.load(sys.stdin)
    logging.disable()
    disk = Path(order["folder"]) / "disk"
    disk.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(disk))
    found = [_round(order, disk, 0)] if order["mode"] == "readonly" else _rounds(order, disk)
    print(json.dumps(found))  # noqa: T201 - the answer
    return 0


def _rounds(order: dict[str, Any], disk: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    calm = pages = 0
    while calm < _ENOUGH:
        found.append(_round(order, disk, pages))
        calm = 0 if found[-1]["known"] else calm + 1
        pages += order["step"]
    return found


def _round(order: dict[str, Any], disk: Path, pages: int) -> dict[str, Any]:
    home, ballast = Home(disk / "terminal"), disk / "ballast"
    shutil.rmtree(home.root, ignore_errors=True)
    shutil.copytree(order["before"], home.root, symlinks=True)
    wanted = checks.Wanted(**order["wanted"])
    readonly = order["mode"] == "readonly"
    if readonly:
        _mount("-o", "remount,ro", str(disk))
    else:
        _fill(ballast, pages)
    known, said = [], []
    try:
        with Daemon(home) as daemon:
            problem = daemon.once(rounds=0).problem
            known += [problem.key] if problem else []
    except KnownError as error:
        known.append(error.key)
    except Exception as error:  # noqa: BLE001 - an error that nobody names is what we look for
        said.append(f"unnamed: {type(error).__name__}")
    said += checks.left(home, wanted)
    if readonly:
        _mount("-o", "remount,rw", str(disk))
    ballast.unlink(missing_ok=True)
    outbox.sweep(home)
    return {"pages": pages, "known": known, "said": [*said, *checks.recovered(home, wanted)]}


def _fill(ballast: Path, pages: int) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(_PAGE)):
                pass
        except OSError:
            file.truncate(max(0, file.tell() - pages * _PAGE))


def _mount(*words: str) -> None:
    subprocess.run(("mount", *words), check=True)


if __name__ == "__main__":
    sys.exit(main())
