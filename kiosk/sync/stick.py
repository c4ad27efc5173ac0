"""A stick or a folder as carrier: the feed comes from it, copies of the cells go onto it.

Made by sync.daemon for `main.py sync --from`. The feed is judged by the same rules as over the
network. Whoever made the stick may have meant harm: only names that the signed metadata lead to are
opened, part by part without following links, regular files of the stick's own file system alone,
and nothing on it is ever started.

    STICK/mingjing/feed/{metadata,targets,packs,media}/...   as on the province's server
    STICK/mingjing/cells/COUNTY/<random>.cells               64 cells each, from terminals
"""

import errno
import os
import re
import secrets
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Self

from kiosk.sync.errors import Offline, ServerRefused, StickFull, StickRefused
from kiosk.sync.transport import Download
from protocol.carried import CELLS_FOLDER, FEED_FOLDER, SUFFIX
from protocol.index import MEDIA, METADATA, PACKS, TARGETS

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}")
_ROOMS: Final = frozenset({METADATA, TARGETS, PACKS, MEDIA})
_DEEPEST: Final = 3  # targets/<county>/<file>
_CHUNK: Final = 64 * 1024
_LARGEST: Final = 1024**3
_NOT_FOUND: Final = 404
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# Not blocking: a pipe in a file's place must not hold us.
_FILE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Stick:
    """The Carrier of a folder; `feed` is the address that its feed stands for.

    Raises on entering: StickRefused.
    """

    def __init__(self, folder: Path, feed: str, beat: Callable[[], None]) -> None:
        self._folder, self._feed, self._beat = folder, feed, beat
        self._root = self._device = -1

    def __enter__(self) -> Self:
        try:
            self._root = os.open(self._folder, _FOLDER)
        except OSError as error:
            raise StickRefused from error
        self._device = os.fstat(self._root).st_dev
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._root)

    @contextmanager
    def get(self, url: str, *, start: int = 0) -> Iterator[Download]:
        """Read a file of the feed; see Carrier."""
        file = self._opened(_parts(url.removeprefix(self._feed)))
        try:
            os.lseek(file, start, os.SEEK_SET)
            yield Download(start, self._chunks(file))
        finally:
            os.close(file)

    def leave(self, county: str, cells: Sequence[bytes]) -> None:
        """Put copies of cells onto the stick, in one new file, durably.

        Raises:
            StickFull, StickRefused: nothing stays half written under its name.
        """
        name = f"{secrets.token_hex(8)}{SUFFIX}"
        try:
            folder = self._made((*CELLS_FOLDER, county))
            try:
                _write(folder, name, b"".join(cells))
            finally:
                os.close(folder)
        except OSError as error:
            full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
            raise (StickFull if full else StickRefused) from error

    def _opened(self, names: Sequence[str]) -> int:
        try:
            folder = self._entered((*FEED_FOLDER, *names[:-1]))
            try:
                file = os.open(names[-1], _FILE, dir_fd=folder)
            finally:
                os.close(folder)
        except OSError as error:
            if error.errno == errno.ENOENT:
                raise ServerRefused(_NOT_FOUND) from error
            raise StickRefused(errno.errorcode.get(error.errno or 0, "")) from error
        state = os.fstat(file)
        plain = stat.S_ISREG(state.st_mode) and state.st_dev == self._device
        if not plain or state.st_size > _LARGEST:
            os.close(file)
            raise StickRefused("no plain file")
        return file

    def _entered(self, names: Sequence[str], *, make: bool = False) -> int:
        folder = os.dup(self._root)
        for name in names:
            try:
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(name, dir_fd=folder)
                inner = os.open(name, _FOLDER, dir_fd=folder)
            finally:
                os.close(folder)
            folder = inner
        return folder

    def _made(self, names: Sequence[str]) -> int:
        return self._entered(names, make=True)

    def _chunks(self, file: int) -> Iterator[bytes]:
        try:
            while chunk := os.read(file, _CHUNK):
                self._beat()
                yield chunk
        except OSError as error:
            raise Offline("pulled out, or broken") from error


def _parts(path: str) -> list[str]:
    parts = path.split("/")
    named = parts[0] in _ROOMS and 1 < len(parts) <= _DEEPEST
    if not named or not all(_NAME.fullmatch(part) for part in parts):
        raise StickRefused("a name that no feed has")
    return parts


def _write(folder: int, name: str, data: bytes) -> None:
    part = f"{name}.part"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    file = os.open(part, flags, 0o600, dir_fd=folder)
    try:
        try:
            with os.fdopen(file, "wb", buffering=0, closefd=False) as out:
                view = memoryview(data)
                while view:
                    view = view[out.write(view) :]
            os.fsync(file)
        finally:
            os.close(file)
        os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(part, dir_fd=folder)
        raise
    os.fsync(folder)
