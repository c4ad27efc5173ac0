"""NetworkManager with radios and a modem that this machine has not: a template of python-dbusmock.

Run by Debian's own Python (`python3 -m dbusmock --template`), so it imports nothing of ours. The
parameters name what is there:

    {"cable": true, "radio": true, "modem": 0,
     "stations": [{"ssid": "hall", "password": "...", "strength": 70, "reason": 0}]}

`reason` (NMDeviceStateReason), and the modem's number, is why joining fails; 0: it does not. With
another password than its own a network fails as NetworkManager lets it fail: no secrets.
"""

from collections.abc import Iterator
from typing import Any

import dbus  # type: ignore[import-not-found] # Debian's
import dbusmock  # type: ignore[import-not-found]
from dbusmock.templates import networkmanager as plain  # type: ignore[import-not-found]
from dbusmock.templates.networkmanager import *  # noqa: F403 - its methods become the double's
from gi.repository import GLib  # type: ignore[import-not-found]

BUS_NAME, MAIN_OBJ, SYSTEM_BUS = plain.BUS_NAME, plain.MAIN_OBJ, True
IS_OBJECT_MANAGER = True
_WIRED = f"{plain.DEVICE_IFACE}.Wired"
_MODEM = "/org/freedesktop/NetworkManager/Devices/modem0"
_NOWHERE = dbus.ObjectPath("/")
_PSK = 0x100
_NO_SECRETS = 7
_DISCONNECTED, _ACTIVATED, _FAILED = 30, 100, 120
_STEP_MS = 20


def load(mock: Any, parameters: dict[str, Any]) -> None:
    """Set the world up: dbusmock calls this."""
    plain.load(mock, {})
    manager = dbusmock.get_object(plain.MANAGER_OBJ)
    manager.AddMethod(
        plain.MANAGER_IFACE, "AddAndActivateConnection2", "a{sa{sv}}ooa{sv}", "ooa{sv}",
        "ret = self.join(*args)",
    )  # fmt: skip
    reasons: dict[str, tuple[str, int]] = {}  # of a station's object: its password, why it fails
    manager.join = lambda *asked: _join(reasons, *asked)
    if parameters.get("cable"):
        path = manager.AddEthernetDevice("cable0", "eth0", _ACTIVATED)
        dbusmock.get_object(path).Set(_WIRED, "Carrier", dbus.Boolean(1))
    if parameters.get("radio"):
        radio = manager.AddWiFiDevice("radio0", "wlan0", _DISCONNECTED)
        device = dbusmock.get_object(radio)
        device.AddProperty(plain.WIRELESS_DEVICE_IFACE, "ActiveAccessPoint", _NOWHERE)
        for number, station in enumerate(parameters.get("stations", ())):
            password = station.get("password", "")
            at = manager.AddAccessPoint(
                radio, f"station{number}", station["ssid"], "00:00:5E:00:53:01", 2, 2412, 54000,
                dbus.Byte(station["strength"]), station.get("security", _PSK if password else 0),
            )  # fmt: skip
            reasons[at] = password, station.get("reason", 0)
    if "modem" in parameters:
        _plug_modem(manager)
        reasons["/"] = "", parameters["modem"]


def _plug_modem(manager: Any) -> None:
    manager.AddObject(_MODEM, f"{plain.DEVICE_IFACE}.Modem", {}, [])
    dbusmock.get_object(_MODEM).AddProperties(
        plain.DEVICE_IFACE,
        {
            "DeviceType": dbus.UInt32(8),
            "State": dbus.UInt32(_DISCONNECTED),
            "StateReason": (dbus.UInt32(_DISCONNECTED), dbus.UInt32(0)),
            "AvailableConnections": dbus.Array([], signature="o"),
        },
    )


def _join(
    reasons: dict[str, tuple[str, int]], profile: Any, device: str, at: str, _how: Any
) -> tuple[Any, Any, Any]:
    profile["connection"].pop("autoconnect")  # the template would join any device by it
    path = dbusmock.get_object(plain.SETTINGS_OBJ).SettingsAddConnection(profile)
    dbusmock.get_object(path).AddMethod(plain.CSETTINGS_IFACE, "Save", "", "", "")
    password, reason = reasons[at]
    if profile.get("802-11-wireless-security", {}).get("psk", "") != password:
        reason = _NO_SECRETS
    steps = [(40, 0), (50, 0)]  # prepare, configure
    steps += [(_FAILED, reason), (_DISCONNECTED, 0)] if reason else [(70, 0), (_ACTIVATED, 0)]
    GLib.timeout_add(_STEP_MS, _step, dbusmock.get_object(device), at, iter(steps))
    return dbus.ObjectPath(path), _NOWHERE, dbus.Dictionary({}, signature="sv")


def _step(device: Any, at: str, steps: Iterator[tuple[int, int]]) -> bool:
    """Take the next step; return whether there is another."""
    step = next(steps, None)
    if step is None:
        return False
    state, before = dbus.UInt32(step[0]), device.Get(plain.DEVICE_IFACE, "State")
    device.Set(plain.DEVICE_IFACE, "State", state)
    if state == _ACTIVATED and at != _NOWHERE:
        device.Set(plain.WIRELESS_DEVICE_IFACE, "ActiveAccessPoint", dbus.ObjectPath(at))
    told = [state, before, dbus.UInt32(step[1])]
    device.EmitSignal(plain.DEVICE_IFACE, "StateChanged", "uuu", told)
    return True
