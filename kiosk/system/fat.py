"""The boot loader's partition, by mtools: nothing is mounted. Called by kiosk.system's loaders."""

import os
import subprocess
from pathlib import Path

from kiosk.update.errors import SlotBroken

_PATIENCE_S = 600


class Fat:
    """A FAT partition in a device, or in a file. Every call raises SlotBroken where it fails."""

    def __init__(self, device: Path) -> None:
        self.device = device

    def names(self, folder: str) -> list[str]:
        """Return what lies in a folder."""
        return [line.rstrip("/").rpartition("/")[2].strip() for line in
                self._run("mdir", "-b", f"::{folder}").splitlines()]  # fmt: skip

    def read(self, path: str) -> str:
        """Return a small text."""
        return self._run("mtype", f"::{path}")

    def write(self, source: Path, path: str) -> None:
        """Copy a file there, over what has its name."""
        self._run("mcopy", "-o", str(source), f"::{path}")

    def rename(self, path: str, name: str) -> None:
        """Give a file another name in its folder."""
        self._run("mren", f"::{path}", f"::{path.rpartition('/')[0]}/{name}")

    def remove(self, path: str) -> None:
        """Delete a file."""
        self._run("mdel", f"::{path}")

    def _run(self, tool: str, *words: str) -> str:
        try:
            done = subprocess.run(
                [tool, "-i", str(self.device), *words],
                capture_output=True, text=True, check=True, timeout=_PATIENCE_S,
                env=os.environ | {"MTOOLS_SKIP_CHECK": "1", "MTOOLSRC": "/dev/null"},
            )  # fmt: skip
            with self.device.open("rb+") as written:
                os.fsync(written.fileno())
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise SlotBroken(tool) from error
        return done.stdout
