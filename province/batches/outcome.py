"""What an import tells: counts per file, refused rows in `rejected.csv`, progress. Command only."""

from __future__ import annotations

import csv
import os
import re
import sys
import time
from dataclasses import asdict, dataclass, field
from typing import IO, TYPE_CHECKING, Final

from province.batches import values

if TYPE_CHECKING:
    from pathlib import Path

    from province.batches.errors import BadRow

_PROGRESS_SECONDS: Final = 2.0
# Any run that could be an ID number or a bank account, also mistyped or in groups.
_SECRET: Final = re.compile(r"(?<![0-9A-Za-z])\d(?:[ \t]?\d){12,19}[Xx]?(?![0-9A-Za-z])", re.ASCII)
_RUNS: Final = re.compile(r"-(?!\d[\d,.]*$)")  # a minus that is no number's
_ENDS: Final = 4
_SHORTEST_WITH_ENDS: Final = 12
_SHOWN: Final = 200


@dataclass(slots=True)
class Counts:
    """What became of one file's rows; `refused` says why, if the file was refused whole."""

    read: int = 0
    accepted: int = 0
    unchanged: int = 0
    replaced: int = 0
    rejected: int = 0
    withdrawn: int = 0
    ignored_columns: int = 0
    refused: str = ""

    def as_json(self) -> dict[str, int | str]:
        """Return the counts for the summary; `refused` only where it was."""
        found: dict[str, int | str] = asdict(self)
        if not self.refused:
            del found["refused"]
        return found


def mask_value(value: str, *, secret: bool) -> str:
    """Return a cell as `rejected.csv` may show it.

    Args:
        value: what stood in the cell.
        secret: the column holds ID numbers: whatever stands there is masked.
    """
    if secret:
        return _ends(value)
    return _SECRET.sub(lambda found: _ends(found[0]), values.fold(value))[:_SHOWN]


def _ends(text: str) -> str:
    if len(text) < _SHORTEST_WITH_ENDS:
        return "*" * len(text)
    return f"{text[:_ENDS]}{'*' * (len(text) - 2 * _ENDS)}{text[-_ENDS:]}"


@dataclass
class Rejects:
    """`rejected.csv`, made when the first row is refused, readable by its owner alone."""

    path: Path
    count: int = 0
    _file: IO[str] | None = field(default=None, init=False)

    def add(self, file: str, line: int, error: BadRow, *, secret: bool) -> None:
        """Write one refused row."""
        if self._file is None:
            self.start()
        value = mask_value(error.value, secret=secret)
        # A spreadsheet would run such a cell as a formula.
        if value[:1] in {"=", "@", "+", "\t", "\r"} or _RUNS.match(value):
            value = f"'{value}"
        csv.writer(self._stream()).writerow([file, line, error.column, value, error.reason])
        self.count += 1

    def start(self) -> None:
        """Make the file anew with its header."""
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(descriptor, "w", encoding="utf-8", newline="")
        csv.writer(self._file).writerow(["file", "line", "column", "value", "reason"])

    def close(self) -> None:
        """Finish the file."""
        if self._file is not None:
            self._file.close()

    def _stream(self) -> IO[str]:
        if self._file is None:
            raise AssertionError("start() comes first")
        return self._file


class Progress:
    """Says every two seconds on standard error how far a file is."""

    def __init__(self) -> None:
        self._file = ""
        self._started = self._said = time.monotonic()

    def at(self, file: str, rows: int) -> None:
        """Tell how many rows of a file have been read."""
        now = time.monotonic()
        if file != self._file:
            self._file, self._started = file, now
        if now - self._said < _PROGRESS_SECONDS:
            return
        self._said = now
        speed = rows / max(now - self._started, 0.001)
        end = "\r" if sys.stderr.isatty() else "\n"
        sys.stderr.write(f"{file}: {rows:,} 行, 每秒 {speed:,.0f} 行{end}")
        sys.stderr.flush()
