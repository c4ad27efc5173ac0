"""The handwriting reader as the screen has it: a process of its own, asked over two pipes.

Blocking: the screen calls it on a thread of its own (`kiosk.ui.input.pen`).
"""

import os
import selectors
import subprocess
import time
from typing import Final

from kiosk import child
from kiosk.devices.handwriting import Guess, HandwritingGone, Strokes, wire

_LOADING_S: Final = 20.0  # a cold disk, a slow processor
_READING_S: Final = 5.0
_ENDING_S: Final = 1.0


class ReaderProcess:
    """Starts the process, asks it, and starts it anew after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process's number, while it runs."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start it and wait until the model is loaded; see `HandwritingReader.start`."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        try:
            self._process = child.piped(command())
        except OSError as error:
            raise HandwritingGone from error
        self._receive(_LOADING_S)

    def read(self, strokes: Strokes, height: float) -> tuple[Guess, ...]:
        """Return the line's characters; see `HandwritingReader.read`."""
        if not any(strokes):
            return ()
        if self._process is None or self._process.stdin is None:
            raise HandwritingGone
        left = memoryview(wire.pack(wire.Asked(strokes, height)))
        try:
            while left:
                left = left[os.write(self._process.stdin.fileno(), left) :]
        except OSError as error:
            self.close()
            raise HandwritingGone from error
        return self._receive(_READING_S)

    def close(self) -> None:
        """End the process, and with it all that it was told."""
        gone, self._process = self._process, None
        if gone is None:
            return
        for pipe in (gone.stdin, gone.stdout):
            if pipe is not None:
                pipe.close()
        try:
            gone.wait(_ENDING_S)
        except subprocess.TimeoutExpired:
            gone.kill()
            gone.wait()

    def _receive(self, patience_s: float) -> tuple[Guess, ...]:
        end = time.monotonic() + patience_s
        try:
            body = self._exactly(wire.length(self._exactly(wire.HEAD, end)), end)
            return wire.unpack(body, wire.Answered)
        except (EOFError, TimeoutError, OSError, ValueError) as error:
            self.close()
            raise HandwritingGone from error

    def _exactly(self, size: int, end: float) -> bytes:
        """Return that many bytes.

        Raises:
            EOFError: the process is gone.
            TimeoutError: they did not come in time.
        """
        process = self._process
        if process is None or process.stdout is None:
            raise EOFError
        found = b""
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            while len(found) < size:
                if not ready.select(max(0.0, end - time.monotonic())):
                    raise TimeoutError
                part = os.read(process.stdout.fileno(), size - len(found))
                if not part:
                    raise EOFError
                found += part
        return found


def command() -> list[str]:
    """Return the process's command."""
    return child.command("handwriting", "kiosk.devices.handwriting.process")
