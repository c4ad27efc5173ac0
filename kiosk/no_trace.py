"""A process that leaves nothing of its memory behind. Called first by the ui and by the voice.

No core dump, no debugger or /proc/<pid>/mem for others than root; and, wanted, no life beyond
its parent's. Linux only, as the terminal is; where the kernel refuses, the process goes on.
"""

import ctypes
import resource
import signal
from typing import Final

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4


def leave_no_dump() -> None:
    """Forbid core dumps, for this process and those it starts, and reading its memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Have the kernel end this process when the thread that started it is gone."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
