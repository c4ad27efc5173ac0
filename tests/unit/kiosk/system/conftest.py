"""A machine with two slots, as files: a real FAT partition, real dm-verity hashes."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from kiosk.system.loader import TRIES, Counting
from kiosk.system.slots import Ground, Slot
from kiosk.update import anchor
from protocol.release import Number
from tests.simulators.province import Province
from tests.unit.kiosk.update.conftest import Terminal
from tests.unit.kiosk.update.conftest import province as province  # noqa: PLC0414 - a fixture
from tests.unit.kiosk.update.conftest import terminal as terminal  # noqa: PLC0414 - a fixture

OLD, NEW, NEWER = "1.0.0", "1.1.0", "1.2.0"
MB = 1024 * 1024


def made(folder: Path, number: str) -> Path:
    """Make a small system as installer/image/build leaves one."""
    folder.mkdir(parents=True)
    (folder / "root.img").write_bytes(number.encode() * (9 * MB // 5))
    told = subprocess.run(
        ["/usr/sbin/veritysetup", "format", "root.img", "hash.img"],
        cwd=folder, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    (folder / "root-hash").write_text(re.findall(r"Root hash:\s*(\w{64})", told)[0])
    (folder / "boot.efi").write_bytes(f"boots {number}".encode() * 1000)
    return folder


@dataclass
class Hall:
    """The terminal that fetches, and the machine around it that writes and boots."""

    terminal: Terminal
    province: Province
    folder: Path
    running: str = OLD

    def __post_init__(self) -> None:
        self.boot = self.folder / "boot"
        with self.boot.open("wb") as file:
            file.truncate(64 * MB)
        subprocess.run(["/usr/sbin/mkfs.fat", "-F32", self.boot], check=True, capture_output=True)
        self._mtools("mmd", "::EFI", "::EFI/Linux")
        first = self.folder / "first"
        first.write_bytes(b"boots 1.0.0")
        self._mtools("mcopy", str(first), f"::EFI/Linux/mingjing-{OLD}.efi")
        self.slot = Slot(self.folder / "root-b", self.folder / "hash-b")
        for device, size in zip(self.slot, (16 * MB, MB), strict=True):
            with device.open("wb") as file:
                file.truncate(size)
        self.terminal.home.system.mkdir()
        self.loader = Counting(self.boot)

    @property
    def ground(self) -> Ground:
        home = self.terminal.home
        return Ground(
            home, self.loader, Number(self.running), self.slot,
            anchor.known(home, self.folder / "no image"),
        )  # fmt: skip

    def offers(self, number: str, percent: int = 100) -> Path:
        folder = made(self.folder / "made" / number, number)
        self.province.offers_system(number, folder, percent)
        return folder

    def fetches(self) -> str:
        return self.terminal.looks(running=self.running).system

    def images(self) -> dict[str, int | None]:
        return {image.number: image.left for image in self.loader.images()}

    def boots(self) -> str:
        """Do what systemd-boot does: start the newest that has tries left, counting down."""
        found = sorted(self.loader.images(), key=lambda image: image.number)
        chosen = [image for image in found if image.left != 0][-1]
        if chosen.left is not None:
            left = chosen.left - 1
            fresh = f"mingjing-{chosen.number}+{left}-{TRIES - left}.efi"
            self._mtools("mren", f"::EFI/Linux/{chosen.name}", f"::EFI/Linux/{fresh}")
        self.running = chosen.number
        return self.running

    def reads(self, number: str) -> bytes:
        """Return a boot image as the firmware would."""
        (image,) = [one for one in self.loader.images() if one.number == number]
        return subprocess.run(
            ["mtype", "-i", self.boot, f"::EFI/Linux/{image.name}"],
            capture_output=True, check=True,
        ).stdout  # fmt: skip

    def _mtools(self, tool: str, *words: str) -> None:
        subprocess.run([tool, "-i", self.boot, *words], check=True, capture_output=True)


@pytest.fixture
def hall(terminal: Terminal, province: Province, tmp_path: Path) -> Hall:
    return Hall(terminal, province, tmp_path)
