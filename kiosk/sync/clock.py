"""What time it is, for a cabinet whose clock battery may be dead.

Called by sync.trust (expiry of metadata) and by whoever applies verified data. The floor only
rises, and only by times that the province signed: a clock set to 2099 once must not lock a
terminal out of its feed for ever.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.config import Home
from kiosk.files import write_whole

BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)  # raised with each release
TRUST: Final = timedelta(days=400)


def floor(home: Home) -> datetime:
    """Return the latest moment that is certainly past."""
    try:
        stored = _parsed((home.feed / "issued").read_text())
    except (OSError, ValueError):
        return BUILT
    return max(BUILT, stored)


def believed(clock: datetime, lowest: datetime) -> datetime:
    """Return the clock, or the floor where the clock cannot be right."""
    return clock if lowest <= clock <= lowest + TRUST else lowest


def note_issued(home: Home, issued: str) -> None:
    """Raise the floor to a verified time of issue (ISO 8601); a text that is none is passed over.

    Raises:
        OSError: it could not be stored.
    """
    try:
        moment = _parsed(issued)
    except ValueError:
        return
    if moment > floor(home):
        write_whole(home.feed / "issued", moment.isoformat().encode())


def _parsed(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment
