"""A batch on disk: a folder, a .zip or one .xlsx. Finds its files; never writes, never unpacks.

Names inside are only ever looked up in what the batch itself lists, so no `..` leads out of it.
"""

from __future__ import annotations

import stat
import zipfile
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Final, Self

from province.batches.errors import BadBatch, BadFile

if TYPE_CHECKING:
    from types import TracebackType

_MOST_FILES: Final = 2_000_000
_LARGEST_FILE_BYTES: Final = 8 * 2**30
_LARGEST_ZIP_BYTES: Final = 64 * 2**30
# Real tables shrink 5 to 30 times; a thousand times is a bomb.
_MOST_SHRINKING: Final = 300
_SMALL_BYTES: Final = 2**20
_FIRST_CHINESE: Final = "\u2e80"


class Source:
    """The files of a batch, by their path inside it with `/`; a context manager.

    Raises:
        BadBatch: when made of something that is no batch.
    """

    def __init__(self, path: Path) -> None:
        self._open = ExitStack()
        self._root = path
        self._zip: zipfile.ZipFile | None = None
        if path.is_dir():
            self._names = {
                str(PurePosixPath(found.relative_to(path))): str(found)
                for found in sorted(path.rglob("*"))
                if found.is_file() and found.resolve().is_relative_to(path.resolve())
            }
        elif path.suffix.lower() == ".xlsx" and path.is_file():
            self._names = {path.name: str(path)}
        elif path.is_file():
            self._zip = self._open.enter_context(_open_zip(path))
            self._names = _zip_names(self._zip, path.stat().st_size)
        else:
            raise BadBatch("没有这个文件夹或文件")
        self._prefix = _common_folder(self._names)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def top_files(self) -> list[str]:
        """Return the names of the files that stand at the top, sorted."""
        start = len(self._prefix)
        names = (name[start:] for name in self._names if name.startswith(self._prefix))
        return sorted(name for name in names if "/" not in name)

    def size(self, name: str) -> int | None:
        """Return a file's size in bytes; None if the batch has no such file."""
        place = self._names.get(self._prefix + name)
        if place is None:
            return None
        if self._zip is not None:
            return self._zip.getinfo(place).file_size
        return Path(place).stat().st_size

    def open(self, name: str) -> IO[bytes]:
        """Open a file of the batch for reading.

        Raises:
            BadFile: it is not there or cannot be read.
        """
        place = self._names.get(self._prefix + name)
        if place is None:
            raise BadFile("批次里没有这个文件")
        try:
            if self._zip is not None:
                return self._zip.open(place)
            return Path(place).open("rb")
        except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            # RuntimeError is what zipfile raises for a password.
            raise BadFile("文件打不开") from error


def _open_zip(path: Path) -> zipfile.ZipFile:
    """Open a zip, with the names that lack the UTF-8 mark read as UTF-8 or GB18030.

    Some short GB names are UTF-8 by accident (图片 reads ͼƬ), so UTF-8 has to look Chinese.
    """
    try:
        try:
            archive = zipfile.ZipFile(path, metadata_encoding="utf-8")
        except UnicodeDecodeError:
            return zipfile.ZipFile(path, metadata_encoding="gb18030")
        letters = "".join(archive.namelist())
        if all(letter.isascii() or letter > _FIRST_CHINESE for letter in letters):
            return archive
        try:
            chinese = zipfile.ZipFile(path, metadata_encoding="gb18030")
        except UnicodeDecodeError:
            return archive
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise BadBatch("不是文件夹，也不是能打开的 zip") from error
    archive.close()
    return chinese


def _zip_names(archive: zipfile.ZipFile, size: int) -> dict[str, str]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > _MOST_FILES:
        raise BadBatch("zip 里的文件太多")
    names: dict[str, str] = {}
    for member in members:
        name = member.filename.replace("\\", "/")
        parts = name.split("/")
        if name.startswith("/") or ":" in parts[0] or ".." in parts:
            raise BadBatch("zip 里有指到外面的路径")
        if stat.S_ISLNK(member.external_attr >> 16):
            raise BadBatch("zip 里有链接")
        if member.file_size > _LARGEST_FILE_BYTES or (
            member.file_size > _SMALL_BYTES
            and member.file_size > member.compress_size * _MOST_SHRINKING
        ):
            raise BadBatch("zip 里有解开后太大的文件")
        if name in names:
            raise BadBatch("zip 里有两个同名的文件")
        names[name] = member.filename
    whole = sum(member.file_size for member in members)
    # Members may lie over one another: held against the archive as it lies on the disk, too.
    if whole > _LARGEST_ZIP_BYTES or whole > max(_SMALL_BYTES, size * _MOST_SHRINKING):
        raise BadBatch("zip 解开后太大")
    return names


def _common_folder(names: dict[str, str]) -> str:
    """Return the one folder that everything lies in, as packers like to make, or nothing."""
    tops = {name.partition("/")[0] for name in names}
    if len(tops) == 1 and all("/" in name for name in names):
        return f"{tops.pop()}/"
    return ""
