"""How reader, printer and voice are: written where the devices are, read by sync's heartbeat.

A state is a word. It changes when a device breaks or is mended, and never because somebody used
it: what a visitor did must not be read from it.
"""

import json
from dataclasses import asdict, dataclass
from typing import Final, Literal, get_args

from kiosk.config import Home
from kiosk.files import write_whole

State = Literal["ok", "missing", "broken", "unknown"]
_STATES: Final = frozenset(get_args(State))


@dataclass(frozen=True, slots=True)
class Health:
    """The devices of one terminal."""

    reader: State = "unknown"
    printer: State = "unknown"
    voice: State = "unknown"


def read(home: Home) -> Health:
    """Return what was told last; unknown where that makes no sense."""
    try:
        told = json.loads(home.health.read_bytes())
    except (OSError, ValueError):
        return Health()
    if not isinstance(told, dict):
        return Health()
    return Health(**{name: told[name] for name in asdict(Health()) if told.get(name) in _STATES})


def tell(home: Home, **states: State) -> None:
    """Replace the states that are named; nothing is written if nothing changed. Raises OSError."""
    before = asdict(read(home))
    if before != (now := before | states):
        write_whole(home.health, json.dumps(now).encode(), 0o644)
