"""Lets the workers of one run of the tests take turns, each with its own files.

A test that measures time, marked `alone`, waits until the other workers are between two tests and
keeps them there. What is costly to make is made once, by whoever needs it first.
"""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest


def common(factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this run share."""
    base = factory.getbasetemp()
    # A worker's own folder lies in the run's.
    return base.parent if base.name.startswith("popen-") else base


@contextmanager
def held(file: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Hold a lock on a file, alone or shared."""
    with file.open("a") as lock:
        fcntl.flock(lock, how)
        yield


@contextmanager
def turn(folder: Path, *, alone: bool) -> Iterator[None]:
    """Run one test: beside those of other workers, or while they wait."""
    # Who waits to be alone stands in the door, so that nobody passes by for ever.
    with (folder / "door").open("a") as door, (folder / "room").open("a") as room:
        fcntl.flock(door, fcntl.LOCK_EX)
        fcntl.flock(room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(door, fcntl.LOCK_UN)
        yield
