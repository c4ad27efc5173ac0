"""Original pictures and documents on the province's disk, named by their content.

The import stores; publish reads by `original_path`.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from province.batches.errors import BadFile, BadRow
from province.home import home
from province.publish.files import sync_folder

if TYPE_CHECKING:
    from province.batches.source import Source

LARGEST_BYTES: Final = 20 * 2**20
MOST_PIXELS: Final = 80_000_000
"""More is no telephone's; opened, it would fill the memory."""
_PART: Final = ".part-"
_MAGIC: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
)


def original_path(sha256: str) -> Path:
    """Return where the original with this hash lies, whether or not it is there."""
    return home() / "media" / sha256[:2] / sha256


def media_type(content: bytes) -> str | None:
    """Return the type that the first bytes show, None if it is none that is accepted."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for magic, kind in _MAGIC if content.startswith(magic)), None)


def pixels(content: bytes) -> int | None:
    """Return how many pixels a picture says it has; None where no reader understands it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:  # reads the head alone
                return opened.width * opened.height
    except Image.DecompressionBombError:
        return MOST_PIXELS + 1
    except (OSError, ValueError, SyntaxError):
        return None


def keep_original(source: Source, name: str, sha256: str) -> tuple[str, int]:
    """Check a file of the batch and store it; return its media type and size in bytes.

    Raises:
        BadRow: not in the batch, too large, of another type, or another content than promised.
    """
    path = name.replace("\\", "/").removeprefix("./")
    if path.startswith("/") or ".." in path.split("/"):
        raise BadRow("file", name, "路径必须在批次里面")
    size = source.size(path)
    if size is None:
        raise BadRow("file", name, "批次里没有这个文件")
    if size > LARGEST_BYTES:
        raise BadRow("file", name, "文件超过 20 MiB")
    try:
        with source.open(path) as stream:
            content = stream.read(LARGEST_BYTES + 1)
    except (BadFile, OSError, EOFError, zipfile.BadZipFile):
        raise BadRow("file", name, "文件读不出来") from None
    if len(content) > LARGEST_BYTES:
        raise BadRow("file", name, "文件超过 20 MiB")
    if hashlib.sha256(content).hexdigest() != sha256:
        raise BadRow("sha256", sha256, "文件内容和 SHA-256 对不上")
    kind = media_type(content)
    if kind is None:
        raise BadRow("file", name, "只收 JPEG、PNG、WebP 和 PDF")
    if (pixels(content) or 0) > MOST_PIXELS:
        raise BadRow("file", name, "照片的像素太多")
    _store(original_path(sha256), content)
    return kind, len(content)


def sweep() -> None:
    """Take away what cut imports left half-written. For the one import that may run."""
    for part in (home() / "media").glob(f"{_PART}*"):
        part.unlink(missing_ok=True)


def _store(path: Path, content: bytes) -> None:
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, exist_ok=True)
    # Whole or not at all: a name in media/ promises its content. Begun in one place, for `sweep`.
    descriptor, unfinished = tempfile.mkstemp(dir=path.parent.parent, prefix=_PART)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(unfinished).replace(path)
        sync_folder(path.parent)  # the row that names it is as durable
    finally:
        Path(unfinished).unlink(missing_ok=True)
