"""The demo province on loopback and one terminal of 三塘村, brought up once for all journeys."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assets.demo import build, cases
from assets.demo.stage import Stage
from kiosk.config import Home
from tests.robots.terminal import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Demo:
    """The whole product, running."""

    stage: Stage
    address: str
    home: Home


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Bring the demo up. MINGJING_DEMO names one that stands already, to try things quickly."""
    standing = os.environ.get("MINGJING_DEMO")
    root = Path(standing) if standing else tmp_path_factory.mktemp("demo")
    batch = root / "batch"
    if not batch.exists():
        build.write(batch)
    stage = Stage(root)
    stage.prepare(batch, cases.OFFICES, cases.OUTCOMES)
    with stage.serving() as address:
        stage.set_up(address, [cases.VILLAGE])
        stage.terminal("sync", "--once")
        yield Demo(stage, address, Home(root / "terminal"))


@pytest.fixture
def visit(demo: Demo) -> Iterator[Callable[..., Visitor]]:
    """Begin visits; they end with the test."""
    open_: list[Visitor] = []

    def begin(**how: object) -> Visitor:
        visitor = Visitor(demo.home, **how)  # type: ignore[arg-type]
        open_.append(visitor)
        return visitor

    yield begin
    for visitor in open_:
        visitor.close()
