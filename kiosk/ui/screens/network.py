"""Joins a Wi-Fi or telephone network. Opened by the set-up screen and the technician's page.

It asks the network service (`kiosk.networks`); a password is handed on and not kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.networks import Told, Wish, ask
from kiosk.ui.list_model import ListModel
from kiosk.ui.networks import NetLine, lines, look, sentence
from kiosk.ui.screen import ScreenModel
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.networks import Network
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_LOOK_MS: Final = 3_000
_STRENGTHS: Final = (
    (60, mark("network", "信号强")),
    (35, mark("network", "信号中等")),
    (0, mark("network", "信号弱")),
)


@dataclass(frozen=True, slots=True)
class WifiLine:
    """One network in reach."""

    key: str  # its name as the air has it, in hexadecimal
    title: str
    note: str
    joined: bool
    fits: bool


@QmlElement
class NetworkScreen(ScreenModel):
    """`step`: list, password, mobile."""

    writing = True  # a technician needs time

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("network", "网络"))
        self.rename(translate("network", "网络"), "")
        self._step = "list"
        self._told = Told()
        self._trouble = self._done = self._blind = ""
        self._chosen: Network | None = None
        self._nets: ListModel[NetLine] = ListModel(NetLine, self)
        self._wifis: ListModel[WifiLine] = ListModel(WifiLine, self)
        self._again = QTimer(self, interval=_LOOK_MS)
        self._again.timeout.connect(self.look)
        self._again.start()
        self.look()

    # What the technician does -------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """See what is in reach."""
        if self._step == "list" and not self.busy:
            self.glance(look, self._seen, self._unseen)

    @Slot(str)
    def choose(self, key: str) -> None:
        """Join a network; its password is asked for, if it has one."""
        wanted = bytes.fromhex(key)
        self._chosen = next((each for each in self._told.networks if each.ssid == wanted), None)
        if self._chosen is None or not self._chosen.fits:
            return
        if self._chosen.locked:
            self._go("password")
        else:
            self.join("")

    @Slot(str)
    def join(self, password: str) -> None:
        """Join the chosen network with this password."""
        if self._chosen is not None:
            self._put(Wish("wifi", self._chosen.ssid, password))

    @Slot()
    def toMobile(self) -> None:
        """Say what the telephone network needs."""
        self._go("mobile")

    @Slot(str)
    def joinMobile(self, apn: str) -> None:
        """Join the telephone network by this access point."""
        self._put(Wish("mobile", apn=apn.strip()))

    @Slot()
    def back(self) -> None:
        """One step back, or to the screen before."""
        if self._step == "list":
            super().back()
        else:
            self._go("list")

    # What it sees -------------------------------------------------------------------------------

    @Property(str, notify=shown)
    def step(self) -> str:
        """Which page."""
        return self._step

    @Property(QObject, notify=shown)
    def nets(self) -> QObject:
        """One sentence for each kind of network."""
        return self._nets

    @Property(QObject, notify=shown)
    def wifis(self) -> QObject:
        """The Wi-Fi networks in reach."""
        return self._wifis

    @Property(str, notify=shown)
    def nothing(self) -> str:
        """Why there is no Wi-Fi network to choose, and what to do instead; or empty."""
        if self._told.networks:
            return ""
        if self._told.radio == "there":
            return translate("network", "还没有找到无线网。把路由器挪近一点，或者等一会儿。")
        if self._told.radio == "off":
            return translate("network", "机器上的无线网开关关着，打开它。")
        return sentence("no_wifi")

    @Property(bool, notify=shown)
    def modem(self) -> bool:
        """Whether a modem is there."""
        return self._told.modem != "absent"

    @Property(str, notify=shown)
    def chosen(self) -> str:
        """The chosen network's name."""
        return "" if self._chosen is None else self._chosen.name

    @Property(str, notify=shown)
    def trouble(self) -> str:
        """What went wrong and what to do, or empty."""
        return self._trouble or self._blind

    @Property(str, notify=shown)
    def done(self) -> str:
        """That a network was joined, or empty."""
        return self._done

    # How it goes on -----------------------------------------------------------------------------

    def _put(self, wish: Wish) -> None:
        if not self.busy:
            self._trouble = self._done = ""
            self.shown.emit()
            self.ask(lambda _: ask(wish), self._answered, failed=self._failed)

    def _answered(self, told: Told) -> None:
        self.visit.touched()  # a modem takes its time
        if told.trouble:
            self._trouble = sentence(told.trouble)
            if self._step == "password" and told.trouble not in {"wrong_password", "bad_password"}:
                self._step = "list"
            self.shown.emit()
        else:
            self._go("list")
            self._done = translate("network", "连上了，记住了，以后开机自己连。")
            self.shown.emit()
        self.look()

    def _failed(self, error: KnownError) -> None:
        self._trouble = sentence(error.key)
        self.shown.emit()

    def _seen(self, told: Told) -> None:
        self.visit.touched()
        self._blind = sentence(told.trouble) if told.trouble else ""
        if not told.trouble:
            self._told = told
            self._nets.renew(lines(told))
            self._wifis.renew([_line(each) for each in told.networks])
        self.shown.emit()

    def _unseen(self, error: KnownError) -> None:
        self._blind = sentence(error.key)
        self.shown.emit()

    def _go(self, step: str) -> None:
        self._step, self._trouble, self._done = step, "", ""
        self.shown.emit()


def _line(network: Network) -> WifiLine:
    if network.joined:
        note = translate("network", "连着")
    elif not network.fits:
        note = translate("network", "要用户名的，这里连不了")
    else:
        note = translate("network", next(text for at, text in _STRENGTHS if network.strength >= at))
        if not network.locked:
            note = translate("network", "{strength}，不要密码").format(strength=note)
    return WifiLine(network.ssid.hex(), network.name, note, network.joined, network.fits)
