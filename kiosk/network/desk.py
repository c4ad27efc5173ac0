"""The network service: does what the network screen wants. `kiosk.networks`.

Called by `main.py network`. It says nothing to any log but that it began: what it hears are
passwords.
"""

from kiosk.network.bus import Bus
from kiosk.network.errors import NetworkError
from kiosk.network.network_manager import NetworkManager
from kiosk.networks import Told, Wish


def do(wish: Wish) -> Told:
    """Do what the screen wants; an error is told by its key."""
    try:
        with Bus() as bus:
            manager = NetworkManager(bus)
            match wish.do:
                case "look":
                    air = manager.air()
                    return Told("", manager.cable(), air.radio, air.networks, manager.modem())
                case "wifi":
                    manager.join_wifi(wish.ssid, wish.password)
                case "mobile":
                    manager.join_mobile(wish.apn.strip())
    except NetworkError as error:
        return Told(trouble=error.key)
    return Told()
