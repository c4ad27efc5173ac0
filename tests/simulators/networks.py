"""A system bus of a test's own with NetworkManager's double on it (`network_manager`)."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
_TEMPLATE: Final = Path(__file__).with_name("network_manager.py")
_PYTHON: Final = "/usr/bin/python3"  # Debian's, which has dbusmock
_PATIENCE_S: Final = 60.0
_BUS: Final = """<busconfig>
<listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/><allow eavesdrop="true"/></policy>
</busconfig>"""


def possible() -> bool:
    """Whether Debian's python3-dbusmock is here."""
    if not shutil.which("dbus-daemon"):
        return False
    asked = (_PYTHON, "-c", "import dbusmock")
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


@contextmanager
def world(folder: Path, **there: Any) -> Iterator[str]:
    """Have NetworkManager manage what is named; yields the address of the bus."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "bus"
    (folder / "bus.conf").write_text(_BUS.format(path=path))
    address = f"unix:path={path}"
    here = os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": address}
    bus = ("dbus-daemon", f"--config-file={folder / 'bus.conf'}", "--nofork", "--nopidfile")
    double = (
        _PYTHON,
        "-m",
        "dbusmock",
        "--template",
        str(_TEMPLATE),
        "--parameters",
        json.dumps(there),
    )
    with _running(bus, here, path.exists), _running(double, here, lambda: _named(address)):
        yield address


@contextmanager
def service(path: Path, bus: str) -> Iterator[None]:
    """Have the network service stand by at a socket for as long as the block lasts."""
    command = (sys.executable, "main.py", "network", "--socket", str(path))
    with _running(command, os.environ | {"DBUS_SYSTEM_BUS_ADDRESS": bus}, path.exists):
        yield


@contextmanager
def _running(command: tuple[str, ...], here: Any, stands: Any) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=ROOT, env=here, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + _PATIENCE_S
        while not stands():
            assert process.poll() is None, f"{command[0]} has ended"
            assert time.monotonic() < end, f"{command[0]} does not stand by"
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(_PATIENCE_S)


def _named(address: str) -> bool:
    asked = (
        "dbus-send", f"--bus={address}", "--print-reply", "--dest=org.freedesktop.NetworkManager",
        "/org/freedesktop/NetworkManager", "org.freedesktop.NetworkManager.GetDevices",
    )  # fmt: skip
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0
