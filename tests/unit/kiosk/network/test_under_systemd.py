"""The network service in its unit, before the real NetworkManager, polkit and D-Bus."""

import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.simulators.machine import ROOT, Machine, booted, possible, shipped

_OWN: Final = Path("~/.cache/mingjing-tools/NetworkManager").expanduser()
_PROGRAM: Final = shutil.which("NetworkManager", path="/usr/sbin") or str(
    _OWN / "usr/sbin/NetworkManager"
)
_POLKIT: Final = Path("/usr/lib/polkit-1/polkitd")
_USER, _OTHER = 61999, 61998  # ours, and the screen's
NAME: Final = "network.service"
# A tester's program may lie where no other user comes.
_OPENED: Final = {
    "/run/python": sys.base_prefix,
    "/run/packages": sysconfig.get_path("purelib"),
    "/run/program": str(ROOT),
}
_PYTHON: Final = f"/run/python/bin/python3.{sys.version_info.minor}"
_HERE: Final = "PYTHONPATH=/run/program:/run/packages"

_BUS: Final = """<busconfig><type>system</type>
<listen>unix:path=/run/dbus/system_bus_socket</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><deny own="*"/><deny send_type="method_call"/>
<allow send_type="signal"/><allow send_requested_reply="true" send_type="method_return"/>
<allow send_requested_reply="true" send_type="error"/><allow receive_type="method_call"/>
<allow receive_type="method_return"/><allow receive_type="error"/><allow receive_type="signal"/>
<allow send_destination="org.freedesktop.DBus" send_interface="org.freedesktop.DBus"/></policy>
<includedir>{usr}/dbus-1/system.d</includedir><includedir>/usr/share/dbus-1/system.d</includedir>
</busconfig>"""
_UNITS: Final = {
    "dbus.socket": """[Unit]
DefaultDependencies=no
[Socket]
ListenStream=/run/dbus/system_bus_socket
""",
    "dbus.service": """[Unit]
DefaultDependencies=no
[Service]
ExecStart=/usr/bin/dbus-daemon --config-file={folder}/bus.conf --address=systemd: \\
  --nofork --nopidfile
""",
    "polkit.service": """[Unit]
DefaultDependencies=no
Requires=dbus.service
After=dbus.service
[Service]
Type=dbus
BusName=org.freedesktop.PolicyKit1
BindReadOnlyPaths={folder}/actions:/usr/share/polkit-1/actions
BindReadOnlyPaths={folder}/rules:/usr/share/polkit-1/rules.d
ExecStart=/usr/lib/polkit-1/polkitd --no-debug
""",
    # In a network of its own: two ends of a cable, and nothing of this machine's. It asks no udev
    # where /sys is only read.
    "NetworkManager.service": """[Unit]
DefaultDependencies=no
Requires=polkit.service
After=polkit.service
[Service]
Type=dbus
BusName=org.freedesktop.NetworkManager
PrivateNetwork=yes
ReadOnlyPaths=/sys
RuntimeDirectory=NetworkManager
Environment=LD_LIBRARY_PATH={own}/usr/lib/x86_64-linux-gnu
ExecStartPre=ip link add cable0 type veth peer name hall0
ExecStartPre=ip link set hall0 up
ExecStart={program} --no-daemon --config {folder}/nm.conf --config-dir {folder}/conf.d \\
  --state-file {folder}/state --log-level WARN
""",
}
# What the service does with a radio, done with a cable: the double has the radios.
_CABLE: Final = """
import sys
from kiosk.network.bus import Bus
from kiosk.network.errors import NetworkError
from kiosk.network.join import join
from kiosk.network.profiles import profile
how = {"method": ("s", "manual"), "addresses": ("aau", [[0x0A0200C0, 24, 0]])}
if sys.argv[1] == "silent":
    how = {"method": ("s", "auto"), "dhcp-timeout": ("i", 1), "may-fail": ("b", False)}
wanted = profile("hall", "802-3-ethernet") | {"ipv4": how, "ipv6": {"method": ("s", "disabled")}}
with Bus() as bus:
    device = bus.call("", "", "GetDeviceByIpIface", "s", "cable0")
    try:
        join(bus, wanted, device, "/", 30.0)
        print("joined")
    except NetworkError as error:
        print(error.key)
"""

_ASK: Final = """
import sys
from kiosk import networks
told = networks.ask(networks.Wish(sys.argv[1], b"hall", "12345678"))
print(told.trouble, told.cable, told.radio, told.modem)
"""
_KEEP: Final = """
import sys
from kiosk.network import profiles
from kiosk.network.bus import Bus, Refused
hall = profiles.wifi(b"hall", "wpa-psk", "12345678")
place = "/org/freedesktop/NetworkManager/Settings"
with Bus() as bus:
    for wanted in (hall, profiles.mobile("cmnet"), profiles.mobile("")):
        try:
            bus.call(place, "Settings", "AddConnection", "a{sa{sv}}", wanted)
            print("kept")
        except Refused as error:
            print(error)
"""

pytestmark = pytest.mark.skipif(
    not possible() or not Path(_PROGRAM).exists() or not _POLKIT.exists(),
    reason="no systemd, NetworkManager or polkit can run here",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the machine's D-Bus, polkit and NetworkManager read; our rule, and our user."""
    usr = (_OWN if Path(_PROGRAM).is_relative_to(_OWN) else Path("/")) / "usr/share"
    made = tmp_path / "etc"
    shutil.copytree("/usr/share/polkit-1/actions", made / "actions")
    shutil.copytree(usr / "polkit-1/actions", made / "actions", dirs_exist_ok=True)
    (made / "rules").mkdir()
    shutil.copy(ROOT / "installer/debian/polkit/60-mingjing.rules", made / "rules")
    users = "".join(
        f"{name}:x:{number}:{number}::/:/usr/sbin/nologin\n"
        for name, number in (("kiosk-network", _USER), ("kiosk-ui", _OTHER))
    )
    (made / "passwd").write_text(Path("/etc/passwd").read_text() + users)
    (made / "bus.conf").write_text(_BUS.format(usr=usr))
    (made / "conf.d").mkdir()
    shipped_conf = ROOT / "installer/image/files/etc/NetworkManager/conf.d/mingjing.conf"
    kept = shipped_conf.read_text().replace("/var/lib/NetworkManager", str(made / "kept"))
    (made / "conf.d/mingjing.conf").write_text(kept)
    (made / "nm.conf").write_text("[main]\nplugins=keyfile\nno-auto-default=*\n")
    return made


@pytest.fixture
def machine(folder: Path) -> Iterator[Machine]:
    told = {"folder": folder, "own": _OWN, "program": _PROGRAM}
    unit = (
        shipped(".kiosk-network", folder)
        .replace(sys.executable, _PYTHON)
        .replace(str(ROOT), "/run/program")
        .replace("[Service]", f"[Service]\nUser=kiosk-network\nEnvironment={_HERE}")
        .replace("[Unit]", "[Unit]\nRequires=NetworkManager.service\nAfter=NetworkManager.service")
    )
    own = {name: text.format(**told) for name, text in _UNITS.items()}
    with booted(folder.parent / "machine", own | {NAME: unit}) as made:
        for at, what in _OPENED.items():
            made.run("mkdir", at)
            made.run("mount", "--bind", what, at)
        made.run("mount", "--bind", str(folder / "passwd"), "/etc/passwd")
        made.systemctl("start", NAME)
        yield made


def said(machine: Machine, code: str, *words: str, user: int = _USER) -> list[str]:
    """Run some Python as a user of the machine; return the lines that it says."""
    here = (_HERE, "MINGJING_NETWORK=/run/kiosk-network/asked")
    who = ("setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups")
    return machine.run("env", *here, *who, _PYTHON, "-c", code, *words).splitlines()


def test_only_our_service_joins_networks_and_keeps_what_came_up(
    machine: Machine, folder: Path
) -> None:
    assert said(machine, _ASK, "look") == [" absent absent absent"]
    assert said(machine, _ASK, "wifi") == ["no_wifi absent absent absent"]
    assert said(machine, _ASK, "mobile") == ["no_modem absent absent absent"]

    assert said(machine, _CABLE, "fixed") == ["joined"]
    assert said(machine, _CABLE, "fixed") == ["joined"]  # in the first one's place
    kept = list((folder / "kept/system-connections").iterdir())
    assert len(kept) == 1
    assert kept[0].stat().st_mode & 0o77 == 0  # a password would be in it
    assert said(machine, _CABLE, "silent") == ["no_address"]
    assert list((folder / "kept/system-connections").iterdir()) == kept

    assert said(machine, _KEEP) == ["kept"] * 3  # the profiles make sense to NetworkManager
    (refused,) = set(said(machine, _KEEP, user=_OTHER))
    assert refused.endswith("PermissionDenied")
    told = " ".join(str(line["MESSAGE"]) for line in machine.journal(NAME))
    assert "12345678" not in told  # what it hears are passwords
