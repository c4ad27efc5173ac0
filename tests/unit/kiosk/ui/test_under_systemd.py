"""What the screen's unit refuses to whatever runs in it, and what it leaves: the real systemd."""

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from tests.simulators.machine import Machine, booted, possible, shipped, until

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
# A compositor that dies of a graphics driver, as cage does where there is no GL.
DRAWS = """
import os, sys
sys.path.insert(0, os.getcwd())
from kiosk.systemd import notify
print(f"[{os.environ['WLR_RENDERER']} {os.environ['QT_QUICK_BACKEND']}", flush=True)
if os.environ["WLR_RENDERER"] != "pixman":
    os.abort()
notify("READY=1")
"""


@pytest.mark.skipif(not possible(), reason="no systemd can run here")
def test_graphics_that_fail_are_left_for_the_processor(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "draws.py").write_text(DRAWS)
    (home / "ui.env").write_text("WLR_RENDERER=gles2\nQT_QUICK_BACKEND=rhi\n")
    unit = shipped(".kiosk-ui", home).replace("/usr/bin/cage -- ", "")
    own = unit.replace("main.py start ui", str(home / "draws.py")).replace(
        "/etc/mingjing", str(home)
    )
    with booted(tmp_path / "machine", {NAME: own}) as machine:
        machine.systemctl("start", "--no-block", NAME)
        until(lambda: len(_said(machine)) > 1)
        assert _said(machine)[:2] == ["[gles2 rhi", "[pixman software"]


def _said(machine: Machine) -> list[str]:
    lines = (str(line["MESSAGE"]) for line in machine.journal(NAME))
    return [line for line in lines if line.startswith("[")]


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
        (said,) = _said(machine)
    refused, network = json.loads(said)
    assert refused.pop("io_uring") == errno.EPERM
    assert set(refused.values()) == {errno.EAFNOSUPPORT}
    assert network == os.readlink("/proc/self/ns/net")  # noqa: PTH115 - no path
