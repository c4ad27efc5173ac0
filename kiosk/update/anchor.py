"""The root in which trust in code begins: the image's, else the first that this terminal was told.

Sync owns the enrolment and speaks to a network; were it taken over, a new root of its making must
not bring code of its making. So the first root is pinned here, where sync cannot write.
Called by update.look, which pins, and by update.launch, which only reads.
"""

from pathlib import Path
from typing import Final

from kiosk.config import Home
from kiosk.files import sync_folder, write_whole
from kiosk.update.errors import NotVouched, OtherRoot

IMAGE: Final = Path("/usr/share/mingjing-root/root.json")  # in the system's read-only root


def known(home: Home, image: Path = IMAGE) -> bytes:
    """Return the root; raises NotVouched where there is none."""
    for place in (image, _pin(home)):
        try:
            return place.read_bytes()
        except OSError:
            continue
    raise NotVouched("no root")


def pinned(home: Home, enrolled: bytes, image: Path = IMAGE) -> bytes:
    """Return the root, pinning the enrolment's where none was known.

    Raises:
        OtherRoot: the enrolment trusts another one.
        OSError: it could not be kept.
    """
    try:
        found = known(home, image)
    except NotVouched:
        write_whole(_pin(home), enrolled, 0o644)
        sync_folder(home.program)
        return enrolled
    if found != enrolled:
        raise OtherRoot
    return found


def forget(home: Home) -> None:
    """Let the next look pin the root that the enrolment has now. Raises OSError."""
    _pin(home).unlink(missing_ok=True)


def _pin(home: Home) -> Path:
    return home.program / "root.json"
