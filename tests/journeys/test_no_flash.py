"""Between two visits no desktop is to be seen, before a real X server."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kiosk.config import Home
from tests.robots.supervised import Supervised
from tests.simulators.display import Stare, display

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.simulators.demo import Demo

pytestmark = pytest.mark.skipif(not shutil.which("Xvfb"), reason="no Xvfb here")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with display() as number:
        monkeypatch.setenv("DISPLAY", number)
        monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
        yield


@pytest.mark.usefixtures("screen")
def test_where_no_window_is_it_would_be_seen() -> None:
    looked, black = Stare().seen()
    assert black == looked > 0


@pytest.mark.usefixtures("screen")
def test_no_desktop_is_seen_between_visits(demo: Demo, tmp_path: Path) -> None:
    home = Home(tmp_path / "terminal")
    shutil.copytree(demo.home.root, home.root)
    stage = Supervised(home, tmp_path)
    try:
        visit = stage.visit()
        stare = Stare()
        for _ in range(3):
            visit.do("tap", "open_ledger")
            visit.do("leave")
            visit = stage.visit()
        visit.do("expect", "查我的补贴")
        looked, black = stare.seen()
    finally:
        stage.close()
    assert black == 0
    assert looked > 100


@pytest.mark.usefixtures("screen")
def test_pinyin_is_typed_in_a_real_window(demo: Demo, tmp_path: Path) -> None:
    stage = Supervised(demo.home, tmp_path)
    try:
        visit = stage.visit()
        visit.do("tap", "open_speak")
        visit.do("tap", "start_writing")
        assert visit.do("pinyin", "nihao") == "你好"
    finally:
        stage.close()
