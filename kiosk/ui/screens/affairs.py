"""看村里的事: notices, decisions, lists, contracts, party and election. Opened by home."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.choice import Choice, offered
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.telling import history
from kiosk.ui.telling.history import KINDS, kind_name
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import AffairRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE: Final = 50  # rows a question; more come when the list's end is near
_WORKS: Final = "works"  # no kind of affair: the village's projects have a screen of their own


@dataclass(frozen=True, slots=True)
class AffairLine:
    """One paper in the list."""

    record: str
    heading: str
    line: str
    badge: str
    badgeTone: str
    struck: bool


@dataclass(frozen=True, slots=True)
class _Rows:
    """A window of the list."""

    rows: tuple[AffairRow, ...]
    offset: int


@QmlElement
class AffairsScreen(ScreenModel):
    """The kinds, and a list that fetches itself page by page."""

    shown = Signal()
    begun = Signal()  # another list: it is read from its beginning

    def __init__(self, visit: Visit, kind: str = "") -> None:
        super().__init__(visit, translate("affairs", "村里的事"))
        self._village = visit.village.code if visit.village else ""
        self._kind = kind
        self._empty = ""
        self._more = False
        self._kinds: ListModel[Choice] = ListModel(Choice, self)
        self._lines: ListModel[AffairLine] = ListModel(AffairLine, self)
        if visit.village is None:
            self.say(translate("affairs", "还没有数据，等机器连上网就有了。"))
        else:
            self.rename(translate("affairs", "{village}的事").format(village=visit.village.name))
            self._fetch(0)

    def slip(self) -> Slip:
        """The papers on the screen."""
        lines = of_rows(self._lines.rows)
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Slot(str)
    def chooseKind(self, kind: str) -> None:
        """Show one kind; empty: all; works: the list of projects."""
        if kind == _WORKS:
            self.visit.open("projects")
        else:
            self._kind = kind
            self._fetch(0)

    @Slot()
    def more(self) -> None:
        """Fetch the next rows, if there are more and none are on their way."""
        if self._more and not self.busy:
            self._fetch(self._lines.rowCount())

    @Slot(str)
    def openAffair(self, record: str) -> None:
        """Show one paper."""
        self.visit.open("affair", record=record)

    @Property(QObject, notify=shown)
    def kinds(self) -> QObject:
        """The kinds that can be chosen, all first."""
        return self._kinds

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The papers fetched so far, newest first."""
        return self._lines

    @Property(str, notify=shown)
    def empty(self) -> str:
        """What stands there when the kind has no papers, or empty."""
        return self._empty

    def _fetch(self, offset: int) -> None:
        self.ask(partial(_read, village=self._village, kind=self._kind, offset=offset), self._show)

    def _show(self, found: _Rows) -> None:
        lines = [affair_line(row) for row in found.rows[:PAGE]]
        self._more = len(found.rows) > PAGE
        if found.offset:
            self._lines.append(lines)
        else:
            self._lines.replace(lines)
            self._show_kinds()
            what = kind_name(self._kind) or translate("affairs", "什么")
            nothing = translate("affairs", "没有公开过{what}。").format(what=what)
            self._empty = "" if lines else nothing
        self.shown.emit()
        if not found.offset:
            self.begun.emit()

    def _show_kinds(self) -> None:
        choices = {
            "": translate("affairs", "全部"),
            **{kind: kind_name(kind) for kind in KINDS},
            _WORKS: translate("affairs", "工程"),
        }
        self._kinds.replace(offered(choices.items(), self._kind))


def affair_line(row: AffairRow) -> AffairLine:
    """Return how a paper stands in the list."""
    taken = history.withdrawn(row.withdrawn_on, row.withdrawn_reason)
    parts = [words.day(row.published_on, year=True), taken]
    return AffairLine(
        record=row.id,
        heading=row.title,
        line=" · ".join(part for part in parts if part),
        badge=translate("affairs", "撤下来了") if taken else kind_name(row.kind),
        badgeTone="bad" if taken else "plain",
        struck=bool(taken),
    )


def _read(desk: Desk, *, village: str, kind: str, offset: int) -> _Rows:
    # One more than is shown tells whether there are more.
    return _Rows(desk.reader.affairs(village, kind, offset, PAGE + 1), offset)
