"""A disk after its plug was pulled, made from the log of what was written to it."""

from __future__ import annotations

import random
import struct
from typing import TYPE_CHECKING

import pytest
import writes

if TYPE_CHECKING:
    from pathlib import Path

_SECTOR = 512
_FLUSH, _FUA, _DISCARD = 1, 2, 4


def block(letter: str) -> bytes:
    return letter.encode() * _SECTOR


def entry(sector: int, flags: int, data: bytes = b"", sectors: int = 0) -> bytes:
    count = sectors or len(data) // _SECTOR
    return struct.pack("<QQQQ", sector, count, flags, 0).ljust(_SECTOR, b"\0") + data


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    place = tmp_path / "disk"
    place.write_bytes(block("-") * 8)
    return place


def logged(folder: Path, *entries: bytes, counted: int) -> Path:
    log = folder / "log"
    head = struct.pack("<QQQI", 0x6A736677736872, 1, counted, _SECTOR).ljust(_SECTOR, b"\0")
    log.write_bytes(head + b"".join(entries) + bytes(2 * _SECTOR))
    return log


def letters(disk: Path) -> str:
    data = disk.read_bytes()
    return "".join(chr(data[at]) for at in range(0, len(data), _SECTOR)).replace("\0", "0")


def test_what_was_flushed_is_there_whatever_chance_says(tmp_path: Path, disk: Path) -> None:
    log = logged(tmp_path, entry(1, 0, block("a")), entry(2, 0, block("b") * 2),
                 entry(0, _FLUSH), counted=3)  # fmt: skip
    for seed in range(9):
        cut = writes.apply(log, disk, random.Random(seed))
        assert letters(disk) == "-abb----"
        assert cut == (2, 0, 0)


def test_what_was_not_flushed_is_there_or_not_each_by_itself(tmp_path: Path, disk: Path) -> None:
    log = logged(tmp_path, entry(0, 0, block("a")), entry(0, _FLUSH), entry(1, 0, block("b")),
                 entry(2, 0, block("c")), counted=2)  # fmt: skip
    seen = set()
    for seed in range(64):
        disk.write_bytes(block("-") * 8)
        cut = writes.apply(log, disk, random.Random(seed))
        assert cut.kept + cut.lost == 3
        seen.add(letters(disk)[:3])
    assert seen == {"a--", "ab-", "a-c", "abc"}


def test_what_went_past_the_cache_is_there(tmp_path: Path, disk: Path) -> None:
    log = logged(tmp_path, entry(0, _FUA, block("a")), counted=0)
    for seed in range(9):
        writes.apply(log, disk, random.Random(seed))
        assert letters(disk) == "a-------"


def test_what_was_given_back_is_empty(tmp_path: Path, disk: Path) -> None:
    log = logged(tmp_path, entry(3, _DISCARD, sectors=2), entry(5, 0, block("z")),
                 entry(0, _FLUSH), counted=3)  # fmt: skip
    writes.apply(log, disk, random.Random(1))
    assert letters(disk) == "---00z--"


def test_another_file_is_no_log(tmp_path: Path, disk: Path) -> None:
    (tmp_path / "other").write_bytes(bytes(4096))
    with pytest.raises(ValueError, match="not a log"):
        writes.apply(tmp_path / "other", disk, random.Random(1))


def test_of_a_log_that_was_never_written_nothing_is_lost(disk: Path, tmp_path: Path) -> None:
    (tmp_path / "log").touch()
    assert writes.apply(tmp_path / "log", disk, random.Random(1)) == (0, 0, 0)
    assert disk.read_bytes() == block("-") * 8
