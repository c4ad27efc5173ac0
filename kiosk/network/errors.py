"""What can go wrong while a network is joined. The networks of before stay as they were.

    KnownError
     └─ NetworkError
         ├─ NoNetworkManager   it does not run, or does not let us
         ├─ NoWifi             no radio
         ├─ NotFound           the network is out of reach
         ├─ BadPassword        one that no such network can have
         ├─ WrongPassword      the network refuses it
         ├─ NoAddress          joined, but nobody gives an address
         ├─ NoModem            none is plugged in
         ├─ NoSim, SimLocked, NoSignal, WrongApn
         └─ TooSlow            nothing is decided yet

Called by kiosk.network; `kiosk.networks` has what the technician reads of each.
"""

from kiosk.errors import KnownError


class NetworkError(KnownError):
    """The network was not joined."""

    key = "network"


class NoNetworkManager(NetworkError):
    """No answer from it, or a refusal."""

    key = "no_network_manager"


class NoWifi(NetworkError):
    """No adapter."""

    key = "no_wifi"


class NotFound(NetworkError):
    """It was in reach a moment ago, perhaps."""

    key = "not_found"


class BadPassword(NetworkError):
    """Too short, or too long."""

    key = "bad_password"


class WrongPassword(NetworkError):
    """Refused."""

    key = "wrong_password"


class NoAddress(NetworkError):
    """Nobody answers DHCP."""

    key = "no_address"


class NoModem(NetworkError):
    """No modem."""

    key = "no_modem"


class NoSim(NetworkError):
    """A modem without a card."""

    key = "no_sim"


class SimLocked(NetworkError):
    """The card asks for a PIN."""

    key = "sim_locked"


class NoSignal(NetworkError):
    """The telephone network does not take us."""

    key = "no_signal"


class WrongApn(NetworkError):
    """The telephone network does not know the access point."""

    key = "wrong_apn"


class TooSlow(NetworkError):
    """Given up."""

    key = "too_slow"


# NMDeviceStateReason of NetworkManager's D-Bus interface.
_REASONS: dict[int, type[NetworkError]] = {
    **dict.fromkeys((5, 6, 15, 16, 17), NoAddress),
    **dict.fromkeys((7, 8), WrongPassword),
    11: TooSlow,
    **dict.fromkeys((24, 25, 26, 27, 30, 31, 32, 33), NoSignal),
    **dict.fromkeys((36, 43, 57), NoModem),
    **dict.fromkeys((45, 48), NoSim),
    **dict.fromkeys((34, 46, 47, 59), SimLocked),
    29: WrongApn,
    53: NotFound,
}


def by_reason(reason: int) -> NetworkError:
    """Return the error for what NetworkManager gives as a device's reason."""
    return _REASONS.get(reason, NetworkError)()
