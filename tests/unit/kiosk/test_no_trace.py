"""A process can forbid that it is dumped, and end with its parent."""

from __future__ import annotations

import subprocess
import sys

_PR_GET_DUMPABLE = 3


def said_by(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
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
        "from kiosk.no_trace import end_with_parent; import time; end_with_parent();"
        "print('ready', flush=True); time.sleep(60)"
    )
    parent = (
        "import subprocess, sys;"
        f"child = subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.PIPE);"
        "child.stdout.readline(); print(child.pid)"
    )
    pid = said_by(parent)
    # The kernel has sent the signal by the time the parent's end was told; the rest is burial.
    waited = subprocess.run(
        ["timeout", "10", "sh", "-c", f"while kill -0 {pid} 2>/dev/null && ! grep -q '^State:.Z' "
         f"/proc/{pid}/status; do :; done"],
        check=False,
    )  # fmt: skip
    assert waited.returncode == 0
