"""What is started at the next boot, and how often it is tried: systemd-boot's way (UEFI).

It starts the newest image in EFI/Linux. `mingjing-1.4.0+3.efi` has three tries left; it is renamed
before each, `+2-1`, `+1-2`, `+0-3`, and one that has none is passed over. An image without a count
proved itself. Machines with BIOS only have kiosk.system.bios. Called by kiosk.system.
"""

import re
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from kiosk.system.fat import Fat
from protocol.release import Number, numbered

TRIES: Final = 3
_FOLDER: Final = "EFI/Linux"
_NAME: Final = re.compile(r"mingjing-([0-9.]+)(?:\+([0-9]+)(?:-[0-9]+)?)?\.efi", re.IGNORECASE)


class Image(NamedTuple):
    """A boot image; `left` tries, None where it proved itself."""

    name: str
    number: Number
    left: int | None


class Loader(Protocol):
    """A boot loader that counts. Every call raises SlotBroken where its partition refuses."""

    def images(self) -> tuple[Image, ...]:
        """Return the boot images that are ours."""

    def remove(self, image: Image) -> None:
        """Let it be started no more."""

    def keep(self, image: Image) -> None:
        """It proved itself: no try counts any more."""

    def add(self, number: Number, image: Path) -> None:
        """Put an image there, to be tried: all of it, or nothing that is ever started."""


class Counting:
    """systemd-boot."""

    def __init__(self, device: Path) -> None:
        self._fat = Fat(device)

    def images(self) -> tuple[Image, ...]:
        """Return the images by their names."""
        found = []
        for name in self._fat.names(_FOLDER):
            if matched := _NAME.fullmatch(name):
                left = None if matched[2] is None else int(matched[2])
                found.append(Image(name, numbered(matched[1]), left))
        return tuple(found)

    def remove(self, image: Image) -> None:
        """Delete it."""
        self._fat.remove(f"{_FOLDER}/{image.name}")

    def keep(self, image: Image) -> None:
        """Take the count from its name."""
        self._fat.rename(f"{_FOLDER}/{image.name}", f"mingjing-{image.number}.efi")

    def add(self, number: Number, image: Path) -> None:
        """Write it under a name that is not looked for, until all of it is there."""
        self._fat.write(image, f"{_FOLDER}/coming")
        self._fat.rename(f"{_FOLDER}/coming", f"mingjing-{number}+{TRIES}.efi")
