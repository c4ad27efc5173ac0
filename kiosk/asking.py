"""How the screen asks a service of this machine: one question, one answer, a line of JSON each.

Over a socket in the service's own folder. `kiosk.joining` and `kiosk.networks` say what is asked;
who waits at which socket stands in the units. Imports no Qt and no network.
"""

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from kiosk import door
from kiosk.errors import KnownError
from kiosk.systemd import notify, watchdog_s

_MOST: Final = 64 * 1024
_HEARING_S: Final = 5.0

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")


class NoService(KnownError):
    """Nobody answers at the socket."""

    key = "no_service"


def ask(variable: str, question: object, answer: type[_Answer], patience_s: float) -> _Answer:
    """Put a question to a service and wait for its answer. For a worker thread.

    Args:
        variable: of the environment; names the socket.
        question: a struct of the kind that the service takes.
        answer: the kind that it gives.
        patience_s: seconds.

    Raises:
        NoService: nobody answers, or not in time.
    """
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(patience_s)
            line.connect(os.environ.get(variable, ""))
            line.sendall(msgspec.json.encode(question) + b"\n")
            said = line.makefile("rb").readline(_MOST)
        return msgspec.json.decode(said, type=answer)
    except (OSError, msgspec.MsgspecError) as error:
        raise NoService from error


def serve(
    path: Path,
    question: type[_Question],
    answer: Callable[[_Question], object],
    done: Callable[[], bool] = lambda: False,
) -> None:
    """Answer at a socket, one after the other, until `done`. Raises OSError.

    SIGTERM ends it where it stands, as it ends any program: nothing is half done that matters.
    """
    with door.opened(path) as opened:
        notify("READY=1")
        opened.settimeout(watchdog_s())
        while not done():
            notify("WATCHDOG=1")
            try:
                line, _ = opened.accept()
            except TimeoutError:
                continue
            notify("WATCHDOG=1")  # an answer may take minutes
            with line, suppress(OSError):
                line.settimeout(_HEARING_S)
                said = line.makefile("rb").readline(_MOST)
                try:
                    heard = msgspec.json.decode(said, type=question)
                except msgspec.MsgspecError:
                    continue  # no screen of ours
                line.sendall(msgspec.json.encode(answer(heard)) + b"\n")
    path.unlink(missing_ok=True)
