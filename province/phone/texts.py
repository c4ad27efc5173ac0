"""`python -m province texts [--once]`: texts that wait are sent, by whatever sends texts here.

A process of its own: how long a gateway takes must not show on the page whether a number is
somebody's. A province brings a `Sender` of its own; the one that is here writes to the console.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final, Protocol

from django.db import transaction

from province.phone.models import Text
from province.publish.commands import OK, Arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVERY_S: Final = 1.0


class Sender(Protocol):
    """What sends a text; raises OSError where the line is down, and is asked again."""

    def send(self, number: str, words: str) -> None:
        """Send it."""


class Console:
    """Writes texts to standard output: for trying things, never for a province."""

    def send(self, number: str, words: str) -> None:
        """Write it."""
        sys.stdout.write(f"{number}\t{words}\n")
        sys.stdout.flush()


def send_waiting(sender: Sender) -> int:
    """Send what waits, the oldest first; return how many there were, nobody's among them."""
    sent = 0
    while True:
        with transaction.atomic():
            waiting = Text.objects.order_by("pk").first()
            if waiting is None:
                return sent
            if waiting.number:
                sender.send(waiting.number, waiting.words)
            waiting.delete()
        sent += 1


def texts(argv: Sequence[str]) -> int:
    """Send until stopped, or once."""
    parser = Arguments(prog="province texts")
    parser.add_argument("--once", action="store_true", help="send what waits and end")
    options = parser.parse_args(argv)
    try:
        while True:
            send_waiting(Console())
            if options.once:
                return OK
            time.sleep(_EVERY_S)
    except KeyboardInterrupt:
        return OK
