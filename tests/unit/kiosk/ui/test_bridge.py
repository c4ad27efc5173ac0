"""Questions go to the worker, answers come back to the thread of the screen."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from kiosk.config import Home
from kiosk.ui.bridge import Bridge
from kiosk.ui.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_an_answer_comes_on_the_thread_that_asked(qtbot: QtBot, tmp_path: Path) -> None:
    bridge = Bridge(Desk(Home(tmp_path)))
    came: list[tuple[int, int]] = []
    bridge.ask(
        lambda _: threading.get_ident(),
        lambda worker: came.append((worker, threading.get_ident())),
        lambda _: None,
    )
    qtbot.waitUntil(lambda: bool(came))
    ((worker, here),) = came
    bridge.close()
    assert here == threading.get_ident() != worker
