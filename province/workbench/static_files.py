"""The workbench's few static files, with the hashes that pages and their policy name.

The scripts are made by scripts/bundle; an officer's browser runs none of which a byte differs.
"""

import base64
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FOLDER: Final = Path(__file__).parent / "static"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class StaticFile:
    """One file, read once."""

    name: str
    data: bytes

    @property
    def content_type(self) -> str:
        """Return what a browser is told it is."""
        return _TYPES[Path(self.name).suffix]

    @property
    def integrity(self) -> str:
        """Return its hash as `integrity` and the policy write it."""
        return f"sha384-{base64.b64encode(hashlib.sha384(self.data).digest()).decode()}"

    @property
    def sha256(self) -> str:
        """Return its hash as people compare it, 64 hex digits."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def version(self) -> str:
        """Return a short name of the content, for the address."""
        return self.sha256[:12]


FILES: Final = {
    path.name: StaticFile(path.name, path.read_bytes())
    for path in sorted(_FOLDER.iterdir())
    if path.suffix in _TYPES
}
SCRIPTS: Final = (FILES["desk.js"], FILES["htmx.js"])
"""What the workbench's own pages run; `phone.js` is for a villager's telephone."""
