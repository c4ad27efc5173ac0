"""换个村: which of this terminal's villages is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import VillageRow
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class VillageLine:
    """One village to choose."""

    code: str
    title: str
    freshness: str
    chosen: bool


@QmlElement
class VillagesScreen(ScreenModel):
    """The villages by their code; those without data are named, not offered."""

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("villages", "换个村"))
        self._villages: dict[str, VillageRow] = {}
        self._lines: ListModel[VillageLine] = ListModel(VillageLine, self)
        self.ask(lambda desk: desk.reader.villages(), self._show)

    @Slot(str)
    def choose(self, code: str) -> None:
        """Read this village from now on."""
        village = self._villages.get(code)
        if village is not None and village.issued:
            self.visit.choose_village(village)
            self.visit.backHome()

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The villages."""
        return self._lines

    def _show(self, villages: tuple[VillageRow, ...]) -> None:
        self._villages = {each.code: each for each in villages}
        here = self.visit.village
        self._lines.replace(
            [
                VillageLine(
                    each.code,
                    f"{each.town} {each.name}".strip(),
                    words.data_to(each.data_date) or translate("villages", "还没有数据"),
                    here is not None and each.code == here.code,
                )
                for each in villages
            ]
        )
        self.shown.emit()
