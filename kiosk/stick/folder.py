"""A stick that somebody else has mounted, or any folder. Called by stick.process.

Part by part without following links, regular files of the folder's own file system alone.
"""

import errno
import os
import stat
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from kiosk.stick.errors import NoRoom, NotReadable, NotTaken, NotThere, VolumeError
from kiosk.stick.names import PIECE

_LARGEST: Final = 1024**3
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
# Not blocking: a pipe in a file's place must not hold us.
_FILE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class Folder:
    """A Volume below an opened folder."""

    def __init__(self, root: int) -> None:
        self._root = root
        self._device = os.fstat(root).st_dev

    def read(self, path: Sequence[str], start: int) -> bytes:
        """Read a piece; see Volume."""
        file = self._opened(path)
        try:
            return os.pread(file, PIECE, start)
        except OSError as error:
            raise NotReadable from error
        finally:
            os.close(file)

    def create(self, folder: Sequence[str], name: str, data: bytes) -> None:
        """Make a file; see Volume. Nothing stays half written under its name."""
        try:
            opened = self._entered(folder, make=True)
            try:
                _write(opened, name, data)
            finally:
                os.close(opened)
        except OSError as error:
            raise (NoRoom if error.errno in _FULL else NotTaken) from error

    def _opened(self, path: Sequence[str]) -> int:
        try:
            folder = self._entered(path[:-1])
            try:
                file = os.open(path[-1], _FILE, dir_fd=folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise _named(error) from error
        state = os.fstat(file)
        plain = stat.S_ISREG(state.st_mode) and state.st_dev == self._device
        if not plain or state.st_size > _LARGEST:
            os.close(file)
            raise NotTaken("no plain file")
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


def _named(error: OSError) -> VolumeError:
    if error.errno == errno.ENOENT:
        return NotThere()
    return NotReadable() if error.errno == errno.EIO else NotTaken()


def _write(folder: int, name: str, data: bytes) -> None:
    part = f"{name}.part"
    file = os.open(part, _NEW, 0o600, dir_fd=folder)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(file, view) :]
            os.fsync(file)
        finally:
            os.close(file)
        os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)
    except OSError:
        with suppress(OSError):
            os.unlink(part, dir_fd=folder)
        raise
    os.fsync(folder)
