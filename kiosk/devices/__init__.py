"""What is plugged into a terminal: each an interface, a real driver, a simulator."""

from typing import Final

SOCKET: Final = "MINGJING_DEVICES"  # environment: names the socket of the devices' process
