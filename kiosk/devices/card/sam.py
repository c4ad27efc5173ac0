"""Talks with the security module of a reader over any port: is it well, is there a card, whose.

Called by the reader's loop, in its thread. There is no command that reads the text alone: photo and
fingerprints cross the wire and are dropped by `sam_frame` byte by byte.
"""

from __future__ import annotations

import time
from typing import Final, Protocol

from kiosk.devices.card import Card, CardUnreadable
from kiosk.devices.card.sam_frame import Answer, Answers, frame
from kiosk.devices.card.text import LENGTH, parse
from kiosk.devices.errors import CardLost, ReaderFaulty, ReaderNoisy, ReaderSilent

_STATUS: Final = frame(b"\x11\xff")
_FIND: Final = frame(b"\x20\x01")
_SELECT: Final = frame(b"\x20\x02")
_READ: Final = frame(b"\x30\x01")
_GOOD: Final = 0x90
_FOUND: Final = 0x9F
_OF_THE_FRAME: Final = frozenset({0x10, 0x11})  # our command arrived damaged
_OF_THE_MODULE: Final = frozenset({0x60, 0x66})  # self-test failed, not licensed
_TRIES: Final = 3
_SHORT_S: Final = 0.6
_READ_S: Final = 4.0  # a card's contents at 9,600 baud and the card's own second
_LENGTHS: Final = 4  # two lengths of two bytes before the text


class Port(Protocol):
    """What carries bytes to a reader and back."""

    def write(self, data: bytes) -> None:
        """Send all of it. Raises ReaderGone."""
        ...

    def read(self, patience_s: float) -> bytes:
        """Return what came, at least a byte; nothing when the time is over. Raises ReaderGone."""
        ...

    def drop(self) -> None:
        """Forget what came and was not read. Raises ReaderGone."""
        ...

    def close(self) -> None:
        """Let go of the port; never raises."""
        ...


class Sam:
    """One reader. Every method may raise ReaderGone, ReaderSilent, ReaderNoisy, ReaderFaulty."""

    def __init__(self, port: Port, short_s: float = _SHORT_S) -> None:
        self._port = port
        self._short_s = short_s

    def greet(self) -> None:
        """Return when the reader says that it is well."""
        status = self._ask(_STATUS, self._short_s).status
        if status != _GOOD:
            raise ReaderFaulty(status)

    def find(self) -> bool:
        """Whether a card lies there that was not read since it was laid down."""
        status = self._ask(_FIND, self._short_s).status
        if status in _OF_THE_MODULE:
            raise ReaderFaulty(status)
        return status == _FOUND

    def card(self) -> Card:
        """Select and read the card that `find` found.

        Raises:
            CardLost: it was taken away, or there are two.
            CardUnreadable: it holds no text of a card that we know.
        """
        if self._ask(_SELECT, self._short_s).status != _GOOD:
            raise CardLost
        answer = self._ask(_READ, _READ_S, tries=1)
        if answer.status != _GOOD:
            raise CardLost
        try:
            return _card(answer.data)
        finally:
            answer.data[:] = bytes(len(answer.data))

    def close(self) -> None:
        """Let go of the port."""
        self._port.close()

    def _ask(self, command: bytes, patience_s: float, tries: int = _TRIES) -> Answer:
        """Send a command and return a whole answer; a damaged one is asked for again."""
        damaged = False
        for _ in range(tries):
            self._port.drop()
            self._port.write(command)
            answer = self._wait(patience_s)
            if answer is None:
                continue
            if answer.fits and answer.status not in _OF_THE_FRAME:
                return answer
            answer.data[:] = bytes(len(answer.data))
            damaged = True
        if tries == 1 and damaged:
            raise CardLost
        raise ReaderNoisy if damaged else ReaderSilent

    def _wait(self, patience_s: float) -> Answer | None:
        answers = Answers()
        end = time.monotonic() + patience_s
        while (left := end - time.monotonic()) > 0:
            answer = answers.feed(self._port.read(left))
            if answer is not None:
                return answer
        return None


def _card(data: bytearray) -> Card:
    if int.from_bytes(data[:2], "big") != LENGTH:
        raise CardUnreadable
    text = data[_LENGTHS : _LENGTHS + LENGTH]
    try:
        return parse(text)
    finally:
        text[:] = bytes(len(text))
