"""Where a terminal keeps its things, and its few settings with their units.

`MINGJING_HOME` names the folder, so that several terminals can live on one machine.
"""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

_DEFAULT_HOME = "~/.local/share/mingjing"


@dataclass(frozen=True, slots=True)
class Home:
    """The folders and files of one terminal."""

    root: Path

    @property
    def enrolment(self) -> Path:
        """What the province told this terminal (protocol.enrolment), readable by its group only."""
        return self.root / "terminal.json"

    @property
    def settings(self) -> Path:
        """The technician's settings."""
        return self.root / "settings.json"

    @property
    def mirror(self) -> Path:
        """The SQLite mirror; disposable."""
        return self.root / "mirror" / "mirror.db"

    @property
    def media(self) -> Path:
        """Sealed pictures, named by their hash."""
        return self.root / "media"

    @property
    def outbox(self) -> Path:
        """The ring of cells."""
        return self.root / "outbox" / "ring"

    @property
    def feed(self) -> Path:
        """Trusted metadata, offices.json, catalogue and replies as last verified."""
        return self.root / "feed"

    @property
    def status(self) -> Path:
        """What sync tells the ui and the technician; nothing of reports."""
        return self.root / "status.json"


class Settings(msgspec.Struct, frozen=True):
    """The technician's settings; measured at set-up."""

    panel_mm: float = 477.0  # width of the panel's longer side, millimetres (21.5 inches, 16:9)
    reader: bool = False
    large: bool = False  # 大字 from the start
    poll_s: int = 900  # between two looks at the feed
    media_budget_mb: int = 4096  # disk that pictures may use
    rate_kb_s: int = 0  # cap of the download rate; 0: none


def home() -> Home:
    """Return this process's terminal folder; makes nothing."""
    return Home(Path(os.environ.get("MINGJING_HOME") or _DEFAULT_HOME).expanduser())


def settings(of: Home) -> Settings:
    """Read the settings; a missing file means the defaults.

    Raises:
        msgspec.MsgspecError: the file is there but has no sense.
    """
    try:
        return msgspec.json.decode(of.settings.read_bytes(), type=Settings)
    except FileNotFoundError:
        return Settings()
