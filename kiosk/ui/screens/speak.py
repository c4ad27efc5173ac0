"""说一说: three ways to ask, correct, suggest or report, with the record it is about, if any.

Opened by home (about nothing) and by a record's page, which sets `visit.about` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_ANYWHERE = mark("speak", "工作时间")


@dataclass(frozen=True, slots=True)
class Telephone:
    """An office that can be rung."""

    name: str
    number: str
    hours: str


@dataclass(frozen=True, slots=True)
class _Ways:
    """What the page shows."""

    link: str  # the record's page for a telephone; empty: about nothing, or no address
    office: str  # who opens what is said of people of the village; empty: nobody listed
    telephones: tuple[Telephone, ...]


@QmlElement
class SpeakScreen(ScreenModel):
    """The three ways."""

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("speak", "说一说"))
        about = visit.about
        self._about = about.title if about else ""
        self._ways = _Ways("", "", ())
        self._telephones: ListModel[Telephone] = ListModel(Telephone, self)
        village = about.village if about else visit.village.code if visit.village else ""
        record = about.record if about else ""
        self.ask(partial(_look, village=village, record=record), self._show)

    @Slot()
    def write(self) -> None:
        """开始写."""
        self.visit.open("write")

    def guidance(self) -> str:
        """Return how it goes, for the voice: never what it is about."""
        return translate(
            "speak",
            "有三个办法：在这里写；用手机扫码，回家写；或者打电话。"
            "在这里写，点“开始写”。写完马上加密。",
        )

    @Property(str, notify=shown)
    def about(self) -> str:
        """The record's line, or empty."""
        return self._about

    @Property(str, notify=shown)
    def link(self) -> str:
        """The record's link for the QR code, or empty."""
        return self._ways.link

    @Property(str, notify=shown)
    def office(self) -> str:
        """Who will open what is written here; empty: writing here is not possible yet."""
        return self._ways.office

    @Property(bool, notify=shown)
    def telephone(self) -> bool:
        """Whether anybody can be rung."""
        return self._telephones.rowCount() > 0

    @Property(QObject, notify=shown)
    def telephones(self) -> QObject:
        """Offices with a telephone, the nearest first."""
        return self._telephones

    def _show(self, ways: _Ways) -> None:
        self._ways = ways
        self._telephones.replace(ways.telephones)
        self.shown.emit()


def _look(desk: Desk, *, village: str, record: str) -> _Ways:
    """Read the ways from the mirror; on the worker. A missing list of offices is no error."""
    from protocol.offices import NoOfficeAbove  # noqa: PLC0415 - after the first frame
    from protocol.records import record_link  # noqa: PLC0415

    page = desk.reader.phone_page()
    link = record_link(page, record) if page and record else ""
    listed = desk.reader.offices()
    if listed is None or not village:
        return _Ways(link, "", ())
    over = [office for office in listed.offices if village.startswith(office.division)]
    over.sort(key=lambda office: -len(office.division))
    telephones = tuple(
        Telephone(office.name, office.telephone, office.hours or translate("speak", _ANYWHERE))
        for office in over
        if office.telephone
    )
    try:
        name = listed.above(village).name if listed.intake else ""
    except NoOfficeAbove:
        name = ""
    return _Ways(link, name, telephones)
