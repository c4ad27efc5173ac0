"""What goes over the pipes between the screen and the reader's process.

A message is its length in four bytes, then msgspec's MessagePack. Asked: `Asked`; answered: a list
of guesses. The first answer, an empty one, says that the model is loaded.
"""

import struct
from typing import BinaryIO, Final, TypeVar

import msgspec

from kiosk.devices.handwriting import Guess, Strokes

_T = TypeVar("_T")
_LENGTH: Final = struct.Struct(">I")
_MOST: Final = 4 << 20  # bytes: more is no line of handwriting


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """A line to read."""

    strokes: Strokes
    height: float


Answered = tuple[Guess, ...]


def pack(message: Asked | Answered) -> bytes:
    """Return a message as it goes over the pipe."""
    body = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(body)) + body


def length(head: bytes) -> int:
    """Return how many bytes follow the first `HEAD` of them.

    Raises:
        ValueError: too many to be a message.
    """
    (found,) = _LENGTH.unpack(head)
    if found > _MOST:
        raise ValueError("no message is this long")
    return int(found)


def unpack(body: bytes, kind: type[_T]) -> _T:
    """Return the message.

    Raises:
        ValueError: it is no such message.
    """
    return msgspec.msgpack.decode(body, type=kind)


def receive(pipe: BinaryIO) -> bytes | None:
    """Return the next message's body from a blocking pipe; None at its end."""
    head = pipe.read(HEAD)
    if len(head) < HEAD:
        return None
    expected = length(head)
    body = pipe.read(expected)
    return body if len(body) == expected else None


HEAD: Final = _LENGTH.size
