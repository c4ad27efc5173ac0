"""The devices' process as a terminal runs it, with a simulated reader and printer at its ports."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kiosk.devices import SOCKET
from tests.simulators.card_reader import PtyReader, Reader
from tests.simulators.paper_printer import PaperPrinter

if TYPE_CHECKING:
    from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 60.0


class Devices:
    """A folder with two ports, and the process that holds them. Plug in what you need.

    Args:
        folder: a fresh folder.
        paper_mm: width of the paper.
    """

    def __init__(self, folder: Path, paper_mm: int = 58) -> None:
        self.reader = Reader()
        self.card_port = PtyReader(folder / "card", self.reader)
        self.paper = PaperPrinter(folder / "lp0")
        self.socket = folder / "socket"
        self._folder = folder
        (folder / "settings.json").write_text(
            json.dumps(
                {
                    "reader_ports": str(self.card_port.path),
                    "printer": str(self.paper.path),
                    "paper_mm": paper_mm,
                }
            )
        )

    def __enter__(self) -> Self:
        command = [sys.executable, "main.py", "devices", "--socket", str(self.socket), "--attached"]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"MINGJING_HOME": str(self._folder)},
            stdin=subprocess.PIPE,
        )
        end = time.monotonic() + _PATIENCE_S
        while not self.socket.exists():
            assert time.monotonic() < end, "the devices' process does not come up"
            time.sleep(0.005)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            assert self.process.wait(_PATIENCE_S) == 0
        finally:
            self.card_port.unplug()
            self.paper.unplug()

    @property
    def environment(self) -> dict[str, str]:
        return {SOCKET: str(self.socket)}

    def said(self, line: bytes) -> dict[str, object]:
        """Ask the process one thing."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
            end.settimeout(_PATIENCE_S)
            end.connect(str(self.socket))
            end.sendall(line)
            answer: dict[str, object] = json.loads(end.makefile("rb").readline())
        return answer
