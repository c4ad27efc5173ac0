"""Where a terminal keeps its things, and its few settings with their units.

`MINGJING_HOME` names the folder, so that several terminals can live on one machine.
"""

import json
import os
from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.errors import KnownError
from kiosk.files import sync_folder, write_whole

SETUP_SOCKET = "MINGJING_SETUP"  # environment: where the set-up service stands by (kiosk.joining)
NETWORK_SOCKET = "MINGJING_NETWORK"  # environment: where networks are joined (kiosk.networks)
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
    def identity(self) -> Path:
        """This terminal's own key, readable by sync alone (kiosk.identity)."""
        return self.root / "identity" / "key"

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
    def program(self) -> Path:
        """Versions of the program, written by kiosk.update alone (kiosk.slot)."""
        return self.root / "program"

    @property
    def system(self) -> Path:
        """What the service that writes whole systems remembers (kiosk.system); its own."""
        return self.root / "system"

    def started(self, role: str) -> Path:
        """How often a role began without being up; each role's own (kiosk.slot)."""
        return self.root / f"started-{role}.json"

    @property
    def no_screen(self) -> Path:
        """There while no screen comes up; made by kiosk.ui.breakdown, the supervisor takes it."""
        return self.root / "no-screen"

    @property
    def health(self) -> Path:
        """What the devices' side tells sync of reader, printer and voice (kiosk.health)."""
        return self.root / "health.json"

    @property
    def status(self) -> Path:
        """What sync tells the ui and the technician; nothing of reports."""
        return self.root / "status.json"


class SettingsBroken(KnownError):
    """The technician's settings are there, but make no sense; the message names what does not."""

    key = "settings_broken"


@dataclass(frozen=True, slots=True)
class Settings:
    """The technician's settings; measured at set-up."""

    panel_mm: float = 477.0  # width of the panel's longer side, millimetres (21.5 inches, 16:9)
    reader: bool = True  # look for a card reader; false: there is none, whatever is plugged in
    reader_ports: str = "/dev/mingjing-card"  # serial ports where one may be, commas between
    printer: str = "/dev/usb/lp0"  # the receipt printer's device file; empty: there is none
    paper_mm: int = 58  # width of its paper: 58 or 80
    large: bool = False  # 大字 from the start
    one_switch: bool = False  # space steps on, held it presses (kiosk.ui.input.one_switch)
    language: str = "zh"  # in which a visit begins: zh, en
    technician_pin: str = ""  # kiosk.pin's hash; empty: the technician's page stays shut
    poll_s: int = 900  # between two looks at the feed
    media_budget_mb: int = 4096  # disk that pictures may use
    rate_kb_s: int = 0  # cap of the download rate; 0: none
    quiet: str = ""  # hours without downloads, e.g. 08:00-18:00; empty: none
    proxy: str = ""  # e.g. http://10.0.0.1:3128/; empty: none

    def ports(self) -> tuple[str, ...]:
        """Return the serial ports where a card reader may be."""
        return tuple(path for each in self.reader_ports.split(",") if (path := each.strip()))


def home() -> Home:
    """Return this process's terminal folder; makes nothing."""
    return Home(Path(os.environ.get("MINGJING_HOME") or _DEFAULT_HOME).expanduser())


def settings(of: Home) -> Settings:
    """Read the settings; a missing file means the defaults.

    Raises:
        SettingsBroken: the file is there but is no object of such settings.
    """
    # By the standard library: the first frame waits for this, and msgspec costs 60 ms to import.
    try:
        found = json.loads(of.settings.read_bytes())
    except FileNotFoundError:
        return Settings()
    except ValueError as error:
        raise SettingsBroken("settings.json is not JSON") from error
    if not isinstance(found, dict):
        raise SettingsBroken("settings.json is no object")
    known = {field.name: type(field.default) for field in fields(Settings)}
    for name, value in found.items():
        kind = known.get(name)
        if kind is None:
            raise SettingsBroken(f"settings.json: there is no setting {name!r}")
        fits = isinstance(value, (int, float)) if kind is float else isinstance(value, kind)
        if not fits or (isinstance(value, bool) and kind is not bool):
            raise SettingsBroken(f"settings.json: {name} must be of type {kind.__name__}")
    return Settings(**found)


def save(of: Home, wanted: Settings) -> None:
    """Replace settings.json, whole and durably; what is at its default is left out.

    Called by set-up's commands and, of the ui, by the technician's page alone.

    Raises:
        OSError: it could not be written; the old settings stand.
    """
    plain = Settings()
    chosen = {
        field.name: value
        for field in fields(Settings)
        if (value := getattr(wanted, field.name)) != getattr(plain, field.name)
    }
    text = json.dumps(chosen, ensure_ascii=False, indent=1)
    write_whole(of.settings, f"{text}\n".encode(), 0o640)
    sync_folder(of.root)
