"""Where on a disk a FAT16 or FAT32 volume has its parts. Pure; called by stick.fat.

By Microsoft's "FAT: General Overview of On-Disk Format" 1.03. FAT12, exFAT and everything else are
refused: a stick of ours is formatted as FAT32, or as FAT16 if it is small.
"""

import struct
from dataclasses import dataclass
from typing import Final

from kiosk.stick.errors import NotTaken

SECTOR: Final = 512
_BOOT: Final = struct.Struct("<11xHBHBHH1xH8xI")
_FAT32: Final = struct.Struct("<I4xI")  # from byte 36: sectors of a FAT, root's cluster
_PARTITION: Final = struct.Struct("<4xB3xII")
_FAT_KINDS: Final = frozenset({0x04, 0x06, 0x0B, 0x0C, 0x0E})
_SIGNATURE: Final = b"\x55\xaa"
_FAT16_FROM, _FAT32_FROM = 4_085, 65_525  # clusters
_MOST_CLUSTERS: Final = 0x0FFFFFF5
_FIRST: Final = 2  # number of the first cluster
_LARGEST_CLUSTER: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Shape:
    """Places and sizes in bytes; a FAT16's root folder lies at `root_at`, a FAT32's in clusters."""

    wide: bool  # FAT32
    cluster: int
    fats_at: tuple[int, ...]
    clusters: int  # numbered from 2
    data_at: int
    root_at: int
    root_size: int  # 0 in FAT32
    root_cluster: int  # 0 in FAT16
    info_at: int  # FAT32's hint of free clusters; 0: none

    def place(self, cluster: int) -> int:
        """Return where a cluster begins. Raises NotTaken for one that is none."""
        number = cluster - _FIRST
        if not 0 <= number < self.clusters:
            raise NotTaken("a cluster that there is not")
        return self.data_at + number * self.cluster


def partition(first: bytes) -> int:
    """Return where the volume begins, given the disk's first sector: 0 if it has no partitions."""
    if first[510:512] != _SIGNATURE:
        raise NotTaken("no boot sector")
    if first[0] in {0xEB, 0xE9}:
        return 0  # it begins with a jump: the volume itself
    for at in range(446, 510, 16):
        kind, start, _ = _PARTITION.unpack_from(first, at)
        if kind in _FAT_KINDS and start:
            return int(start) * SECTOR
    raise NotTaken("no FAT partition")


def shape(boot: bytes, begin: int, disk: int) -> Shape:
    """Read a boot sector of a volume that begins at byte `begin` of a disk of `disk` bytes.

    Raises:
        NotTaken: no FAT16, no FAT32, or one that does not fit the disk.
    """
    sector, per, reserved, fats, roots, small, fat16, large = _BOOT.unpack_from(boot)
    cluster = sector * per
    sound = (
        boot[510:512] == _SIGNATURE
        and sector in {512, 1024, 2048, 4096}
        and per in {1, 2, 4, 8, 16, 32, 64, 128}
        and cluster <= _LARGEST_CLUSTER
        and reserved
        and fats in {1, 2}
    )
    if not sound:
        raise NotTaken("no FAT volume")
    fat32, root_cluster = _FAT32.unpack_from(boot, 36)
    fat = (fat16 or fat32) * sector
    root_size = -(-roots * 32 // sector) * sector
    fats_at = tuple(begin + reserved * sector + number * fat for number in range(fats))
    root_at = begin + reserved * sector + fats * fat
    data_at = root_at + root_size
    end = begin + (small or large) * sector
    clusters = (end - data_at) // cluster
    wide = clusters >= _FAT32_FROM
    fits = _FAT16_FROM <= clusters <= _MOST_CLUSTERS and end <= disk
    if not fits or (clusters + 2) * (4 if wide else 2) > fat or wide is not (roots == 0):
        raise NotTaken("no FAT volume that fits its disk")
    info = struct.unpack_from("<H", boot, 48)[0] if wide else 0
    return Shape(
        wide=wide,
        cluster=cluster,
        fats_at=fats_at,
        clusters=clusters,
        data_at=data_at,
        root_at=root_at,
        root_size=root_size,
        root_cluster=root_cluster if wide else 0,
        info_at=begin + info * sector if 0 < info < reserved else 0,
    )
