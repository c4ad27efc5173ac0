"""The real supervisor as a process, and its visits, one after another, driven from outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kiosk.config import Home

_PATIENCE_S = 1.5 * float(os.environ.get("MINGJING_PATIENCE", "20"))
_SOCKET_PATH_MOST = 100


class Remote:
    """One visit: what `tests.robots.driven.Inside` can do, this can ask for."""

    def __init__(self, line: socket.socket) -> None:
        line.settimeout(_PATIENCE_S)
        self._line = line
        self._answers = line.makefile("rb")
        hello = json.loads(self._answers.readline())
        self.pid: int = hello["pid"]
        self.shown: float = hello["shown"]  # time.monotonic() of its first frame
        self.log: list[str] = []

    def do(self, what: str, *how: Any, **named: Any) -> Any:
        """Have the visitor inside do something; return what it says."""
        wish = {"do": what, "with": how, "named": named}
        self._line.sendall(json.dumps(wish).encode() + b"\n")
        said = self._answers.readline()
        if not said:
            raise AssertionError("the visit has ended")
        answer = json.loads(said)
        if isinstance(answer, dict) and "failed" in answer:
            raise AssertionError(answer["failed"])
        return answer

    def memory(self) -> bytes:
        """Return everything in the process's memory that can be read, by root."""
        return memory(self.pid)

    def hang_up(self) -> None:
        """Leave the visitor inside alone."""
        self._answers.close()
        self._line.close()

    def kill(self) -> None:
        """Let it end without a word, as on a crash."""
        os.kill(self.pid, signal.SIGKILL)


class Supervised:
    """The supervisor with its visits; `visit` waits for the next one to be on the screen."""

    def __init__(self, home: Home, folder: Path, *options: str) -> None:
        self.temporary = folder / "tmp"
        self.temporary.mkdir()
        place = folder / "robot"
        if len(str(place)) > _SOCKET_PATH_MOST:
            raise AssertionError("a socket's path must be short")
        self._door = socket.socket(socket.AF_UNIX)
        self._door.bind(str(place))
        self._door.listen()
        self._door.settimeout(_PATIENCE_S)
        self._visits: list[Remote] = []
        environment = os.environ | {
            "MINGJING_HOME": str(home.root),
            "MINGJING_ROBOT": str(place),
            "TMPDIR": str(self.temporary),
            "XDG_RUNTIME_DIR": str(self.temporary),
            "XDG_CACHE_HOME": str(self.temporary / "cache"),
            "HOME": str(self.temporary),
        }
        self.said = folder / "said"
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.robots.driven", "--window", "1920x1080", *options],
                env=environment,
                stdout=said,
                stderr=said,
            )

    def visit(self) -> Remote:
        """Wait for the next visit's first frame."""
        line, _ = self._door.accept()
        self._visits.append(Remote(line))
        return self._visits[-1]

    def visits(self) -> list[int]:
        """Return the processes of the visit on the screen and of the one that waits."""
        return [
            pid
            for pid in self.children()
            if b"--once" in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
        ]

    def children(self) -> list[int]:
        """Return all that the supervisor started, the devices' process too."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in listed.split()]

    def close(self) -> None:
        """Stop as systemd does."""
        self._door.close()
        for visit in self._visits:
            visit.hang_up()
        self.process.terminate()
        self.process.wait(_PATIENCE_S)


def memory(pid: int) -> bytes:
    """Return all that a process may have written in its memory; only root may look into ours.

    What lies there as it lies in a file (libraries, fonts) is left out: files are searched as such.
    """
    parts = []
    with Path(f"/proc/{pid}/mem").open("rb", 0) as held:
        for row in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, _, _, inode, *_ = row.split()
            if not rights.startswith("rw") and (inode != "0" or "r" not in rights):
                continue
            if row.endswith(("[vvar]", "[vsyscall]")):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                held.seek(start)
                parts.append(held.read(end - start))
            except (OSError, ValueError):
                continue  # a page that nobody may read
    return b"".join(parts)
