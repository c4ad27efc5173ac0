"""Machines with BIOS only: one try, named in syslinux's own area; the default changed in place."""

import struct
import subprocess
from pathlib import Path

import pytest

from kiosk import running
from kiosk.config import Home
from kiosk.system.bios import Once, sections
from kiosk.system.slots import Ground, Shown, Slot, settle
from kiosk.update.errors import SlotBroken
from protocol.release import Number

MB = 1024 * 1024
OLD, NEW = Number("1.0.0"), Number("1.1.0")
CONFIG = "# mingjing\nDEFAULT a\nPROMPT 0\nINCLUDE /bios/a/entry.cfg\nINCLUDE /bios/b/entry.cfg\n"


def boot_image(**parts: bytes) -> bytes:
    """Make a PE file with these sections."""
    head = bytearray(0x400)
    struct.pack_into("<I", head, 0x3C, 0x80)
    struct.pack_into("<4sHH12xH", head, 0x80, b"PE\0\0", 0x8664, len(parts), 0)
    data = bytearray()
    for number, (name, part) in enumerate(parts.items()):
        struct.pack_into(
            "<8sIIII", head, 0x80 + 24 + 40 * number,
            f".{name}".encode(), len(part), 0, -(-len(part) // 512) * 512, len(head) + len(data),
        )  # fmt: skip
        data += part.ljust(-(-len(part) // 512) * 512, b"\0")
    return bytes(head + data)


IMAGE = boot_image(linux=b"kernel" * 99, initrd=b"first" * 99, cmdline=b"root=x mingjing.root=y")


@pytest.fixture
def device(tmp_path: Path) -> Path:
    made = tmp_path / "boot"
    with made.open("wb") as file:
        file.truncate(64 * MB)
    subprocess.run(["/usr/sbin/mkfs.fat", "-F32", made], check=True, capture_output=True)
    for folder in ("bios", "bios/a", "bios/b"):
        subprocess.run(["mmd", "-i", made, f"::{folder}"], check=True)
    (tmp_path / "config").write_text(CONFIG)
    (tmp_path / "number").write_text(f"{OLD}\n")
    # What syslinux's installer leaves behind ldlinux.sys: an empty area, twice.
    area = struct.pack("<II500xI", 0x5A2D2FA5, 0xA3041767, 0xDD28BF64)
    (tmp_path / "area").write_bytes(area * 2)
    for name, path in (
        ("config", "syslinux.cfg"), ("number", "bios/a/number"), ("area", "ldlinux.sys"),
    ):  # fmt: skip
        subprocess.run(["mcopy", "-i", made, tmp_path / name, f"::{path}"], check=True)
    return made


def boots(device: Path) -> str:
    """Do what syslinux does: start the label of the area once, else the default."""
    loader = Once(device)
    label = loader._once()
    if label:
        loader._set_once("")
    return label or loader._default()


def lies(device: Path, path: str) -> bytes:
    return subprocess.run(
        ["mtype", "-i", device, f"::{path}"], check=True, capture_output=True
    ).stdout


def test_a_new_system_is_started_once_and_then_by_default(device: Path, tmp_path: Path) -> None:
    loader = Once(device)
    assert [(one.name, one.number, one.left) for one in loader.images()] == [("a", OLD, None)]
    (tmp_path / "image").write_bytes(IMAGE)
    loader.add(NEW, tmp_path / "image")
    assert lies(device, "bios/b/vmlinuz") == b"kernel" * 99
    assert lies(device, "bios/b/initrd") == b"first" * 99
    assert b"APPEND root=x mingjing.root=y\n" in lies(device, "bios/b/entry.cfg")
    assert {one.number: one.left for one in loader.images()} == {OLD: None, NEW: 1}
    assert boots(device) == "b"
    (new,) = [one for one in loader.images() if one.number == NEW]
    assert new.left == 0
    loader.keep(new)
    assert boots(device) == boots(device) == "b"
    assert lies(device, "syslinux.cfg").decode() == CONFIG.replace("DEFAULT a", "DEFAULT b")
    assert {one.number: one.left for one in loader.images()} == {OLD: 0, NEW: None}
    home = Home(tmp_path / "terminal")
    home.system.mkdir(parents=True)
    ground = Ground(home, loader, NEW, Slot(tmp_path, tmp_path), b"")
    assert settle(ground, Shown(drawn=True, synced=True, long=True)) == "none"
    assert running.rejected(home) == ()  # the one before was left, not gone back from


def test_one_that_did_not_prove_itself_is_not_started_again(device: Path, tmp_path: Path) -> None:
    loader = Once(device)
    (tmp_path / "image").write_bytes(IMAGE)
    loader.add(NEW, tmp_path / "image")
    assert [boots(device) for _ in range(3)] == ["b", "a", "a"]
    (new,) = [one for one in loader.images() if one.number == NEW]
    assert new.left == 0
    loader.remove(new)
    assert {one.number: one.left for one in loader.images()} == {OLD: None}


def test_one_that_is_removed_before_its_try_is_not_started(device: Path, tmp_path: Path) -> None:
    loader = Once(device)
    (tmp_path / "image").write_bytes(IMAGE)
    loader.add(NEW, tmp_path / "image")
    (new,) = [one for one in loader.images() if one.number == NEW]
    loader.remove(new)
    assert boots(device) == "a"


@pytest.mark.parametrize("bad", [b"", b"MZ" * 100, boot_image(linux=b"kernel")])
def test_what_is_no_boot_image_is_refused(bad: bytes) -> None:
    with pytest.raises(SlotBroken):
        sections(bad)
