"""还能领的: benefits whose conditions the person meets and that nobody has paid. By card only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit
    from protocol.person import Entitlement

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Benefit:
    """A programme that could be had."""

    name: str
    reason: str
    standard: str
    basis: str
    ask: str  # whom to ask
    bring: str  # what to do next


@QmlElement
class EntitledScreen(ScreenModel):
    """The benefits, with whom to ask for each."""

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("entitled", "还能领的"))
        self._benefits: ListModel[Benefit] = ListModel(Benefit, self)
        entitled = visit.person.bundle.entitled if visit.person else ()
        self.ask(partial(_look, entitled=entitled), self._show)

    def slip(self) -> Slip:
        """What could be had, whom to ask, what to bring."""
        lines = of_rows(self._benefits.rows)
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Property(QObject, notify=shown)
    def benefits(self) -> QObject:
        """What could be had."""
        return self._benefits

    def _show(self, benefits: list[Benefit]) -> None:
        self._benefits.replace(benefits)
        self.shown.emit()
        if not benefits:
            self.say(translate("entitled", "没有发现您够条件还没领的补贴。"))


def _look(desk: Desk, *, entitled: Sequence[Entitlement]) -> list[Benefit]:
    programmes = desk.reader.programmes()
    found = []
    for each in entitled:
        programme = programmes.get(each.programme)
        if programme is not None:
            ask = f"{programme.department} {programme.hotline}".strip()
            found.append(
                Benefit(
                    programme.name,
                    each.reason,
                    programme.standard,
                    programme.basis,
                    translate("entitled", "去问：{whom}").format(whom=ask),
                    translate(
                        "entitled", "带上身份证、户口本和存折。走不动的，请家里人或者村里人代办。"
                    ),
                )
            )
    return found
