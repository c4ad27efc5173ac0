"""A terminal's log, when an operator asks for it: last lines of its services, masked by itself.

The heartbeat's answer carries the wish; the terminal signs what it sends like a heartbeat, for this
purpose. Nothing that a visitor causes is among it: not a line of the screen's or the card reader's
own.
"""

import msgspec

VERSION = 1
MOST_LINES = 300
MOST_TEXT = 200  # characters of a line
MOST_BYTES = 256 * 1024


class LogBroken(ValueError):
    """Not a log."""


class Line(msgspec.Struct, frozen=True):
    """One line: when, to the minute, in UTC; of which service; what it says."""

    at: str
    service: str
    text: str


class Log(msgspec.Struct, frozen=True):
    """The lines, the oldest first."""

    v: int
    lines: tuple[Line, ...]


def write(value: Log) -> bytes:
    """Encode a log."""
    return msgspec.json.encode(value)


def read(data: bytes) -> Log:
    """Decode and check a log; raises LogBroken."""
    try:
        found = msgspec.json.decode(data, type=Log)
    except msgspec.MsgspecError as error:
        raise LogBroken("not a log") from error
    longest = max((len(line.text) for line in found.lines), default=0)
    if found.v != VERSION or len(found.lines) > MOST_LINES or longest > MOST_TEXT:
        raise LogBroken("another version, or too much")
    return found
