"""Which whole system this machine runs, as its image says; nothing where it is not of our image."""

from pathlib import Path
from typing import Final

from kiosk import gone_back
from kiosk.config import Home
from protocol.release import ReleaseBroken, order

TOLD: Final = Path("/usr/share/mingjing-root/system")


def number(place: Path = TOLD) -> str:
    """Return the system's number, or nothing."""
    try:
        told = place.read_text(encoding="ascii").strip()
        order(told)
    except (OSError, ValueError, ReleaseBroken):
        return ""
    return told


def rejected(home: Home) -> tuple[str, ...]:
    """Return the systems that the boot loader went back from, for ever."""
    return gone_back.read(home.system)
