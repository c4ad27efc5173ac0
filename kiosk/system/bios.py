"""What is started at the next boot of a machine with BIOS only: syslinux's way.

It starts the label that syslinux.cfg names, a or b; a label written to its own small area (ADV) is
started once instead, and forgotten as it is. So a new system has one try: it is named there, and
becomes the default when it proved itself. Both are one sector each, written in place: whatever is
cut, the sector is the old or the new. Called by kiosk.system.
"""

import mmap
import os
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk.system.fat import Fat
from kiosk.system.loader import Image
from kiosk.update.errors import SlotBroken
from protocol.release import Number, ReleaseBroken, numbered

_SECTOR: Final = 512
_DEFAULT: Final = b"# mingjing\nDEFAULT "
_ONCE: Final = 1  # the tag of a label to be started once
_FIRST, _SUM, _LAST = 0x5A2D2FA5, 0xA3041767, 0xDD28BF64
_WORDS: Final = _SECTOR // 4


class Once:
    """syslinux."""

    def __init__(self, device: Path) -> None:
        self._fat, self._device = Fat(device), device

    def images(self) -> tuple[Image, ...]:
        """Return the labels that have a number; what is not the default has one try, or none."""
        default, once, found = self._default(), self._once(), []
        for label in self._fat.names("bios"):
            try:
                number = numbered(self._fat.read(f"bios/{label}/number").strip())
            except (SlotBroken, ReleaseBroken):
                continue  # removed, or written half
            left = None if label == default else int(label == once)
            found.append(Image(label, number, left))
        return tuple(found)

    def remove(self, image: Image) -> None:
        """Forget it where it was to be started once, and take its number away."""
        if image.name == self._once():
            self._set_once("")
        self._fat.remove(f"bios/{image.name}/number")

    def keep(self, image: Image) -> None:
        """Make it the default."""
        label = image.name.encode()
        self._patch(_DEFAULT, lambda sector: _DEFAULT + label + sector[len(_DEFAULT) + 1 :])

    def add(self, number: Number, image: Path) -> None:
        """Take the boot image to pieces: syslinux starts kernel and first system by themselves."""
        label = "b" if self._default() == "a" else "a"
        parts = sections(image.read_bytes())
        line = parts[".cmdline"].rstrip(b"\0").decode("ascii")
        entry = (
            f"LABEL {label}\n LINUX /bios/{label}/vmlinuz\n INITRD /bios/{label}/initrd\n"
            f" APPEND {line}\n"
        )
        for name, data in (
            ("vmlinuz", parts[".linux"]), ("initrd", parts[".initrd"]),
            ("entry.cfg", entry.encode()), ("number", number.encode()),
        ):  # fmt: skip
            with tempfile.NamedTemporaryFile() as file:
                file.write(data)
                file.flush()
                self._fat.write(Path(file.name), f"bios/{label}/{name}")
        self._set_once(label)

    def _default(self) -> str:
        return self._fat.read("syslinux.cfg").partition("DEFAULT ")[2][:1]

    def _once(self) -> str:
        data = self._sector(struct.pack("<I", _FIRST))[8:]
        return data[2 : 2 + data[1]].decode("ascii", "replace") if data[0] == _ONCE else ""

    def _set_once(self, label: str) -> None:
        tagged = bytes([_ONCE, len(label)]) + label.encode() if label else b""
        data = struct.unpack(f"<{_WORDS - 3}I", tagged.ljust(_SECTOR - 12, b"\0"))
        total = (_SUM - sum(data)) & 0xFFFFFFFF
        area = struct.pack(f"<{_WORDS}I", _FIRST, total, *data, _LAST)
        self._patch(struct.pack("<I", _FIRST), lambda _: area)

    def _sector(self, begins: bytes) -> bytes:
        with self._device.open("rb") as file:
            return os.pread(file.fileno(), _SECTOR, self._places(file.fileno(), begins)[0])

    def _patch(self, begins: bytes, change: Callable[[bytes], bytes]) -> None:
        try:
            with self._device.open("rb+") as file:
                for place in self._places(file.fileno(), begins):
                    fresh = change(os.pread(file.fileno(), _SECTOR, place))
                    os.pwrite(file.fileno(), fresh, place)
                    os.fsync(file.fileno())
        except OSError as error:
            raise SlotBroken("the boot loader's sector") from error

    def _places(self, descriptor: int, begins: bytes) -> list[int]:
        """Return where the sectors that begin so lie, the area's copy behind it."""
        size = os.lseek(descriptor, 0, os.SEEK_END)
        found = []
        with mmap.mmap(descriptor, size, prot=mmap.PROT_READ) as all_:
            place = all_.find(begins)
            while place >= 0:
                if place % _SECTOR == 0:
                    found.append(place)
                place = all_.find(begins, place + 1)
        if not found:
            raise SlotBroken("no boot loader of ours")
        return found


def sections(image: bytes) -> dict[str, bytes]:
    """Return the parts of a boot image (PE) by their names; raises SlotBroken."""
    try:
        head = struct.unpack_from("<I", image, 0x3C)[0]
        count, optional = struct.unpack_from("<H12xH", image, head + 6)
        found = {}
        for number in range(count):
            at = head + 24 + optional + 40 * number
            name, size, _, raw, start = struct.unpack_from("<8sIIII", image, at)
            found[name.rstrip(b"\0").decode("ascii")] = image[start : start + min(size, raw)]
    except (struct.error, UnicodeDecodeError) as error:
        raise SlotBroken("not a boot image") from error
    if not {".linux", ".initrd", ".cmdline"} <= set(found):
        raise SlotBroken("a boot image without its parts")
    return found
