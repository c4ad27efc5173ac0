"""The screen of a machine that has not joined a province: a technician's way to a working one.

Shown in home's place where there is no enrolment and the set-up service stands by
(`kiosk.joining`). It asks that service; it reaches no network and keeps no code.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import config, joining, status
from kiosk.asking import NoService
from kiosk.ui.list_model import ListModel
from kiosk.ui.networks import NetLine, lines
from kiosk.ui.networks import look as look_at_networks
from kiosk.ui.screen import ScreenModel
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.networks import Told as Networks
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_LOOK_MS: Final = 3_000
_MB: Final = 1024 * 1024


class Progress(NamedTuple):
    """How far the first look at the feed is."""

    here: int  # villages with data
    bytes: int  # of everything that came
    trouble: str  # sentence of what stands in its way, in the source language


@QmlElement
class SetUpScreen(ScreenModel):
    """`step`: start, typing, compare, syncing."""

    writing = True  # a technician needs time

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, "")
        self._step = "start"
        self._told = joining.Told()
        self._networks: Networks | None = None
        self._joined = joining.Told()
        self._trouble = self._blind = ""  # of what was asked for, and of looking about
        self._progress = Progress(0, 0, "")
        self._nets: ListModel[NetLine] = ListModel(NetLine, self)
        self._again = QTimer(self, interval=_LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        visit.languageChanged.connect(self._say_all)
        self._say_all()
        self.look()

    # What the technician does -------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """See how the networks are and whether a stick is there; or how far the data are."""
        self.visit.touched()  # who telephones with the county touches nothing for minutes
        if self._step == "syncing":
            self.glance(_progress, self._came, lambda _: None)
        elif self._step == "start":
            self.glance(_look, self._seen, self._unseen)

    @Slot()
    def toTyping(self) -> None:
        """Type the address and the code."""
        self._go("typing")

    @Slot(str, str)
    def join(self, province: str, code: str) -> None:
        """Ask the province at this address with this code."""
        address = province.strip()
        if "://" not in address:
            address = f"https://{address}"
        self._put(joining.Wish("ask", address, code.strip()))

    @Slot()
    def joinByStick(self) -> None:
        """Ask the province that the stick names."""
        self._put(joining.Wish("ask", stick=True))

    @Slot()
    def same(self) -> None:
        """The county read out the same fingerprint: keep it."""
        if not self.busy:
            self.ask(lambda _: joining.ask(joining.Wish("keep")), self._kept, failed=self._failed)

    @Slot()
    def other(self) -> None:
        """It was another one: nothing is kept."""
        self._go("start")
        self._trouble = translate("set_up", "没有开通。请再对一次平台地址；还不一样，就告诉县里。")
        self.shown.emit()

    @Slot()
    def openNetwork(self) -> None:
        """Choose a Wi-Fi or telephone network."""
        self.visit.open("network")

    @Slot()
    def openTechnician(self) -> None:
        """The panel's size, the touch test and the state of everything."""
        self.visit.open("technician", trusted=True)

    @Slot()
    def changeLanguage(self) -> None:
        """Chinese or English, from now on and for every visit."""
        self.visit.changeLanguage()
        wish = partial(_speak, code=self.visit.language.code)
        self.ask(wish, lambda _: None, what="language", failed=lambda _: None)

    @Slot()
    def back(self) -> None:
        """One step back; from the first one there is none."""
        if self._step in {"typing", "compare"}:
            self._go("start")

    # What it sees -------------------------------------------------------------------------------

    @Property(str, notify=shown)
    def step(self) -> str:
        """Which page."""
        return self._step

    @Property(QObject, notify=shown)
    def nets(self) -> QObject:
        """One sentence for each network."""
        return self._nets

    @Property(str, notify=shown)
    def otherLanguage(self) -> str:
        """The other language's name."""
        return self.visit.language.other_name

    @Property(str, notify=shown)
    def stick(self) -> str:
        """What is on the stick, or that there is none."""
        if self._told.stick:
            return translate("set_up", "U 盘上有开通文件：{villages}").format(
                villages="、".join(self._told.stick)
            )
        if self._told.stick_trouble:
            return self._sentence_of(self._told.stick_trouble)
        return translate("set_up", "没有看到名叫 KIOSK-SETUP 的 U 盘。")

    @Property(bool, notify=shown)
    def stickReady(self) -> bool:
        """Whether the stick's invitation can be used."""
        return bool(self._told.stick)

    @Property(str, notify=shown)
    def trouble(self) -> str:
        """What went wrong and what to do, or empty."""
        return self._trouble or self._blind

    @Property(str, notify=shown)
    def villages(self) -> str:
        """The villages that this terminal will show."""
        return "、".join(self._joined.villages)

    @Property(str, notify=shown)
    def terminal(self) -> str:
        """The terminal's name."""
        return self._joined.terminal

    @Property(str, notify=shown)
    def fingerprint(self) -> str:
        """Twelve digits."""
        return self._joined.fingerprint

    @Property(str, notify=shown)
    def progress(self) -> str:
        """How far the first data are."""
        found = self._progress
        size = f"{found.bytes / _MB:,.1f}"
        if self.ready:
            return translate("set_up", "数据到齐了，一共 {size} MB。").format(size=size)
        return translate("set_up", "正在取数据，已经收下 {size} MB。").format(size=size)

    @Property(str, notify=shown)
    def waiting(self) -> str:
        """What holds the data up, or empty."""
        return translate("status", self._progress.trouble) if self._progress.trouble else ""

    @Property(bool, notify=shown)
    def ready(self) -> bool:
        """Whether every village has its data."""
        return 0 < len(self._joined.villages) <= self._progress.here

    # How it goes on -----------------------------------------------------------------------------

    def _put(self, wish: joining.Wish) -> None:
        if not self.busy:
            self._trouble = ""
            self.shown.emit()
            self.ask(lambda _: joining.ask(wish), self._answered_by_province, failed=self._failed)

    def _answered_by_province(self, told: joining.Told) -> None:
        if told.trouble:
            self._trouble = self._sentence_of(told.trouble)
            self.shown.emit()
        else:
            self._joined = told
            self._go("compare")

    def _kept(self, told: joining.Told) -> None:
        if told.trouble:
            self._trouble = self._sentence_of(told.trouble)
            self.shown.emit()
        else:
            self._go("syncing")
            self.look()

    def _unseen(self, error: KnownError) -> None:
        self._blind = self._sentence_of(error.key)
        self.shown.emit()

    def _seen(self, found: tuple[joining.Told, Networks | None]) -> None:
        self._blind = ""
        self._told, self._networks = found
        self._say_networks()

    def _say_networks(self) -> None:
        self._nets.renew([] if self._networks is None else lines(self._networks))
        self.shown.emit()

    def _came(self, found: Progress) -> None:
        self._progress = found
        self.shown.emit()

    def _failed(self, error: KnownError) -> None:
        self._trouble = self._sentence_of(error.key)
        self.shown.emit()

    def _go(self, step: str) -> None:
        self._step, self._trouble = step, ""
        self._say_all()

    def _say_all(self) -> None:
        joined = self._step == "syncing"
        self.rename(
            translate("set_up", "开通好了")
            if joined
            else translate("set_up", "这台机器还没有开通"),
            "",
        )
        self._say_networks()

    @staticmethod
    def _sentence_of(key: str) -> str:
        known = joining.SENTENCES
        return translate("joining", known.get(key, known["setup"]))


def _look(desk: Desk) -> tuple[joining.Told, Networks | None]:
    told = joining.ask(joining.Wish("look"))
    try:
        found = look_at_networks(desk)
    except NoService:
        return told, None  # a stick and a cable do without it
    return told, None if found.trouble else found


def _speak(desk: Desk, *, code: str) -> None:
    try:
        config.save(desk.home, replace(config.settings(desk.home), language=code))
    except (OSError, config.SettingsBroken):
        return  # the visit speaks it all the same


def _progress(desk: Desk) -> Progress:
    home = desk.home
    told = status.read(home)
    size = 0
    for room in (home.feed, home.mirror.parent, home.media):
        for path in room.rglob("*"):
            try:
                size += path.stat().st_size if path.is_file() else 0
            except OSError:
                continue  # it was renamed meanwhile
    here = sum(1 for village in told.villages if village.issued)
    return Progress(here, size, told.problem.sentence if told.problem else "")
