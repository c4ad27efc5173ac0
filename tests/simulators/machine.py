"""The real systemd as process 1 of namespaces of its own, with the real journal and our units.

Needs root and a systemd on this machine; what is asked of it goes in by nsenter. Nobody outside
sees its mounts, its processes or its groups, nor does another one that runs at the same time.
"""

import json
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

SYSTEMD: Final = Path("/lib/systemd/systemd")
ROOT: Final = Path(__file__).resolve().parents[2]
# Nobody of the package's users is here, and a tester's Python may lie in a home.
_ELSEWHERE: Final = ("User=", "Group=", "SupplementaryGroups=", "ProtectHome=", "Requires=")
_UNITS: Final = Path("/lib/systemd/system")
_OWN: Final = (
    "unshare",
    "--pid",
    "--fork",
    "--kill-child",
    "--mount",
    "--uts",
    "--ipc",
)
# A group of its own is the root of all that it sees: two would take each other's for theirs.
_BOOT: Final = """
mount --make-rprivate / && mount -t tmpfs tmpfs /run && umount -R /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup || exit 77
mkdir "/sys/fs/cgroup/$3" && echo 0 > "/sys/fs/cgroup/$3/cgroup.procs" || exit 77
mount --bind "$1/log" /var/log && mount --bind "$1/machine-id" /etc/machine-id
mkdir -p /run/systemd/journald.conf.d
printf '[Journal]\\nReadKMsg=no\\nStorage=volatile\\n' > /run/systemd/journald.conf.d/own.conf
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin container=other SYSTEMD_UNIT_PATH="$1/units" \\
    unshare --cgroup sh -c 'umount /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup &&
    exec "$1" --system --unit=test.target --log-target=journal' init "$2"
"""
_SWEEP: Final = """
umount -R /sys/fs/cgroup
mount -t cgroup2 cgroup2 /sys/fs/cgroup && find "/sys/fs/cgroup/$1" -depth -type d -exec rmdir {} +
"""
_TARGET: Final = """[Unit]
Requires=systemd-journald.service systemd-journald.socket
After=systemd-journald.service
AllowIsolate=yes
"""


def possible() -> bool:
    """Return whether this machine lets a systemd run."""
    if os.geteuid() or not SYSTEMD.exists() or not shutil.which("nsenter"):
        return False
    return subprocess.run((*_OWN, "--mount-proc", "true"), check=False).returncode == 0


class Machine:
    """One that has booted."""

    def __init__(self, init: int) -> None:
        self._inside = ("nsenter", "--target", str(init), "--mount", "--pid", "--cgroup", "--ipc")

    def systemctl(self, *words: str) -> str:
        """Run systemctl inside."""
        return self.run("systemctl", *words)

    def show(self, unit: str, name: str) -> str:
        """Return a property of a unit."""
        return self.systemctl("show", "--value", "-p", name, unit).strip()

    def main_pid(self, unit: str) -> int:
        """Return the number of a unit's process as the machine counts; 0: none."""
        return int(self.show(unit, "MainPID"))

    def freeze(self, unit: str) -> None:
        """Stop a unit's process where it stands; systemd is not told."""
        self.systemctl("kill", "--kill-whom=main", "--signal=STOP", unit)

    def journal(self, unit: str) -> list[dict[str, Any]]:
        """Return what a unit wrote to the journal until now."""
        self.run("journalctl", "--sync")  # who said that it is ready may have been heard sooner
        lines = self.run("journalctl", "-u", unit, "-o", "json", "--no-pager").splitlines()
        return [json.loads(line) for line in lines]

    def run(self, *words: str) -> str:
        """Run a command inside; return what it says."""
        done = subprocess.run((*self._inside, *words), check=True, capture_output=True, text=True)
        return done.stdout


def until(true: Callable[[], object], most_s: float = 40.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + most_s
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


def shipped(name: str, home: Path) -> str:
    """Return a unit of the package, for data that lie elsewhere here and the program's sources."""
    text = (ROOT / f"installer/debian/mingjing{name}.service").read_text()
    kept = [line for line in text.splitlines() if not line.startswith(_ELSEWHERE)]
    return (
        "\n".join(kept)
        .replace("[Unit]", "[Unit]\nDefaultDependencies=no")
        .replace("[Service]", f"[Service]\nWorkingDirectory={ROOT}")
        .replace("/usr/lib/mingjing/mingjing", f"{sys.executable} main.py")
        .replace("/usr/libexec/mingjing", str(ROOT / "installer/debian/wrapper"))
        .replace("ReadWritePaths=", "BindPaths=")  # a test's folder lies in /tmp
        .replace("/var/lib/mingjing", str(home))
    )


@contextmanager
def booted(folder: Path, own: Mapping[str, str]) -> Iterator[Machine]:
    """Boot with units of one's own (name: text), not yet started."""
    units = folder / "units"
    for part in (units, folder / "log" / "journal"):
        part.mkdir(parents=True)
    (folder / "machine-id").write_text("0123456789abcdef0123456789abcdef\n")
    for kept in ("systemd-journald.service", "systemd-journald.socket"):
        text = (_UNITS / kept).read_text()
        (units / kept).write_text(
            "\n".join(
                one for one in text.splitlines() if not one.startswith(("Watchdog", "Sockets"))
            )
        )
    (units / "test.target").write_text(_TARGET)
    for name, unit in own.items():
        (units / name).write_text(unit)
    group = f"mingjing-{secrets.token_hex(8)}"
    boot = subprocess.Popen(
        (*_OWN, "--mount-proc", "sh", "-c", _BOOT, "boot", str(folder), str(SYSTEMD), group),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield Machine(_first(boot))
    finally:
        if boot.poll() is None:  # it ends when all that it began have
            for one in _begun(boot) or [boot.pid]:
                os.kill(one, signal.SIGKILL)
        boot.wait()
        subprocess.run(("unshare", "--mount", "sh", "-c", _SWEEP, "sweep", group), check=False)


def _first(boot: subprocess.Popen[bytes], most_s: float = 30.0) -> int:
    """Wait until process 1 answers; return its number as this side counts."""
    end = time.monotonic() + most_s
    while time.monotonic() < end and boot.poll() is None:
        for child in _begun(boot):
            order = (
                "nsenter", "--target", str(child), "--mount", "--pid", "--cgroup",
                "systemctl", "is-active", "test.target",
            )  # fmt: skip
            asked = subprocess.run(order, check=False, capture_output=True, text=True)
            if asked.stdout.strip() == "active":
                return child
        time.sleep(0.1)
    raise RuntimeError("systemd did not come up")


def _begun(boot: subprocess.Popen[bytes]) -> list[int]:
    listed = Path(f"/proc/{boot.pid}/task/{boot.pid}/children").read_text()
    return [int(one) for one in listed.split()]
