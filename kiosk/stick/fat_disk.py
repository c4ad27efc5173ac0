"""The clusters of a FAT volume: chains read, free ones found, new chains written.

Called by stick.fat. Every number that comes from the disk is doubted; what does not fit is
NotTaken.
"""

import errno
import os
import struct
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Final

from kiosk.stick.errors import NoRoom, NotReadable, NotTaken, VolumeError
from kiosk.stick.fat_shape import SECTOR, Shape, partition, shape

_WINDOW: Final = 4096  # bytes of the table that are read at once
_WINDOWS: Final = 64
_END16, _END32 = 0xFFF8, 0x0FFFFFF8
_NUMBER: Final = 0x0FFFFFFF  # the upper four bits are not ours


class Disk:
    """A volume on an opened file or device. Raises NotTaken, NotReadable."""

    def __init__(self, file: int) -> None:
        self._file = file
        try:
            size = os.lseek(file, 0, os.SEEK_END)
        except OSError as error:
            raise NotTaken from error
        begin = partition(self.bytes_at(0, SECTOR))
        self.shape: Shape = shape(self.bytes_at(begin, SECTOR), begin, size)
        self._wide = 4 if self.shape.wide else 2
        self._end = _END32 if self.shape.wide else _END16
        self._windows: OrderedDict[int, bytes] = OrderedDict()

    def bytes_at(self, at: int, size: int) -> bytes:
        """Read; all of it or NotReadable."""
        try:
            data = os.pread(self._file, size, at)
        except OSError as error:
            raise NotReadable from error
        if len(data) < size:
            raise NotReadable("shorter than it says")
        return data

    def put(self, at: int, data: bytes) -> None:
        """Write. Raises NotTaken (write protected), NotReadable."""
        try:
            while data:
                went = os.pwrite(self._file, data, at)
                data, at = data[went:], at + went
        except OSError as error:
            raise _refused(error) from error

    def flush(self) -> None:
        """Wait until the disk has what was written. Raises as `put`."""
        try:
            os.fsync(self._file)
        except OSError as error:
            raise _refused(error) from error

    def chain(self, first: int) -> Iterator[int]:
        """Yield a chain's clusters."""
        cluster = first
        for _ in range(self.shape.clusters):
            self.shape.place(cluster)
            yield cluster
            cluster = self._next(cluster)
            if cluster >= self._end:
                return
        raise NotTaken("a chain in a circle")

    def take(self, data: bytes) -> int:
        """Write `data` into free clusters; return the first. Raises NoRoom."""
        size = self.shape.cluster
        needed = -(-len(data) // size)
        clusters = self._free(needed)
        for number, cluster in enumerate(clusters):
            piece = data[number * size : (number + 1) * size]
            self.put(self.shape.place(cluster), piece.ljust(size, b"\0"))
        self.flush()
        self._link(clusters)
        self.flush()
        return clusters[0]

    def extend(self, last: int, data: bytes) -> int:
        """Append one cluster to a chain that ends with `last`; return it. Raises NoRoom."""
        cluster = self.take(data)
        self._write(last, cluster)
        self.flush()
        return cluster

    def _next(self, cluster: int) -> int:
        at = cluster * self._wide
        window, inside = divmod(at, _WINDOW)
        data = self._window(window)
        number: int = struct.unpack_from("<I" if self.shape.wide else "<H", data, inside)[0]
        return number & _NUMBER

    def _window(self, number: int) -> bytes:
        if number in self._windows:
            self._windows.move_to_end(number)
            return self._windows[number]
        size = min(_WINDOW, (self.shape.clusters + 2) * self._wide - number * _WINDOW)
        data = self.bytes_at(self.shape.fats_at[0] + number * _WINDOW, size)
        self._windows[number] = data
        if len(self._windows) > _WINDOWS:
            self._windows.popitem(last=False)
        return data

    def _free(self, needed: int) -> list[int]:
        found: list[int] = []
        entries = self.shape.clusters + 2
        per = _WINDOW // self._wide
        for number in range(-(-entries // per)):
            data = self._window(number)
            kind = "I" if self.shape.wide else "H"
            values = struct.unpack(f"<{len(data) // self._wide}{kind}", data)
            for inside, value in enumerate(values):
                cluster = number * per + inside
                if cluster > 1 and not value & _NUMBER:
                    found.append(cluster)
                    if len(found) == needed:
                        return found
        raise NoRoom

    def _link(self, clusters: Sequence[int]) -> None:
        if self.shape.info_at:
            # How many are free is no longer known; whoever mounts the stick next counts anew.
            self.put(self.shape.info_at + 488, b"\xff" * 8)
        for cluster, following in zip(clusters, [*clusters[1:], _NUMBER], strict=True):
            self._write(cluster, following)

    def _write(self, cluster: int, following: int) -> None:
        for fat in self.shape.fats_at:
            at = fat + cluster * self._wide
            if self.shape.wide:
                kept = struct.unpack("<I", self.bytes_at(at, 4))[0] & ~_NUMBER
                self.put(at, struct.pack("<I", kept | following))
            else:
                self.put(at, struct.pack("<H", following & 0xFFFF))
        self._windows.clear()


def _refused(error: OSError) -> VolumeError:
    protected = error.errno in {errno.EBADF, errno.EROFS, errno.EPERM, errno.EACCES}
    return NotTaken() if protected else NotReadable()
