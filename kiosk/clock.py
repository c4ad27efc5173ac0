"""What time it certainly is at least, for a cabinet whose clock battery may be dead.

Asked by sync, whose `clock` raises the floor, and by whoever shows the technician the clock.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.config import Home

BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)  # raised with each release
TRUST: Final = timedelta(days=400)


def floor(home: Home) -> datetime:
    """Return the latest moment that is certainly past."""
    try:
        stored = parsed((home.feed / "issued").read_text())
    except (OSError, ValueError):
        return BUILT
    return max(BUILT, stored)


def believed(clock: datetime, lowest: datetime) -> datetime:
    """Return the clock, or the floor where the clock cannot be right."""
    return clock if lowest <= clock <= lowest + TRUST else lowest


def parsed(text: str) -> datetime:
    """Return a moment from ISO 8601. Raises ValueError, also for a time without its zone."""
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment
