"""A process of ours that another of ours starts: by which command, and how it is told a secret."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
_KEPT: Final = ("PATH", "LD_LIBRARY_PATH", "HOME", "LANG", "PYTHONPATH", "VIRTUAL_ENV")


def command(role: str, module: str, *words: str) -> list[str]:
    """Return the command of a role: of the frozen program, or of its module from source."""
    if getattr(sys, "frozen", False):
        return [sys.executable, role, *words]
    return [sys.executable, "-m", module, *words]


def piped(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that is told what it knows by a pipe, and answers by another.

    Raises:
        OSError: it cannot be started.
    """
    import subprocess  # noqa: PLC0415 - a first frame waits for commands alone

    return subprocess.Popen(
        command,
        cwd=ROOT,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a fault's text may hold what it was told
        bufsize=0,
    )
