"""The program's version, as the heartbeat tells it. Raised with each release."""

from typing import Final

VERSION: Final = "0.1.0"
