"""Builds the shim and speaks to it from inside the process that it stands under."""

import ctypes
import enum
import os
import subprocess
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).with_name("shim.c")


class Calls(enum.IntFlag):
    """Kinds of calls; a point is the n-th call of the kinds asked for."""

    OPEN = 1
    MAKE = 2  # an open that makes a file
    WRITE = 4  # and ftruncate
    SYNC = 8
    NAME = 16  # rename, link, unlink, mkdir, rmdir, symlink
    SOCKET = 32
    SEND = 64  # and connect
    RECV = 128
    CHANGES = MAKE | WRITE | SYNC | NAME
    DISK = OPEN | CHANGES
    NET = SEND | RECV
    ALL = DISK | SOCKET | NET


class Action(enum.IntEnum):
    """What happens at the point. FULL and READONLY last from there on."""

    COUNT = 0
    CUT = 1  # the process ends before the call
    HALF = 2  # half of a write goes out, then the process ends
    FULL = 3  # ENOSPC for what needs room
    READONLY = 4  # EROFS for what changes anything
    BROKEN = 5  # EIO, once
    HANDLES = 6  # EMFILE, once
    SHORT = 7  # half of a write is taken, one byte of a read comes
    RESET = 8  # ECONNRESET
    ENDED = 9  # the other side closes in good order, too early
    FLIP = 10  # one bit of what comes in
    STOP = 11  # the process stands still until somebody wakes it


def build(folder: Path) -> Path:
    """Compile the shim into `folder`; return the library."""
    library = folder / "shim.so"
    order = ("gcc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl")
    subprocess.run(order, check=True)
    return library


class Shim:
    """The shim under this very process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.fault_arm.argtypes = (
            ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_int,
        )  # fmt: skip
        self._library.fault_counted.restype = ctypes.c_long
        self._library.fault_hit.restype = ctypes.c_long

    def arm(self, folder: str, action: Action, calls: Calls, point: int, trace: int = -1) -> None:
        """Begin counting calls below `folder`."""
        self._library.fault_arm(os.fsencode(folder), action, calls, point, trace)

    def disarm(self) -> tuple[int, int]:
        """Stop; return how many calls were counted and how many were spoilt."""
        self._library.fault_disarm()
        return self._library.fault_counted(), self._library.fault_hit()

    def note(self, words: str) -> None:
        """Put a word into the trace: something was promised from here on."""
        self._library.fault_note(words.encode())
