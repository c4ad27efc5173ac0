"""The boot loader's partition, by mtools: nothing is mounted. Called by kiosk.system only.

systemd-boot starts the newest image in EFI/Linux. `mingjing-1.4.0+3.efi` has three tries left; it
is renamed before each, `+2-1`, `+1-2`, `+0-3`, and one that has none is passed over. An image
without a count proved itself.
"""

import os
import re
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.system.errors import SlotBroken
from protocol.release import Number, numbered

TRIES: Final = 3
_FOLDER: Final = "::EFI/Linux"
_NAME: Final = re.compile(r"mingjing-([0-9.]+)(?:\+([0-9]+)(?:-[0-9]+)?)?\.efi", re.IGNORECASE)


class Image(NamedTuple):
    """A boot image; `left` tries, None where it proved itself."""

    name: str
    number: Number
    left: int | None


class Loader:
    """The partition in a device, or in a file."""

    def __init__(self, device: Path) -> None:
        self._device = device

    def images(self) -> tuple[Image, ...]:
        """Return the boot images that are ours; raises SlotBroken."""
        found = []
        for line in self._run("mdir", "-b", _FOLDER).splitlines():
            name = line.rpartition("/")[2].strip()
            if matched := _NAME.fullmatch(name):
                left = None if matched[2] is None else int(matched[2])
                found.append(Image(name, numbered(matched[1]), left))
        return tuple(found)

    def remove(self, image: Image) -> None:
        """Let it be started no more; raises SlotBroken."""
        self._run("mdel", f"{_FOLDER}/{image.name}")

    def keep(self, image: Image) -> None:
        """It proved itself: no try counts any more; raises SlotBroken."""
        self._run("mren", f"{_FOLDER}/{image.name}", f"mingjing-{image.number}.efi")

    def add(self, number: Number, image: Path) -> None:
        """Put an image there, to be tried; raises SlotBroken.

        Under a name that the boot loader does not know until all of it is there.
        """
        self._run("mcopy", "-o", str(image), f"{_FOLDER}/coming")
        self._run("mren", f"{_FOLDER}/coming", f"mingjing-{number}+{TRIES}.efi")

    def _run(self, tool: str, *words: str) -> str:
        try:
            done = subprocess.run(
                [tool, "-i", str(self._device), *words],
                capture_output=True, text=True, check=True, timeout=600,
                env=os.environ | {"MTOOLS_SKIP_CHECK": "1", "MTOOLSRC": "/dev/null"},
            )  # fmt: skip
            with self._device.open("rb+") as written:
                os.fsync(written.fileno())
        except (OSError, subprocess.SubprocessError) as error:
            raise SlotBroken(tool) from error
        return done.stdout
