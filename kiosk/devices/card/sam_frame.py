"""Frames of the security module in a card reader (GA 467). Pure: bytes in, answers out.

    AA AA AA 96 69 | length, 2 bytes, big endian | body | checksum

The length counts body and checksum; the checksum is the XOR of length and body. A command's body is
command, parameter, data; an answer's is three status bytes (the first two 0) and data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import xor
from typing import Final

PREAMBLE: Final = b"\xaa\xaa\xaa\x96\x69"
KEPT: Final = 4 + 256  # bytes of an answer's data: two lengths and the text
_LENGTH_AT: Final = len(PREAMBLE)
_STATUS: Final = 3
_SHORTEST: Final = _STATUS + 1
_LONGEST: Final = 4096  # text, photo and two fingerprints are 2,314


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `data` is wiped by whoever used it; `fits` is False for a wrong checksum."""

    status: int  # the third status byte
    data: bytearray = field(repr=False)
    fits: bool = True


def frame(body: bytes) -> bytes:
    """Return the frame around a body."""
    counted = (len(body) + 1).to_bytes(2, "big") + body
    return PREAMBLE + counted + bytes((reduce(xor, counted),))


class Answers:
    """Finds the answers in what a port gives, however it is cut, with noise before and between.

    Of an answer's data no more than `KEPT` bytes are kept: the photo and the fingerprints behind
    them go into the checksum one by one and nowhere else.
    """

    def __init__(self) -> None:
        self._start()

    def feed(self, some: bytes) -> Answer | None:
        """Take bytes; return the answer that they complete. What follows it is dropped."""
        for byte in some:
            if self._take(byte):
                answer = Answer(self._status, self._data, self._sum == 0)
                self._start()
                return answer
        return None

    def _start(self) -> None:
        self._head = 0  # bytes of the preamble seen
        self._length = b""
        self._left = 0  # bytes to come, the checksum included
        self._sum = 0  # XOR of all since the preamble; 0 with the right checksum
        self._seen = 0  # bytes of the body
        self._status = 0
        self._data = bytearray()

    def _take(self, byte: int) -> bool:
        """Take one byte; return whether a frame ends with it."""
        if self._head < _LENGTH_AT:
            self._match(byte)
            return False
        self._sum ^= byte
        if len(self._length) < 2:  # noqa: PLR2004 - two bytes of length
            self._length += bytes((byte,))
            self._left = int.from_bytes(self._length, "big")
            if len(self._length) == 2 and not _SHORTEST <= self._left <= _LONGEST:  # noqa: PLR2004
                self._start()  # no length of an answer: the preamble was noise
            return False
        self._left -= 1
        self._seen += 1
        if self._seen == _STATUS:
            self._status = byte
        elif _STATUS < self._seen <= _STATUS + KEPT and self._left:
            self._data.append(byte)
        return self._left == 0

    def _match(self, byte: int) -> None:
        if byte == PREAMBLE[self._head]:
            self._head += 1
        elif byte == PREAMBLE[0]:
            # After AA AA AA a further AA may be the preamble's third.
            self._head = 3 if self._head == 3 else 1  # noqa: PLR2004
        else:
            self._head = 0
