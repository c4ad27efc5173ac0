"""The demo and its visits; and a smaller province for journeys without a window."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from assets.demo.stage import Stage
from tests import turnstile
from tests.batches import small
from tests.robots import chromium
from tests.robots.chromium import OFFICE_PC
from tests.robots.officer import Officer
from tests.robots.terminal import visits
from tests.simulators.demo import Demo, running

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser

    from tests.robots.terminal import Visitor


def brought_up(factory: pytest.TempPathFactory) -> AbstractContextManager[Demo]:
    """Bring a demo up. MINGJING_DEMO names one that lies prepared, to try things quickly."""
    standing = os.environ.get("MINGJING_DEMO")
    prepared = Path(standing) if standing else turnstile.common(factory) / "demo"
    return running(prepared, factory.mktemp("demo"))


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Have one for all: who changes what others look at takes one of their own."""
    with brought_up(tmp_path_factory) as demo:
        yield demo


@pytest.fixture(scope="module")
def east_river(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Return a province of one village, 东河村, that is ready to be served: a module's own."""
    prepared = turnstile.common(tmp_path_factory) / "east_river"
    prepared.mkdir(exist_ok=True)
    with turnstile.held(prepared / "lock"):
        if not (prepared / "prepared").exists():
            batch = small.write(tmp_path_factory.mktemp("batch") / "small")
            Stage(prepared).prepare(batch, [small.OFFICE])
    root = tmp_path_factory.mktemp("east_river") / "stage"
    shutil.copytree(prepared, root)
    return Stage(root)


@pytest.fixture
def visit(demo: Demo) -> Iterator[Callable[..., Visitor]]:
    """Begin visits; they end with the test."""
    with visits(demo.home) as begin:
        yield begin


@pytest.fixture(scope="module")
def officers(demo: Demo) -> Demo:
    """Give the demo its officers, unless it has them."""
    there = demo.stage.province("officer", "list")
    for words in cases.OFFICERS:
        if f"{words[0]}\t" not in there:
            demo.stage.officer(*words)
    return demo


@pytest.fixture(scope="module")
def matched(officers: Demo) -> Demo:
    """Have the rules looked over the demo."""
    officers.stage.province("match", "--as-of", str(cases.TODAY))
    return officers


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium.browser() as running:
        yield running


@pytest.fixture
def enter(officers: Demo, browser: Browser) -> Iterator[Callable[..., Officer]]:
    """Have an officer come in; at the end nobody's browser has complained."""
    came: list[Officer] = []

    def come(account: str, size: tuple[int, int] = OFFICE_PC) -> Officer:
        one = Officer(browser, officers.address, size)
        one.log_in(account, officers.stage.code(account))
        came.append(one)
        return one

    yield come
    for one in came:
        one.close()
    assert [fault for one in came for fault in one.faults] == []
