"""The pictures that lie on a terminal's disk."""

from kiosk.config import Home

_NAME = 64


def held(home: Home) -> dict[str, int]:
    """Return name and size in bytes of each whole picture."""
    if not home.media.exists():
        return {}
    return {
        path.name: path.stat().st_size for path in home.media.iterdir() if len(path.name) == _NAME
    }
