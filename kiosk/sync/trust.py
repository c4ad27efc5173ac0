"""The feed's signed files by The Update Framework, from the root that the enrolment carries.

Called by sync.poll and by kiosk.update, each with a folder of its own: one Trusted for each look
(python-tuf refreshes once in an Updater's life).
A poll in which nothing changed asks for the next root (404) and the timestamp, nothing else.
"""

from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from tuf.api import exceptions as tuf
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from kiosk.sync.errors import (
    FeedBroken,
    FeedEmpty,
    FeedExpired,
    FeedRefused,
    ServerRefused,
    SyncError,
    WrongRoot,
    disk_error,
)
from kiosk.sync.transport import Carrier
from protocol import index

_NOT_FOUND = 404
_ISSUED = "x-issued"


class Trusted:
    """Verified files of the feed at `base` (ends in `/`), kept in `folder`, judged at `now`."""

    def __init__(
        self, folder: Path, root: bytes, base: str, transport: Carrier, now: datetime
    ) -> None:
        metadata, self._targets = folder / "metadata", folder / "targets"
        self._fetcher = _Fetcher(transport)
        try:
            metadata.mkdir(parents=True, exist_ok=True)
            self._targets.mkdir(exist_ok=True)
            self._updater = Updater(
                str(metadata),
                f"{base}{index.METADATA}/",
                str(self._targets),
                f"{base}{index.TARGETS}/",
                self._fetcher,
                bootstrap=root,
            )
        except tuf.RepositoryError as error:
            raise WrongRoot from error
        except OSError as error:
            raise disk_error(error) from error
        # There is no public way to say what time it is; a test holds the pinned version to this.
        self._updater._trusted_set.reference_time = now  # noqa: SLF001

    def refresh(self) -> None:
        """Bring the metadata up to date.

        Raises:
            Offline, ServerRefused, FeedEmpty, FeedRefused, WrongRoot, FeedExpired, DiskFull.
        """
        try:
            with closing(self._fetcher):
                self._updater.refresh()
        except tuf.DownloadHTTPError as error:
            if error.status_code == _NOT_FOUND:
                raise FeedEmpty from error
            raise ServerRefused(error.status_code) from error
        except (tuf.RepositoryError, tuf.DownloadError, OSError, ValueError) as error:
            raise _judged(error) from error

    @property
    def issued(self) -> str:
        """The moment that the province signed into the timestamp; empty where it did not."""
        return str(self._updater._trusted_set.timestamp.unrecognized_fields.get(_ISSUED, ""))  # noqa: SLF001

    def version(self, role: str) -> int:
        """Return the version of a role whose file was read; 0 before that."""
        known = self._updater._trusted_set  # noqa: SLF001 - as above
        return int(known[role].version) if role in known else 0

    def read(self, path: str) -> bytes | None:
        """Return a signed file, from the disk where it has not changed; None if there is none.

        Raises:
            As `refresh`; FeedBroken if the file is not the one that was signed.
        """
        try:
            with closing(self._fetcher):
                info = self._updater.get_targetinfo(path)
                if info is None:
                    return None
                here = self._updater.find_cached_target(info) or self._updater.download_target(info)
            return Path(here).read_bytes()
        except tuf.LengthOrHashMismatchError as error:
            raise FeedBroken(type(error).__name__) from error
        except tuf.DownloadHTTPError as error:
            raise ServerRefused(error.status_code) from error
        except (tuf.RepositoryError, tuf.DownloadError, OSError, ValueError) as error:
            raise _judged(error) from error


class _Fetcher(FetcherInterface):
    """Our transport in the shape that python-tuf asks for; lengths are checked by python-tuf."""

    def __init__(self, transport: Carrier) -> None:
        self._transport = transport
        self._under_way: Generator[bytes, None, None] | None = None

    def close(self) -> None:
        """Let go of a line that python-tuf left in the middle, because too much came."""
        if self._under_way is not None:
            self._under_way.close()

    def _fetch(self, url: str) -> Iterator[bytes]:
        self._under_way = self._chunks(url)
        return self._under_way

    def _chunks(self, url: str) -> Generator[bytes, None, None]:
        try:
            with self._transport.get(url) as download:
                yield from download.chunks
        except ServerRefused as error:
            raise tuf.DownloadHTTPError("refused", error.status) from error


def _judged(error: Exception) -> SyncError:
    match error:
        case tuf.UnsignedMetadataError():
            return WrongRoot()
        case tuf.ExpiredMetadataError():
            return FeedExpired()
        case OSError():
            return disk_error(error)
        case _:
            return FeedRefused(type(error).__name__)
