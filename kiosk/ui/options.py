"""How the window is to be, and where what it shows lies. Known to `app`, `window` and the tour."""

from dataclasses import dataclass
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "assets"


@dataclass(frozen=True, slots=True)
class Options:
    """How the window is to be."""

    size: tuple[int, int] | None = None  # pixels; None: the whole screen
    large: bool = False
    card: str = ""  # ID number on the simulated reader
    name: str = ""  # and the name on that card
    language: str = ""  # empty: the terminal's own
