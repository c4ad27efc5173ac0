"""The demo province on loopback and one terminal of 三塘村: the whole product, running.

Of the demo's villages it has that one alone: every villager's page costs Argon2id. What is costly
is prepared once; each user has a copy of it, with a server and a terminal of its own.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assets.demo import build, cases
from assets.demo.stage import Stage
from kiosk.config import Home
from tests import turnstile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Demo:
    """A province that serves, and a terminal that was synced with it."""

    stage: Stage
    address: str
    home: Home


@contextmanager
def running(prepared: Path, root: Path) -> Iterator[Demo]:
    """Bring a demo up in `root`, from what lies prepared; the first who comes prepares it."""
    prepared.mkdir(parents=True, exist_ok=True)
    with turnstile.held(prepared / "lock"):
        if not (prepared / "batch").exists():
            build.write(prepared / "batch", villages=[cases.VILLAGE])
        Stage(prepared).prepare(prepared / "batch", cases.OFFICES, cases.OUTCOMES)
    shutil.copytree(prepared, root, dirs_exist_ok=True)
    stage = Stage(root)
    with stage.serving() as address:
        stage.set_up(address, [cases.VILLAGE])
        stage.terminal("sync", "--once")
        yield Demo(stage, address, Home(root / "terminal"))
