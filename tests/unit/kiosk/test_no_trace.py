"""A process can forbid that it is dumped, and end with its parent."""

from __future__ import annotations

import subprocess
import sys

_PR_GET_DUMPABLE = 3


def said_by(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=20
    ).stdout.strip()


def test_no_core_and_no_reading_of_its_memory() -> None:
    look = f"ctypes.CDLL(None).prctl({_PR_GET_DUMPABLE})"
    code = (
        "import ctypes, resource; from kiosk.no_trace import leave_no_dump; leave_no_dump();"
        f"print({look}, resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert said_by(code) == "0 (0, 0)"


def test_it_ends_with_its_parent() -> None:
    child = (
        "from kiosk.no_trace import end_with_parent; import sys, time; end_with_parent();"
        "print('ready', file=sys.stderr, flush=True); time.sleep(60)"
    )
    parent = (
        "import subprocess, sys;"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], stderr=subprocess.PIPE);"
        "print(child.stderr.readline())"
    )
    # The child holds the other end of this pipe: reading it ends when the child does.
    assert "ready" in said_by(parent)
