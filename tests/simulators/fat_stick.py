"""FAT volumes made and looked at by others' tools: dosfstools and mtools."""

import os
import subprocess
from pathlib import Path

SIZES = {"FAT32": (40, "-F", "32", "-s", "1"), "FAT16": (24, "-F", "16", "-s", "4")}  # MiB, words
_PARTITION_AT = 2048  # sectors


def make(image: Path, kind: str = "FAT32", *, partitioned: bool = False) -> Path:
    """Make an empty stick; `partitioned` puts the volume behind a table of partitions."""
    size, *words = SIZES[kind]
    with image.open("wb") as file:
        file.truncate(size * 1024 * 1024)
    _run("mkfs.fat", "-n", "MINGJING", *words, str(image))
    if partitioned:
        volume = image.read_bytes()
        table = bytearray(512)
        sectors = len(volume) // 512
        table[446:462] = (
            b"\x00\x20\x21\x00\x0c\xfe\xff\xff"
            + _PARTITION_AT.to_bytes(4, "little") + sectors.to_bytes(4, "little")
        )  # fmt: skip
        table[510:] = b"\x55\xaa"
        image.write_bytes(table.ljust(_PARTITION_AT * 512, b"\0") + volume)
    return image


def put(image: Path, folder: Path) -> None:
    """Copy everything below a folder onto the stick."""
    _run("mcopy", "-s", "-n", "-o", "-i", _at(image), *map(str, folder.iterdir()), "::/")


def get(image: Path, path: str, to: Path) -> bytes:
    """Read a file from the stick."""
    _run("mcopy", "-n", "-i", _at(image), f"::/{path}", str(to))
    return to.read_bytes()


def names(image: Path, folder: str) -> list[str]:
    """List a folder of the stick."""
    told = _run("mdir", "-b", "-i", _at(image), f"::/{folder}")
    return sorted(line.rstrip("/").rpartition("/")[2] for line in told.splitlines() if line)


def check(image: Path) -> str:
    """Return what fsck finds wrong; empty: nothing."""
    try:
        _run("fsck.fat", "-n", str(image))
    except subprocess.CalledProcessError as error:
        return str(error.stdout)
    return ""


def _at(image: Path) -> str:
    behind = image.read_bytes()[:3] == bytes(3)
    return f"{image}@@{_PARTITION_AT * 512}" if behind else str(image)


def _run(*order: str) -> str:
    path = f"{os.environ['PATH']}:/usr/sbin"
    env = {**os.environ, "MTOOLS_SKIP_CHECK": "1", "PATH": path}
    return subprocess.run(order, check=True, capture_output=True, text=True, env=env).stdout
