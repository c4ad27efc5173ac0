"""Log lines for the journal: a priority before each, and no line twice within an hour.

What is logged are keys and types of errors, never texts: a text could hold an address, a name or
a number. Called by sync.command.
"""

import logging
import os
import time
from typing import Final

_PRIORITY: Final = {
    logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2,
}  # fmt: skip
_QUIET_S: Final = 3600.0
_LINES_MOST: Final = 200  # different ones remembered


class Sparing(logging.Filter):
    """Lets a line pass once an hour; the next time it says how often it was held back."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: dict[str, tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether this line is written."""
        line, now = record.getMessage(), time.monotonic()
        at, held = self._seen.get(line, (now - _QUIET_S, 0))
        if now - at < _QUIET_S:
            self._seen[line] = (at, held + 1)
            return False
        if len(self._seen) >= _LINES_MOST:
            self._seen.clear()
        self._seen[line] = (now, 0)
        if held:
            record.msg, record.args = f"{line} (and {held} times before)", ()
        return True


class _Prefixed(logging.Formatter):
    """`<4>poll: offline`, as sd-daemon(3) has it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line; a trace is never written."""
        line = record.getMessage().replace("\n", " ")
        return f"<{_PRIORITY.get(record.levelno, 5)}>{line}"


def begin() -> None:
    """Log to standard error: plainly for a person, with priorities for the journal."""
    handler = logging.StreamHandler()
    if os.environ.get("JOURNAL_STREAM"):
        handler.setFormatter(_Prefixed())
    handler.addFilter(Sparing())
    logging.basicConfig(level=logging.WARNING, format="%(message)s", handlers=[handler])
