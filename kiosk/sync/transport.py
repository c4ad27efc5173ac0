"""The one thing sync asks of a network (`http`) or of a stick (`stick`).

Called by kiosk.sync and kiosk.setup.
"""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Final, NamedTuple, Protocol

NONE: Final[Mapping[str, str]] = MappingProxyType({})


class Download(NamedTuple):
    """A body on its way: where in the file it begins, and its chunks (Offline if it is cut)."""

    start: int
    chunks: Iterator[bytes]


class Carrier(Protocol):
    """Fetches files: a network, or a stick."""

    def get(self, url: str, *, start: int = 0) -> AbstractContextManager[Download]:
        """Fetch a file from byte `start` on; a server without ranges begins at 0 again.

        Raises:
            Offline, Intercepted, ServerRefused.
        """


class Transport(Carrier, Protocol):
    """A network: it takes things out, too."""

    def post(
        self, url: str, body: bytes, *, kind: str, most: int, headers: Mapping[str, str] = NONE
    ) -> tuple[int, bytes]:
        """Send a body of media type `kind`; return status and up to `most` bytes of answer.

        `headers` come on top, for what is signed; a cell has none.

        Raises:
            Offline.
        """
