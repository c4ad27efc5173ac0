"""A file read by the models, in a process of its own: they stay loaded. No database here."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from province.privacy.lines import packed
from province.privacy.paper import UnreadablePicture, upright

if TYPE_CHECKING:
    from province.privacy.reading import Reader

_PDF = b"%PDF-"


def read(path: Path) -> bytes | None:
    """Return a picture's packed lines; None for a document, or for what cannot be read."""
    try:
        data = path.read_bytes()
        return None if data.startswith(_PDF) else packed(_reader().read(upright(data)))
    except (OSError, UnreadablePicture):
        return None


@cache
def _reader() -> "Reader":
    from province.privacy.reading import Reader  # noqa: PLC0415 - the models, where they read

    return Reader()
