"""What the screen's unit refuses to whatever runs in it, and what it leaves: the real systemd."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from tests.simulators.machine import booted, possible, shipped

NAME = "ui.service"
# Tries what reaches a network, and says whose network it is in, where udev tells of panels.
PROBE = """
import ctypes, json, os, socket, sys
sys.path.insert(0, os.getcwd())
from kiosk.systemd import notify
refused = {}
for family in ("AF_INET", "AF_INET6", "AF_PACKET", "AF_VSOCK"):
    try:
        socket.socket(getattr(socket, family), socket.SOCK_DGRAM).close()
        refused[family] = 0
    except OSError as error:
        refused[family] = error.errno
libc = ctypes.CDLL(None, use_errno=True)
refused["io_uring"] = libc.syscall(425, 1, None) and ctypes.get_errno()
udev = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 15)
udev.bind((0, 2))
print(json.dumps([refused, os.readlink("/proc/self/ns/net")]), flush=True)
notify("READY=1")
"""


@pytest.mark.skipif(not possible(), reason="no systemd can run here")
def test_the_screen_reaches_no_network_but_hears_udev(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "probe.py").write_text(PROBE)
    unit = shipped(".kiosk-ui", home).replace("/usr/bin/cage -- ", "")
    own = unit.replace("main.py start ui", str(home / "probe.py")).replace("always", "no")
    assert f"ExecStart={sys.executable} {home}/probe.py\n" in own
    with booted(tmp_path / "machine", {NAME: own}) as machine:
        machine.systemctl("start", NAME)
        (said,) = [
            json.loads(str(line["MESSAGE"]))
            for line in machine.journal(NAME)
            if str(line["MESSAGE"]).startswith("[")
        ]
    refused, network = said
    assert refused.pop("io_uring") == errno.EPERM
    assert set(refused.values()) == {errno.EAFNOSUPPORT}
    assert network == os.readlink("/proc/self/ns/net")  # noqa: PTH115 - no path
