"""The two profiles that NetworkManager is given: one for Wi-Fi, one for the telephone network.

A terminal stands in one hall: what was joined before of the same kind is replaced. Called by
network.network_manager.
"""

from typing import Final

from kiosk.network.errors import BadPassword
from kiosk.networks import LONGEST, SHORTEST

Value = tuple[str, object]  # D-Bus signature and value
Profile = dict[str, dict[str, Value]]

WIFI, MOBILE = "mingjing-wifi", "mingjing-mobile"  # their names, by which they are found again
# Bits of an access point's Flags, WpaFlags and RsnFlags.
_PRIVACY: Final = 0x1
_PSK, _ENTERPRISE, _SAE = 0x100, 0x200, 0x400
_FOR_EVER: Final = 0  # autoconnect-retries: nobody stands by to try again


def key_management(flags: int, wpa: int, rsn: int) -> str | None:
    """Return what a station asks for: empty nothing, None what cannot be done here."""
    if (wpa | rsn) & _PSK:
        return "wpa-psk"
    if rsn & _SAE:
        return "sae"
    return None if (wpa | rsn) & _ENTERPRISE or flags & _PRIVACY else ""


def wifi(ssid: bytes, management: str, password: str) -> Profile:
    """Return the profile of a Wi-Fi network; raises BadPassword."""
    wanted = profile(WIFI, "802-11-wireless")
    wanted["802-11-wireless"] = {"ssid": ("ay", ssid), "mode": ("s", "infrastructure")}
    if management:
        if not SHORTEST <= len(password) <= LONGEST or not password.isascii():
            raise BadPassword
        wanted["802-11-wireless-security"] = {
            "key-mgmt": ("s", management),
            "psk": ("s", password),
        }
    return wanted


def mobile(apn: str) -> Profile:
    """Return the profile of the telephone network."""
    wanted = profile(MOBILE, "gsm")
    wanted["gsm"] = {"apn": ("s", apn)} if apn else {"auto-config": ("b", True)}
    return wanted


def profile(name: str, kind: str) -> Profile:
    """Return what all have: joined at each boot, with an address that the network gives."""
    return {
        "connection": {
            "id": ("s", name),
            "type": ("s", kind),
            "autoconnect": ("b", True),
            "autoconnect-retries": ("i", _FOR_EVER),
        },
        "ipv4": {"method": ("s", "auto")},
        "ipv6": {"method": ("s", "auto")},
    }
