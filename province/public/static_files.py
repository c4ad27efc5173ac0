"""The style of the pages for everyone. They have no script."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class StaticFile:
    """One file, read once."""

    data: bytes
    content_type: str

    @property
    def version(self) -> str:
        """Return a short name of the content, for the address."""
        return hashlib.sha256(self.data).hexdigest()[:12]


FILES: Final = {
    path.name: StaticFile(path.read_bytes(), _TYPES[path.suffix])
    for path in sorted(_FOLDER.iterdir())
    if path.suffix in _TYPES
}
