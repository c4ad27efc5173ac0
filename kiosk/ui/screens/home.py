"""The first screen: five things one can do, and the village's year in one line."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import sentences, words
from kiosk.ui.screen import ScreenModel
from kiosk.ui.telling import freshness
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.model import VillageRow, YearFigures
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_REST_MS: Final = 60_000  # nobody there for so long: the loop
_LOOK_MS: Final = 60_000  # sync writes that it looked even when nothing is new
_TAPS: Final = 5  # on the logo,
_WITHIN_S: Final = 3.0  # a technician's: no villager does that by accident


@dataclass(frozen=True, slots=True)
class _News:
    """What the worker hands over."""

    villages: tuple[VillageRow, ...]
    chosen: VillageRow | None
    figures: YearFigures | None
    last_contact: str
    telephone: str
    missing: KnownError | None = None  # why no village has data


@QmlElement
class HomeScreen(ScreenModel):
    """Shows what `cache.front` read before the first frame, then what the mirror says later."""

    shown = Signal()

    def __init__(self, visit: Visit, figures: YearFigures | None) -> None:
        super().__init__(visit, translate("home", "明镜"))
        self._figures = figures
        self._several = False
        self._missing = ""
        self._last_contact = ""
        self._telephone = ""
        self._taps: list[float] = []
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.rest)
        self._rest.start()
        visit.begun.connect(self._rest.stop)
        again = QTimer(self, interval=_LOOK_MS)
        again.timeout.connect(self._look_again)
        again.start()
        visit.mirrorChanged.connect(self.look)
        visit.villageChanged.connect(self.look)
        visit.languageChanged.connect(self._reworded)
        visit.cards.changed.connect(self.shown)

    @Slot()
    def look(self) -> None:
        """Read villages and sums again: after the first frame, and whenever the mirror changed."""
        chosen = self.visit.village
        code = chosen.code if chosen else ""
        self.ask(partial(_news, code=code), self._show, failed=self._refused)

    @Slot(str)
    def go(self, where: str) -> None:
        """Open one of the five things."""
        self.visit.about = None  # from here nothing is spoken about in particular
        self.visit.open(where)

    @Slot()
    def rest(self) -> None:
        """Nobody is there: show the village's figures and news, page by page."""
        if not self.visit.somebody and self.visit.shows(self):
            self.visit.open("attract")

    @Slot()
    def tapLogo(self) -> None:
        """Five taps within three seconds lead to the technician's page, which asks for a PIN."""
        now = time.monotonic()
        self._taps = [each for each in self._taps if now - each < _WITHIN_S] + [now]
        if len(self._taps) >= _TAPS:
            self._taps = []
            self.visit.open("technician")

    @Slot()
    def changeLanguage(self) -> None:
        """English, or back to Chinese."""
        self.visit.changeLanguage()

    @Slot()
    def tapCard(self) -> None:
        """Lay the simulated card on the reader."""
        self.visit.cards.tap()

    @Property(str, notify=shown)
    def place(self) -> str:
        """County, town and village, as far as they are known."""
        village = self.visit.village
        return f"{village.county} {village.town} {village.name}".strip() if village else ""

    @Property(str, notify=shown)
    def freshness(self) -> str:
        """How new the data are, or why there are none."""
        village = self.visit.village
        if village is None:
            return self._missing
        return freshness.said(village.data_date, self._last_contact)

    @Property(str, notify=shown)
    def telephone(self) -> str:
        """The line of the office over the village, or empty where it is not known."""
        if not self._telephone:
            return ""
        return translate("home", "打电话说：{number}").format(number=self._telephone)

    @Property(str, notify=shown)
    def year(self) -> str:
        """`2025 年`, or empty before there are data."""
        if not self._figures:
            return ""
        return words.month(self._figures.year)

    @Property(str, notify=shown)
    def income(self) -> str:
        """What came in."""
        if not self._figures:
            return ""
        return translate("home", "收入 {sum}").format(sum=words.yuan(self._figures.income))

    @Property(str, notify=shown)
    def expense(self) -> str:
        """What was spent."""
        if not self._figures:
            return ""
        return translate("home", "支出 {sum}").format(sum=words.yuan(self._figures.expense))

    @Property(str, notify=shown)
    def subsidies(self) -> str:
        """How many payments of subsidies were made."""
        if not self._figures or not self._figures.subsidy_payments:
            return ""
        count = f"{self._figures.subsidy_payments:,}"
        return translate("home", "发补贴 {count} 笔").format(count=count)

    @Property(str, notify=shown)
    def otherLanguage(self) -> str:
        """The language that one tap changes to, in that language; empty: there is none."""
        language = self.visit.language
        return language.other_name if language.others else ""

    @Property(bool, notify=shown)
    def several(self) -> bool:
        """Whether there are other villages to choose."""
        return self._several

    @Property(str, notify=shown)
    def cardHint(self) -> str:
        """What to do with one's card here."""
        if self.visit.cards.present:
            return translate("home", "把身份证放到读卡处，直接查")
        return translate("home", "请带身份证，照着输号码")

    @Property(str, notify=shown)
    def subsidiesHint(self) -> str:
        """What the first card is for; of a card in the reader only where there is a reader."""
        if self.visit.cards.present:
            return translate(
                "home", "刷身份证，或输入身份证号。发了没有、发了多少、谁发的，一看就明白"
            )
        return translate("home", "输入身份证号。发了没有、发了多少、谁发的，一看就明白")

    @Property(bool, notify=shown)
    def cardSimulated(self) -> bool:
        """Whether a tap stands for laying down the card."""
        return self.visit.cards.simulated

    @Slot()
    def _look_again(self) -> None:
        """Unless another screen is read: a year of a large village summed up costs it a frame."""
        if self.visit.shows(self):
            self.look()

    @Slot()
    def _reworded(self) -> None:
        self.rename(translate("home", "明镜"))
        self.shown.emit()

    def _show(self, news: _News) -> None:
        self._figures = news.figures
        self._several = len(news.villages) > 1
        self._last_contact = news.last_contact
        self._telephone = news.telephone
        self._missing = sentences.sentence(news.missing) if news.missing else ""
        self.visit.choose_village(news.chosen)
        self.shown.emit()

    def _refused(self, error: KnownError) -> None:
        self._missing = "" if self.visit.village else sentences.sentence(error)
        self.shown.emit()


def _news(desk: Desk, *, code: str) -> _News:
    from kiosk import status  # noqa: PLC0415 - after the first frame
    from kiosk.cache.errors import MirrorDamaged, MirrorMissing  # noqa: PLC0415

    told = status.read(desk.home)
    contact = told.last_contact
    villages = desk.reader.villages()
    with_data = [village for village in villages if village.issued]
    chosen = next((v for v in with_data if v.code == code), with_data[0] if with_data else None)
    if chosen is None:
        missing = MirrorDamaged() if told.rebuild else MirrorMissing()
        return _News(villages, None, None, contact, "", missing)
    years = desk.reader.years(chosen.code)
    year = years[0] if years else chosen.data_date[:4]
    figures = desk.reader.figures(chosen.code, year)
    return _News(villages, chosen, figures, contact, _telephone(desk, chosen.code))


def _telephone(desk: Desk, village: str) -> str:
    """Return the telephone of the lowest office over the village that has one."""
    from protocol.offices import NoOfficeAbove  # noqa: PLC0415 - after the first frame

    offices = desk.reader.offices()
    if offices is None:
        return ""
    try:
        return offices.above(village).telephone
    except NoOfficeAbove:
        return ""
