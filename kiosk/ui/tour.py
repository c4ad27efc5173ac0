"""A picture of every screen, for whoever has no display: `python -m kiosk.ui.tour DIR --card N`.

Called by `scripts/run --tour`. It goes through the real window and the real mirror, and leaves a
real report in the outbox: it belongs to a demo terminal only.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk import config
from kiosk.cache.front import front
from kiosk.ui.app import Options, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.model import VillageRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit
    from kiosk.ui.window import Terminal

LOOKS: Final = {
    "landscape": Options((1920, 1080)),
    "portrait": Options((1080, 1920)),
    "landscape-large": Options((1920, 1080), large=True),
    "portrait-large": Options((1080, 1920), large=True),
}
_PATIENCE_S: Final = 30.0
_DRAWN_S: Final = 0.2  # a page is laid out and drawn by then


class Guide:
    """Leads through one window and takes the pictures."""

    def __init__(self, terminal: Terminal, folder: Path, look: str) -> None:
        self._terminal = terminal
        self._prefix = f"{folder}/{look}-"
        self.taken = 0

    @property
    def visit(self) -> Visit:
        """The visit that is led."""
        return self._terminal.visit

    def picture(self, name: str) -> None:
        """Wait until the page is there, and keep a picture of it."""
        self.wait()
        self.taken += self._terminal.window.grabWindow().save(f"{self._prefix}{name}.png")

    def wait(self) -> None:
        """Let the window work until no question is open and the page is drawn."""
        end = time.monotonic() + _PATIENCE_S
        drawn = time.monotonic() + _DRAWN_S
        while time.monotonic() < drawn:
            self._terminal.application.processEvents()
            time.sleep(0.005)
            top = self.visit.top
            if top is not None and top.busy and time.monotonic() < end:
                drawn = time.monotonic() + _DRAWN_S

    def find(self, question: Callable[[Desk], str]) -> str:
        """Return what the mirror answers."""
        found: list[str] = []
        self.visit.bridge.ask(question, found.append, lambda _: found.append(""))
        end = time.monotonic() + _PATIENCE_S
        while not found and time.monotonic() < end:
            self._terminal.application.processEvents()
            time.sleep(0.005)
        return found[0] if found else ""


def main(argv: Sequence[str]) -> int:
    """Write the pictures; return the exit status: 1 without data to show."""
    parser = argparse.ArgumentParser(prog="kiosk.ui.tour", description="每个画面一张图")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--card", default="", help="whose money is shown (18 characters)")
    parser.add_argument("--name", default="")
    wanted = parser.parse_args(argv)
    environment()
    from kiosk.ui.window import Terminal  # noqa: PLC0415 - Qt reads the environment first

    home = config.home()
    first = front(home)
    if first is None:
        sys.stderr.write("这台机器上还没有数据。\n")
        return 1
    wanted.folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for look, options in LOOKS.items():
        shown = replace(options, card=wanted.card, name=wanted.name)
        terminal = Terminal(home, config.settings(home), shown, first)
        guide = Guide(terminal, wanted.folder, look)
        _walk(guide, first[0])
        terminal.close()
        taken += guide.taken
        sys.stderr.write(f"{look}：{guide.taken} 张\n")
    return 0 if taken else 1


def _walk(guide: Guide, village: VillageRow) -> None:
    visit = guide.visit
    guide.picture("home")
    _open(guide, "enter_number")
    if visit.cards.present:
        visit.cards.tap()
        guide.picture("subsidies")
        person = visit.person
        if person is not None and person.bundle.payments:
            visit.open("payment", payment=person.bundle.payments[0].id)
            guide.picture("payment")
        _open(guide, "signed")
        _open(guide, "entitled")
    _open(guide, "ledger")
    voucher = guide.find(partial(_voucher, village=village.code))
    if voucher:
        visit.backHome()
        page = visit.open("voucher", record=voucher)
        guide.picture("voucher")
        page.openPicture()  # type: ignore[attr-defined]
        guide.picture("picture")
        page.speak()  # type: ignore[attr-defined]
        guide.picture("speak_of_a_record")
    _open(guide, "projects")
    project = guide.find(partial(_project, village=village.code))
    if project:
        visit.open("project", record=project)
        guide.picture("project")
    _open(guide, "affairs")
    affair = guide.find(partial(_affair, village=village.code))
    if affair:
        visit.open("affair", record=affair)
        guide.picture("affair")
    _open(guide, "villages")
    _hall(guide)
    _open(guide, "answers")
    visit.backHome()
    visit.about = None
    visit.open("speak")
    guide.picture("speak")
    write = visit.open("write")
    guide.wait()
    write.tapPhrase("想看一看原来的单据。")  # type: ignore[attr-defined]
    guide.picture("write")
    write.send()  # type: ignore[attr-defined]
    guide.picture("receipt")


def _hall(guide: Guide) -> None:
    """What is shown without looking anything up."""
    _open(guide, "help")
    visit = guide.visit
    visit.backHome()
    loop = visit.open("attract")
    guide.wait()
    for part in ("figures", "works", "papers"):
        loop.turn()  # type: ignore[attr-defined]
        guide.picture(f"attract_{part}")
    visit.backHome()
    technician = visit.open("technician", trusted=True)
    guide.picture("technician")
    technician.beginTouches()  # type: ignore[attr-defined]
    guide.picture("technician_touch")


def _open(guide: Guide, name: str) -> None:
    guide.visit.backHome()
    guide.visit.open(name)
    guide.picture(name)


def _voucher(desk: Desk, *, village: str) -> str:
    """Return the largest payment with a picture, or nothing."""
    from kiosk.model import LedgerFilter  # noqa: PLC0415 - after the first frame

    page = desk.reader.vouchers(village, LedgerFilter(order="amount"), 0, 50)
    return next((row.id for row in page.rows if row.pictures > 1), "") or next(
        (row.id for row in page.rows if row.pictures), ""
    )


def _project(desk: Desk, *, village: str) -> str:
    return next((row.id for row in desk.reader.projects(village)), "")


def _affair(desk: Desk, *, village: str) -> str:
    decisions = desk.reader.affairs(village, "decision") or desk.reader.affairs(village)
    return next((row.id for row in decisions), "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
