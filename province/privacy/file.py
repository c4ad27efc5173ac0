"""A file read by the models, in a process of its own: they stay loaded. No database here."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from province.privacy.lines import packed
from province.privacy.paper import UnreadablePicture, upright

if TYPE_CHECKING:
    from province.privacy.reading import Reader

_PDF = b"%PDF-"


class Read(NamedTuple):
    """A picture's packed lines, and whether more may stand there."""

    lines: bytes
    unclear: bool


def read(path: Path) -> Read | None:
    """Read a picture; None for a document, or for what cannot be opened."""
    try:
        data = path.read_bytes()
        if data.startswith(_PDF):
            return None
        found = _reader().read(upright(data))
    except (OSError, UnreadablePicture):
        return None
    return Read(packed(found.lines), found.unclear)


@cache
def _reader() -> "Reader":
    from province.privacy.reading import Reader  # noqa: PLC0415 - the models, where they read

    return Reader()
