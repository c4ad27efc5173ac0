"""Our reader of FAT against volumes that others made, and others against what ours wrote."""

import os
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from kiosk.config import Home
from kiosk.stick import fat_names
from kiosk.stick.errors import NoRoom, NotTaken, NotThere, VolumeError
from kiosk.stick.fat import Fat
from kiosk.sync.daemon import Daemon
from kiosk.sync.errors import StickRefused
from kiosk.sync.stick import Stick
from protocol import carried
from protocol.envelope import CELL_BYTES
from tests.simulators import fat_stick
from tests.simulators.province import COUNTY, Province
from tests.simulators.web import Site

CELLS = ("mingjing", "cells", COUNTY)
CONTENT = random.Random(1).randbytes(150_000)


@contextmanager
def opened(image: Path, flags: int = os.O_RDWR) -> Iterator[Fat]:
    file = os.open(image, flags)
    try:
        yield Fat(file)
    finally:
        os.close(file)


def whole(volume: Fat, *path: str) -> bytes:
    data = b""
    while piece := volume.read(path, len(data)):
        data += piece
    return data


@pytest.fixture(params=["FAT32", "FAT16"])
def image(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return fat_stick.make(tmp_path / "stick.img", request.param)


@pytest.fixture
def filled(image: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    packs = folder / "mingjing" / "feed" / "packs"
    packs.mkdir(parents=True)
    for number in range(90):  # long names, more than one cluster of them
        (packs / f"{number:064x}").write_bytes(bytes([number]) * number)
    (packs / "large").write_bytes(CONTENT)
    (packs / "empty").write_bytes(b"")
    (folder / "autorun.inf").write_bytes(b"bait")
    fat_stick.put(image, folder)
    return image


def test_files_are_read_as_they_were_copied(filled: Path) -> None:
    with opened(filled, os.O_RDONLY) as volume:
        packs = ("mingjing", "feed", "packs")
        assert whole(volume, *packs, "large") == CONTENT
        assert volume.read((*packs, "large"), 149_990) == CONTENT[149_990:]
        assert volume.read((*packs, "large"), 70_001)[:9] == CONTENT[70_001:70_010]
        assert whole(volume, *packs, "empty") == b""
        for number in (1, 42, 89):
            assert whole(volume, *packs, f"{number:064x}") == bytes([number]) * number
        for path in (("none",), ("mingjing", "none", "x"), (*packs, f"{90:064x}")):
            with pytest.raises(NotThere):
                volume.read(path, 0)
        for path in (packs, (*packs, "large", "x")):
            with pytest.raises(NotTaken):
                volume.read(path, 0)


def test_what_is_written_is_sound_for_others(filled: Path, tmp_path: Path) -> None:
    with opened(filled) as volume:
        for number in range(40):  # a folder that has to grow
            volume.create(CELLS, f"{number:016x}.cells", CONTENT[: 20_000 + number])
        with pytest.raises(NotTaken):
            volume.create(CELLS, f"{1:016x}.cells", b"again")
        with pytest.raises(NotTaken):
            volume.create(("autorun.inf",), "x.cells", b"in a file")
        assert whole(volume, *CELLS, f"{7:016x}.cells") == CONTENT[:20_007]
    assert fat_stick.check(filled) == ""
    assert len(fat_stick.names(filled, "/".join(CELLS))) == 40
    path = "/".join((*CELLS, f"{39:016x}.cells"))
    assert fat_stick.get(filled, path, tmp_path / "out") == CONTENT[:20_039]
    path = "mingjing/feed/packs/large"
    assert fat_stick.get(filled, path, tmp_path / "large") == CONTENT
    with opened(filled) as volume:
        assert whole(volume, *CELLS, f"{39:016x}.cells") == CONTENT[:20_039]


def test_a_volume_behind_a_table_of_partitions(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "here").write_bytes(CONTENT)
    image = fat_stick.make(tmp_path / "stick.img", partitioned=True)
    fat_stick.put(image, folder)
    with opened(image) as volume:
        assert whole(volume, "here") == CONTENT
        volume.create(CELLS, "a.cells", CONTENT)
    assert fat_stick.get(image, "/".join((*CELLS, "a.cells")), tmp_path / "out") == CONTENT


def test_a_full_stick_and_one_that_is_write_protected(filled: Path) -> None:
    with opened(filled) as volume:
        with pytest.raises(NoRoom):
            volume.create(CELLS, "huge.cells", bytes(60 * 1024 * 1024))
        volume.create(CELLS, "small.cells", b"x")
    assert fat_stick.check(filled) == ""
    with opened(filled, os.O_RDONLY) as volume, pytest.raises(NotTaken):
        volume.create(CELLS, "no.cells", b"x")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: bytes(len(data)),
        lambda data: data[:11] + b"\0\0" + data[13:],
        lambda data: data[:13] + b"\x03" + data[14:],
        lambda data: data[:16] + b"\x09" + data[17:],
        lambda data: data[:32] + b"\xff\xff\xff\x7f" + data[36:],
        lambda data: data[:36] + b"\x01\0\0\0" + data[40:],
        lambda data: data[: 5 * 1024 * 1024],
        lambda data: data[:3] + b"EXFAT   " + bytes(53) + data[64:],
        lambda data: b"\0" + data[1:446] + bytes(64) + data[510:],
        lambda data: data[:5],
    ],
)  # fmt: skip
def test_what_is_no_fat_is_refused(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    image = fat_stick.make(tmp_path / "stick.img")
    image.write_bytes(spoil(image.read_bytes()))
    with pytest.raises(VolumeError), opened(image):
        pass
    with pytest.raises(StickRefused), Stick(image, "http://x/feed/", lambda: None):
        pass


def test_other_file_systems_are_refused(tmp_path: Path) -> None:
    image = tmp_path / "ext4.img"
    with image.open("wb") as file:
        file.truncate(8 * 1024 * 1024)
        file.seek(1024 + 56)
        file.write(b"\x53\xef")
    with pytest.raises(NotTaken), opened(image):
        pass


def test_whatever_bytes_are_turned_it_ends_and_by_name(filled: Path) -> None:
    """A stick made to harm: each try ends in data or in an error of ours, and soon."""
    dice = random.Random(20181120)
    with filled.open("rb") as file:
        head = file.read(600 * 1024)  # boot sector, tables, folders
    used = [at for at in range(0, len(head), 512) if any(head[at : at + 512])]
    ended = 0
    for _ in range(60):
        with filled.open("r+b") as file:
            file.write(head)
            for _ in range(dice.choice([1, 3, 40])):
                file.seek(dice.choice(used[:200]) + dice.randrange(512))
                file.write(bytes([dice.choice([0, 255, dice.randrange(256)])]))
        try:
            with opened(filled) as volume:
                packs = ("mingjing", "feed", "packs")
                for name in ("large", f"{42:064x}"):
                    assert len(whole(volume, *packs, name)) < 2**30
                volume.create(CELLS, "a.cells", CONTENT[:9_000])
        except VolumeError:
            ended += 1
    assert ended


def test_a_chain_in_a_circle_ends(filled: Path) -> None:
    with opened(filled) as volume:
        disk = volume._disk
        at = volume._found(("mingjing", "feed", "packs", "large")).cluster
        chain = list(disk.chain(at))
        disk._write(chain[-1], chain[0])
        volume._chain = 0, []
        with pytest.raises(NotTaken):
            list(disk.chain(at))


def test_names_in_short_and_long_form() -> None:
    for name in ("a", "cells", "0123456789abcdef.cells", "x" * 13, "y" * 26, "Large", "三塘"):
        made = fat_names.made(name, 5, 7, folder=False, taken=[])
        (found,) = fat_names.entries(made + bytes(32))
        assert found == (name, False, 5, 7)
    (same,) = fat_names.entries(fat_names.made("cells", 9, 0, folder=True, taken=[b"CELLS      "]))
    assert (same.name, same.folder) == ("cells", True)
    long = bytearray(fat_names.made("0123456789abcdef.cells", 5, 7, folder=False, taken=[]))
    long[13] ^= 1  # a sum that does not fit: the short name counts
    (found,) = fat_names.entries(bytes(long))
    assert "." not in found.name
    short = fat_names.made("cells", 9, 0, folder=True, taken=[])
    assert list(fat_names.entries(b"\xe5" + short[1:] + b"MINGJING   \x08" + bytes(20))) == []


def test_a_terminal_takes_feed_and_leaves_cells(
    home: Home, site: Site, province: Province, image: Path, tmp_path: Path
) -> None:
    """The whole way: an image as others write it, through the reading process, and back."""
    folder = tmp_path / "files"
    for name, data in site.files.items():
        path = folder / "mingjing" / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (folder / carried.CARRIER_FILE).write_bytes(province.carrier(date.max))
    fat_stick.put(image, folder)
    site.status = 500
    with Daemon(home) as daemon:
        found = daemon.carried(image)
    assert found.problem is None
    assert found.guard is None
    assert [row.applied_seq for row in found.villages] == [1]
    (name,) = fat_stick.names(image, "/".join(CELLS))
    data = fat_stick.get(image, "/".join((*CELLS, name)), tmp_path / "out")
    assert len(data) == carried.CELLS * CELL_BYTES
    assert fat_stick.check(image) == ""


Step = tuple[int, bytes] | None  # a write and its place; None: the disk had all of them


def steps_of(image: Path, work: Callable[[Fat], None], patch: pytest.MonkeyPatch) -> list[Step]:
    """Do something to a stick and return what reached it, in order."""
    steps: list[Step] = []
    write, sync = os.pwrite, os.fsync

    def written(file: int, data: bytes, at: int) -> int:
        steps.append((at, bytes(data)))
        return write(file, data, at)

    def synced(file: int) -> None:
        steps.append(None)
        sync(file)

    with patch.context() as inside, opened(image) as volume:
        inside.setattr(os, "pwrite", written)
        inside.setattr(os, "fsync", synced)
        work(volume)
    return steps


def cuts(steps: list[Step]) -> Iterator[list[tuple[int, bytes]]]:
    """Yield what may have arrived when it is pulled out: of what was not safe yet, any part."""
    safe: list[tuple[int, bytes]] = []
    loose: list[tuple[int, bytes]] = []
    for step in [*steps, None]:
        if step is not None:
            loose.append(step)
            continue
        yield from (safe + loose[:end] for end in range(len(loose)))
        yield from (safe + loose[:out] + loose[out + 1 :] for out in range(len(loose)))
        yield from ([*safe, one] for one in loose)
        safe, loose = safe + loose, []
    yield safe


@pytest.mark.parametrize("before", [0, 4])  # folders are made; a folder has to grow
def test_pulled_out_at_any_write_a_file_is_whole_or_not_there(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int
) -> None:
    def left(volume: Fat) -> None:
        volume.create(CELLS, "new-and-with-a-long-name.cells", CONTENT[:1500])

    with opened(filled) as volume:
        for number in range(before):
            volume.create(CELLS, f"{number:016x}.cells", CONTENT[:99])
    clean = tmp_path / "clean.img"
    shutil.copyfile(filled, clean)
    steps = steps_of(filled, left, monkeypatch)
    found = set()
    for arrived in cuts(steps):
        torn = tmp_path / "torn.img"
        shutil.copyfile(clean, torn)
        with torn.open("r+b") as file:
            for at, data in arrived:
                file.seek(at)
                file.write(data)
        for repaired in (False, True):
            if repaired:  # as the next computer does
                order = ("fsck.fat", "-a", str(torn))
                path = f"{os.environ['PATH']}:/usr/sbin"
                subprocess.run(order, check=False, capture_output=True, env={"PATH": path})
            with opened(torn) as volume:
                assert whole(volume, "mingjing", "feed", "packs", "large") == CONTENT
                for number in range(before):
                    assert whole(volume, *CELLS, f"{number:016x}.cells") == CONTENT[:99]
                try:
                    assert whole(volume, *CELLS, "new-and-with-a-long-name.cells") == CONTENT[:1500]
                    found.add("whole")
                except NotThere:
                    found.add("none")
            if not repaired and "none" in found:
                with opened(torn) as volume:  # and the terminal may try again at once
                    volume.create(CELLS, "again.cells", b"again")
                    assert whole(volume, *CELLS, "again.cells") == b"again"
    assert found == {"whole", "none"}
