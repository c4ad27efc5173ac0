"""What of NetworkManager a technician needs: what is in reach, and to join one of it.

Called by network.desk.
"""

from contextlib import suppress
from typing import Final, NamedTuple

from kiosk.network import profiles
from kiosk.network.bus import Bus, Refused
from kiosk.network.errors import NoModem, NotFound, NoWifi
from kiosk.network.join import ACTIVATED, join
from kiosk.networks import Cable, Modem, Network, Radio

_CABLE, _WIFI, _MODEM = 1, 2, 8  # NMDeviceType
_WIFI_S, _MODEM_S = 60.0, 120.0
_NOWHERE: Final = "/"


class Air(NamedTuple):
    """The radio and what it hears."""

    radio: Radio
    networks: tuple[Network, ...] = ()


class Station(NamedTuple):
    """An access point: its object, and the network that it belongs to."""

    path: str
    network: Network
    management: str | None


class NetworkManager:
    """It over a bus. Every call may raise NoNetworkManager."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    def cable(self) -> Cable:
        """Return how the best of the cables is."""
        found: list[Cable] = []
        for device in self._devices(_CABLE):
            if self._state(device) == ACTIVATED:
                found.append("up")
            else:
                plugged = self._bus.property(device, "Device.Wired", "Carrier")
                found.append("no_address" if plugged else "unplugged")
        order: tuple[Cable, ...] = ("up", "no_address", "unplugged")
        return next((each for each in order if each in found), "absent")

    def modem(self) -> Modem:
        """Return whether a modem is there and joined."""
        states = [self._state(device) for device in self._devices(_MODEM)]
        if not states:
            return "absent"
        return "up" if ACTIVATED in states else "down"

    def air(self) -> Air:
        """Return what the radio hears, and have it listen again for the next time."""
        devices = self._devices(_WIFI)
        if not devices:
            return Air("absent")
        if not self._bus.property("", "", "WirelessHardwareEnabled"):
            return Air("off")
        best: dict[bytes, Network] = {}
        for device in devices:
            for station in self._stations(device):
                before = best.get(station.network.ssid)
                if before is None or _first(station.network) < _first(before):
                    best[station.network.ssid] = station.network
            with suppress(Refused):  # it listens already
                self._bus.call(device, "Device.Wireless", "RequestScan", "a{sv}", {})
        return Air("there", tuple(sorted(best.values(), key=_first)))

    def join_wifi(self, ssid: bytes, password: str) -> None:
        """Join a network and keep it.

        Raises:
            NetworkError: NoWifi, NotFound, BadPassword, WrongPassword, NoAddress, TooSlow.
        """
        devices = self._devices(_WIFI)
        if not devices:
            raise NoWifi
        for device in devices:
            for station in sorted(self._stations(device), key=lambda each: _first(each.network)):
                if station.network.ssid == ssid and station.management is not None:
                    wanted = profiles.wifi(ssid, station.management, password)
                    join(self._bus, wanted, device, station.path, _WIFI_S)
                    return
        raise NotFound

    def join_mobile(self, apn: str) -> None:
        """Join the telephone network and keep it.

        Raises:
            NetworkError: NoModem, NoSim, SimLocked, NoSignal, WrongApn, TooSlow.
        """
        devices = self._devices(_MODEM)
        if not devices:
            raise NoModem
        join(self._bus, profiles.mobile(apn), devices[0], _NOWHERE, _MODEM_S)

    def _devices(self, kind: int) -> list[str]:
        return [
            path
            for path in self._bus.call("", "", "GetDevices")
            if self._bus.property(path, "Device", "DeviceType") == kind
        ]

    def _state(self, device: str) -> int:
        return int(self._bus.property(device, "Device", "State"))

    def _stations(self, device: str) -> list[Station]:
        joined = self._bus.property(device, "Device.Wireless", "ActiveAccessPoint")
        up = self._state(device) == ACTIVATED
        found = []
        for path in self._bus.property(device, "Device.Wireless", "AccessPoints"):
            with suppress(Refused):  # out of reach meanwhile
                if station := self._station(path, joined=up and path == joined):
                    found.append(station)
        return found

    def _station(self, path: str, *, joined: bool) -> Station | None:
        def told(name: str) -> int:
            return int(self._bus.property(path, "AccessPoint", name))

        ssid = bytes(self._bus.property(path, "AccessPoint", "Ssid"))
        if not ssid:
            return None  # it hides its name
        management = profiles.key_management(told("Flags"), told("WpaFlags"), told("RsnFlags"))
        network = Network(
            ssid=ssid,
            name=shown(ssid),
            strength=told("Strength"),
            locked=management != "",
            fits=management is not None,
            joined=joined,
        )
        return Station(path, network, management)


def _first(network: Network) -> tuple[bool, int]:
    return not network.joined, -network.strength


def shown(ssid: bytes) -> str:
    """Return a network's name; routers of some years ago write GBK."""
    for code in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return "".join(each for each in ssid.decode(code) if each.isprintable())
    return ssid.hex()
