"""Writes status.json and says what is wrong in plain words. Called within sync alone."""

import shutil

import msgspec

from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.files import write_whole
from kiosk.status import Problem as Problem  # noqa: PLC0414 - sync names them by this module
from kiosk.status import Status as Status  # noqa: PLC0414
from kiosk.status import TechnicianStick as TechnicianStick  # noqa: PLC0414
from kiosk.status import read as read  # noqa: PLC0414
from kiosk.sync.errors import disk_error
from kiosk.sync.sentences import sentence as sentence  # noqa: PLC0414 - likewise


def problem(error: KnownError) -> Problem:
    """Return what status.json says of an error."""
    return Problem(error.key, sentence(error.key))


def summary(status: Status) -> str:
    """Return one line for whoever asks systemd."""
    if status.problem:
        return status.problem.sentence
    seen = status.last_contact or "还没有连通"
    return f"数据是新的（{seen}）" + (status.standing.sentence if status.standing else "")


def said(key: str) -> Problem | None:
    """Return what status.json says of something beside the data; an empty key: it is well."""
    return Problem(key, sentence(key)) if key else None


def rebuild(mirror: Writer) -> Problem | None:
    """Return what status.json says of a mirror that was found damaged and is not yet whole."""
    if mirror.shown:
        return Problem("mirror_beside", sentence("mirror_beside"))
    whole = all(village.issued for village in mirror.villages())
    if mirror.rebuilt and not whole:
        return Problem("mirror_damaged", sentence("mirror_damaged"))
    return None


def write(home: Home, status: Status) -> None:
    """Replace status.json. Raises DiskFull, DiskRefused."""
    text = msgspec.json.format(msgspec.json.encode(status), indent=1)
    try:
        write_whole(home.status, text, 0o644)
    except OSError as error:
        raise disk_error(error) from error


def disk_free(home: Home) -> int:
    """Return the bytes that are free where the mirror lies; 0 if that cannot be said."""
    try:
        return shutil.disk_usage(home.root).free
    except OSError:
        return 0
