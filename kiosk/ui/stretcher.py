"""Has ID numbers and receipt codes stretched outside the visit's process. Owned by `desk`.

One process stands by, knowing nothing; it is told one secret by a pipe, answers and is gone, and
the next one stands by. Used on the worker's thread only: the process ends with that thread.
"""

import subprocess
from contextlib import suppress
from typing import Final

from kiosk import child
from kiosk.errors import KnownError
from kiosk.stretch import ANSWER_BYTES, asked

_PATIENCE_S: Final = 20.0  # a slow processor, a cold disk


class NotStretched(KnownError):
    """No process could be had that does it: no memory, most likely."""

    key = "not_stretched"


class Stretcher:
    """The process that stands by."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process that stands by."""
        return self._process.pid if self._process is not None else None

    def stand_by(self) -> None:
        """Have a process ready, so that nobody waits for its start.

        Raises:
            NotStretched: none can be started.
        """
        if self._process is None:
            self._process = _started()

    def stretch(self, secret: str, salt: bytes, memory_kib: int) -> bytes:
        """Do what `protocol.stretching.stretch` does, elsewhere.

        Raises:
            NotStretched: neither the process that stood by nor a fresh one answered.
        """
        question = asked(secret, salt, memory_kib)
        answer = self._answer(question) or self._answer(question)
        if not answer:
            raise NotStretched
        with suppress(NotStretched):  # then the next one starts when it is needed
            self.stand_by()
        return answer

    def close(self) -> None:
        """End the process that stands by."""
        process, self._process = self._process, None
        if process is not None:
            process.communicate()

    def _answer(self, question: bytes) -> bytes:
        """Return what a process answers; nothing if it could not."""
        process, self._process = self._process or _started(), None
        try:
            answer, _ = process.communicate(question, _PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return b""
        return answer if len(answer) == ANSWER_BYTES else b""


def _started() -> subprocess.Popen[bytes]:
    try:
        return child.piped(command())
    except OSError as error:
        raise NotStretched from error


def command() -> list[str]:
    """Return the process's command."""
    return child.command("stretch", "kiosk.stretch")
