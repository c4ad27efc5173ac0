"""How often a typed number was nobody's, and how long the next try waits. Screens only; no Qt.

A terminal is not a place to try numbers out. The count lives in a folder of the supervisor's that
is gone with the power, outlives a visit, and holds nothing but a count. A card never waits.
"""

import os
import time
from pathlib import Path
from typing import Final

FREE: Final = 5
_FIRST_S: Final = 10
_MOST_S: Final = 60
_FORGOTTEN_S: Final = 600.0  # after so long without a miss the count starts again


class Tries:
    """The misses so far. `folder` empty: they are forgotten with the visit.

    Args:
        folder: the supervisor's, for all visits.
        of: what was missed; each has a count of its own.
    """

    def __init__(self, folder: str, of: str = "misses") -> None:
        self._file = Path(folder) / of if folder else None
        self._misses = 0
        self._last = time.time()
        if self._file is not None and self._file.exists():
            last = self._file.stat().st_mtime
            if 0 <= time.time() - last < _FORGOTTEN_S:
                self._misses = self._file.stat().st_size
                self._last = last

    @classmethod
    def of_this_terminal(cls, of: str = "misses") -> "Tries":
        """Return the count that the supervisor keeps between visits."""
        return cls(os.environ.get("MINGJING_VISITS", ""), of)

    def missed(self) -> None:
        """Count one number that nobody has."""
        self._misses += 1
        self._last = time.time()
        if self._file is not None:
            try:
                # One byte a miss: appending needs no reading and tears nothing.
                self._file.write_bytes(b"." * self._misses)
            except OSError:
                self._file = None  # the count of this visit still holds

    @property
    def wait_s(self) -> int:
        """Seconds until the next number may be tried; 0: now."""
        if self._misses < FREE:
            return 0
        whole = min(_MOST_S, _FIRST_S << min(self._misses - FREE, 8))
        passed = time.time() - self._last
        return max(0, min(whole, round(whole - passed)))
