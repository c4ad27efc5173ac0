"""A FAT volume as a Volume, read and written here and not by the kernel: nothing is mounted.

Who made the stick may have meant harm, and a kernel's file systems are large. Called by
stick.process, inside its sandbox. A new file is data first, then table, then name, each waited
for: a stick that is pulled out has it whole or not at all.
"""

from collections import OrderedDict
from collections.abc import Sequence
from itertools import islice
from typing import Final

from kiosk.stick import fat_names
from kiosk.stick.errors import NoRoom, NotTaken, NotThere
from kiosk.stick.fat_disk import Disk
from kiosk.stick.fat_names import ENTRY, Entry
from kiosk.stick.names import PIECE

_LARGEST: Final = 1024**3
_FOLDER_MOST: Final = 2 * 1024 * 1024  # bytes: 65,536 entries, FAT's own bound
_KEPT: Final = 8  # folders remembered


class Fat:
    """The Volume of an opened disk, partition or image. Raises NotTaken, NotReadable."""

    def __init__(self, file: int) -> None:
        self._disk = Disk(file)
        self._folders: OrderedDict[int, dict[str, Entry]] = OrderedDict()
        self._chain: tuple[int, list[int]] = 0, []

    def read(self, path: Sequence[str], start: int) -> bytes:
        """Read a piece; see Volume."""
        found = self._found(path)
        if found.folder or found.size > _LARGEST:
            raise NotTaken("no plain file")
        size = min(PIECE, found.size - start)
        if size <= 0:
            return b""
        cluster = self._disk.shape.cluster
        chain = self._clusters(found.cluster)
        first, last = start // cluster, (start + size - 1) // cluster
        if last >= len(chain):
            raise NotTaken("a file longer than its chain")
        data = b"".join(
            self._disk.bytes_at(self._disk.shape.place(one), cluster)
            for one in chain[first : last + 1]
        )
        return data[start - first * cluster :][:size]

    def create(self, folder: Sequence[str], name: str, data: bytes) -> None:
        """Make a file; see Volume."""
        at = self._disk.shape.root_cluster
        for part in folder:
            found = self._listed(at).get(part.lower())
            if found is None:
                at = self._folder(at, part)
            elif found.folder:
                at = found.cluster
            else:
                raise NotTaken("a file in a folder's place")
        if name.lower() in self._listed(at):
            raise NotTaken("a name that is there already")
        self._add(at, name, self._disk.take(data), len(data))

    def _folder(self, parent: int, name: str) -> int:
        size = self._disk.shape.cluster
        cluster = self._disk.take(bytes(size))
        up = 0 if parent == self._disk.shape.root_cluster else parent
        self._disk.put(self._disk.shape.place(cluster), fat_names.dots(cluster, up))
        self._add(parent, name, cluster, 0, is_folder=True)
        return cluster

    def _add(
        self, folder: int, name: str, cluster: int, size: int, *, is_folder: bool = False
    ) -> None:
        data, places = self._bytes(folder)
        new = fat_names.made(
            name, cluster, size, folder=is_folder, taken=fat_names.short_forms(data)
        )
        at = _gap(data, len(new))
        while at + len(new) > len(data):
            if not folder or len(data) >= _FOLDER_MOST:
                raise NoRoom  # a FAT16's root does not grow
            blank = bytes(self._disk.shape.cluster)
            last = self._clusters(folder, anew=True)[-1]
            places.append(self._disk.shape.place(self._disk.extend(last, blank)))
            data += blank
        step = len(data) // len(places)
        behind = at + len(new)
        if behind < len(data) and data[behind - ENTRY] == 0:
            new += bytes(ENTRY)  # what lies behind a folder's end may be anything
        # The entry that makes the name count comes last, after all others are safe.
        counts = behind - at - ENTRY
        for part in [p for p in range(0, len(new), ENTRY) if p != counts] + [counts]:
            if part == counts:
                self._disk.flush()
            which, inside = divmod(at + part, step)
            self._disk.put(places[which] + inside, new[part : part + ENTRY])
        self._disk.flush()
        self._folders.pop(folder, None)

    def _found(self, path: Sequence[str]) -> Entry:
        at = self._disk.shape.root_cluster
        for part in path[:-1]:
            found = self._listed(at).get(part.lower())
            if found is None:
                raise NotThere
            if not found.folder:
                raise NotTaken("a file in a folder's place")
            at = found.cluster
        found = self._listed(at).get(path[-1].lower())
        if found is None:
            raise NotThere
        return found

    def _listed(self, folder: int) -> dict[str, Entry]:
        if folder not in self._folders:
            data, _ = self._bytes(folder)
            self._folders[folder] = {one.name.lower(): one for one in fat_names.entries(data)}
            if len(self._folders) > _KEPT:
                self._folders.popitem(last=False)
        self._folders.move_to_end(folder)
        return self._folders[folder]

    def _bytes(self, folder: int) -> tuple[bytes, list[int]]:
        """Return a folder's bytes, and where its equal parts lie."""
        shape = self._disk.shape
        if not folder:
            if shape.wide:
                raise NotTaken("a folder without a place")
            return self._disk.bytes_at(shape.root_at, shape.root_size), [shape.root_at]
        most = _FOLDER_MOST // shape.cluster
        places = [shape.place(one) for one in islice(self._disk.chain(folder), most)]
        return b"".join(self._disk.bytes_at(one, shape.cluster) for one in places), places

    def _clusters(self, first: int, *, anew: bool = False) -> list[int]:
        """Return a chain; the last one asked for is remembered."""
        if anew or self._chain[0] != first:
            most = _LARGEST // self._disk.shape.cluster + 1
            self._chain = first, list(islice(self._disk.chain(first), most))
        return self._chain[1]


def _gap(data: bytes, needed: int) -> int:
    """Return where `needed` bytes of entries are free; after all others if nowhere between."""
    run = 0
    for at in range(0, len(data), ENTRY):
        if data[at] == 0:
            break
        if data[at] != 0xE5:  # noqa: PLR2004 - deleted
            run = at + ENTRY
        elif at + ENTRY - run >= needed:
            break
    return run
