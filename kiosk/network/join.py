"""Joins one network and keeps it. Called by network.network_manager.

It is kept only once it was joined: a wrong password leaves nothing behind, and at the next boot the
network of before is joined again.
"""

import time
from contextlib import suppress
from typing import Final

from kiosk.network.bus import Bus, Changes, Refused
from kiosk.network.errors import NetworkError, TooSlow, by_reason
from kiosk.network.profiles import Profile

ACTIVATED: Final = 100  # NMDeviceState
_UNAVAILABLE, _DISCONNECTED, _FAILED = 20, 30, 120
_NEW_ACTIVATION: Final = 60  # NMDeviceStateReason: what was joined before makes way
_SETTINGS: Final = "/org/freedesktop/NetworkManager/Settings"


def join(bus: Bus, wanted: Profile, device: str, at: str, patience_s: float) -> None:
    """Join what a profile says, and replace what was kept by its name before.

    Args:
        bus: where NetworkManager is.
        wanted: of network.profiles.
        device: its object.
        at: an access point's object, or "/".
        patience_s: seconds.

    Raises:
        NetworkError: by the reason that NetworkManager gives; nothing is kept.
    """
    with bus.listening(device) as changes:
        try:
            # Volatile: NetworkManager itself forgets what did not come up.
            made, _, _ = bus.call(
                "", "", "AddAndActivateConnection2", "a{sa{sv}}ooa{sv}",
                wanted, device, at, {"persist": ("s", "volatile")},
            )  # fmt: skip
        except Refused as error:
            _, why = bus.property(device, "Device", "StateReason")  # of a modem without a card, say
            raise by_reason(why) from error
        try:
            _wait(changes, time.monotonic() + patience_s)
        except NetworkError:
            with suppress(Refused):  # it went by itself
                bus.call(made, "Settings.Connection", "Delete")
            raise
    try:
        bus.call(made, "Settings.Connection", "Save")
    except Refused as error:
        raise NetworkError from error
    _forget_others(bus, made, wanted["connection"]["id"])


def _wait(changes: Changes, end: float) -> None:
    """Wait until the device is up; raises NetworkError where it will not be."""
    began = False
    while (left := end - time.monotonic()) > 0 and (change := changes.next(left)):
        state, reason = change
        if state == ACTIVATED:
            return
        if state == _FAILED:
            raise by_reason(reason)
        if _DISCONNECTED < state < ACTIVATED:
            began = True
        elif reason != _NEW_ACTIVATION and (began or state <= _UNAVAILABLE):
            raise by_reason(reason)
    raise TooSlow


def _forget_others(bus: Bus, but: str, name: object) -> None:
    for path in bus.call(_SETTINGS, "Settings", "ListConnections"):
        with suppress(Refused):
            found = bus.call(path, "Settings.Connection", "GetSettings")
            if path != but and found["connection"]["id"] == name:
                bus.call(path, "Settings.Connection", "Delete")
