"""A terminal that looks for updates of a small real program at an invented province."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import slot
from kiosk.config import Home
from kiosk.status import Status
from kiosk.sync import status
from kiosk.sync.http import HttpTransport
from kiosk.update.look import Ground, Seen, look
from protocol import enrolment
from tests.simulators.province import Province
from tests.simulators.web import Site

OLDEST, FIRST, SECOND = "0.1.0", "0.2.0", "0.3.0"


def program(folder: Path, number: str, *, works: bool = True) -> Path:
    """Make a small program: one file that starts, a library that never changes, and data."""
    (folder / "_internal").mkdir(parents=True)
    (folder / "mingjing").write_text(f"#!/bin/sh\necho {number} $*\nexit {0 if works else 3}\n")
    (folder / "mingjing").chmod(0o755)
    (folder / "_internal" / "library.so").write_bytes(b"never changes" * 10_000)
    (folder / "_internal" / "words").write_text(number * 1000)
    (folder / "_internal" / "empty.txt").touch()
    for path in folder.rglob("*"):
        if path.name != "mingjing" and path.is_file():
            path.chmod(0o644)
    return folder


@dataclass
class Terminal:
    """What a timer and the roles of a terminal do."""

    home: Home
    site: Site
    province: Province

    def looks(self, *, here: tuple[Path, ...] = (), running: str = "") -> Seen:
        with HttpTransport() as transport:
            ground = Ground(self.home, transport, datetime.now(UTC), OLDEST, here, running=running)
            return look(ground)

    def begins(self, role: str = "ui") -> str:
        """The launcher starts a role; return the slot."""
        found = slot.chosen(self.home, OLDEST)
        slot.begins(self.home, role, found)
        return found

    def fails(self, times: int = slot.FAILED_STARTS, role: str = "ui") -> None:
        for _ in range(times):
            self.begins(role)

    def proves_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The screen stays, and a look at the feed goes well."""
        found = self.begins()
        monkeypatch.setenv(slot.VARIABLE, found)
        slot.is_up(self.home, "ui")
        told = Status(last_contact="2026-02-01T00:00:00+00:00", slot=found)
        status.write(self.home, told)

    @property
    def current(self) -> str:
        return slot.current(self.home)

    @property
    def versions(self) -> set[str]:
        return {path.name for path in (self.home.program / "versions").glob("*")}

    def fetched(self) -> int:
        """Return the bytes of program files that went over the line since the last time."""
        total = sum(size for path, size in self.site.asked if path.startswith("/feed/software/"))
        self.site.asked.clear()
        return total


@pytest.fixture
def province(site: Site) -> Province:
    return Province(site)


@pytest.fixture
def terminal(tmp_path: Path, site: Site, province: Province) -> Terminal:
    home = Home(tmp_path / "terminal")
    home.root.mkdir()
    home.enrolment.write_bytes(enrolment.write(province.enrolment(terminal="ABCDEFGH")))
    return Terminal(home, site, province)


Offer = Callable[..., Path]


@pytest.fixture
def offer(tmp_path: Path, province: Province) -> Offer:
    """Publish a version of the small program."""

    def made(number: str, percent: int = 100, *, works: bool = True) -> Path:
        folder = program(tmp_path / "made" / number, number, works=works)
        province.offers(number, folder, percent)
        return folder

    return made
