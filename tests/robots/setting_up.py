"""The technician before a machine that has not joined a province, and the service that helps."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from tests.robots import manual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.config import Home
    from tests.robots.terminal import Visitor

FOLDER = Path(__file__).resolve().parents[2] / "docs/pictures/technician"
_PATIENCE_S = 60.0


class Technician:
    """What a technician taps and reads there."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def writes(self, field: str, text: str) -> None:
        """Fill a field in."""
        self.visitor.tap(f"{field}_input")
        self.visitor.all(f"{field}_input")[0].setProperty("text", "")
        for key in text:
            QTest.keyClick(self.visitor.window, key)
        self.visitor.settle()

    def keys(self, field: str, text: str) -> None:
        """Fill a field in by the keys on the screen."""
        visitor = self.visitor
        visitor.tap(f"{field}_input")
        visitor.all(f"{field}_input")[0].setProperty("text", "")
        for key in text:
            page = "close_signs" if key.isalpha() else "open_signs"
            if visitor.all(page):
                visitor.tap(page)
            if key.isupper():
                visitor.tap("shift_letters")
            visitor.tap(f"type_{key.lower()}")
        visitor.until(lambda: visitor.text(f"{field}_input") == text)

    def joins(self, province: str, code: str) -> None:
        """Type address and code, and ask."""
        if not self.visitor.all("province"):
            self.visitor.tap("type_code")
        self.writes("province", province)
        self.writes("code", code)
        self.visitor.tap("join")

    def shows(self, name: str) -> None:
        """Keep a picture; with MINGJING_PICTURES set, as one of the technician's manual."""
        picture = self.visitor.picture(f"set-up-{name}")
        if os.environ.get("MINGJING_PICTURES"):
            FOLDER.mkdir(exist_ok=True)
            (FOLDER / f"{name}.png").write_bytes(manual.small(picture))

    def trouble(self) -> str:
        """Return the sentence that says what went wrong."""
        return self.visitor.text("set_up_trouble")


@contextmanager
def service(home: Home, path: Path, stick: Path | None = None) -> Iterator[None]:
    """Have the set-up service stand by for as long as the block lasts."""
    environment = os.environ | {
        "MINGJING_HOME": str(home.root),
        "MINGJING_SETUP_STICK": str(stick or path.with_name("no stick")),
    }
    command = [sys.executable, "main.py", "setup", "--socket", str(path)]
    process = subprocess.Popen(command, cwd=Path(__file__).resolve().parents[2], env=environment)
    try:
        end = time.monotonic() + _PATIENCE_S
        while not path.exists():
            assert time.monotonic() < end, "the service does not stand by"
            time.sleep(0.01)
        yield
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)
