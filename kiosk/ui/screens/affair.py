"""One paper of the village: its words, what it lists, and for a decision how it was come to.

Opened by the list of affairs. `papers` lays out what its kind carries, `deciding` the meetings.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownError
from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import line, of_facts, of_rows, slip
from kiosk.ui.telling import deciding, history, papers
from kiosk.ui.telling.detail import Detail
from kiosk.ui.telling.facts import Fact
from kiosk.ui.telling.history import Change, Step, kind_name
from kiosk.ui.telling.papers import Layout, Name, Row
from kiosk.ui.visit import About
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import AffairRow, ChangeRow, ProjectDetail
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

# What came of a decision: tender, contract, change, acceptance. Payments stand on the work's page.
_CARRIED_OUT: Final = frozenset(
    {
        "tender_published",
        "bids_opened",
        "award",
        "award_published",
        "contract_signed",
        "start",
        "change_requested",
        "change_approved",
        "change_done",
        "supervision_check",
        "accepted",
        "settled",
    }
)


class NoAffair(KnownError):
    """The village has no such paper."""

    key = "not_here"


@dataclass(frozen=True, slots=True)
class _Page:
    """What the worker hands over."""

    row: AffairRow
    project: ProjectDetail | None
    changes: tuple[ChangeRow, ...]
    link: str


@QmlElement
class AffairScreen(ScreenModel):
    """The paper, the meetings behind it, and what it said before."""

    shown = Signal()

    def __init__(self, visit: Visit, record: str) -> None:
        super().__init__(visit, translate("affair", "村里的事"))
        self._data_date = visit.village.data_date if visit.village else ""
        self._village = visit.village.code if visit.village else ""
        self._page: _Page | None = None
        self._layout = Layout()
        self._facts: ListModel[Fact] = ListModel(Fact, self)
        self._rows: ListModel[Row] = ListModel(Row, self)
        self._names: ListModel[Name] = ListModel(Name, self)
        self._steps: ListModel[Step] = ListModel(Step, self)
        self._carried: ListModel[Step] = ListModel(Step, self)
        self._changes: ListModel[Change] = ListModel(Change, self)
        self.ask(partial(_read, record=record, village=self._village), self._show)

    @Slot()
    def speak(self) -> None:
        """说一说这件事."""
        if self._page is not None:
            row = self._page.row
            self.visit.about = About(row.id, "affair", row.title, self._village)
            self.visit.open("speak")

    @Slot()
    def openProject(self) -> None:
        """Show the work that the paper decides."""
        if self._page is not None and self._page.project is not None:
            self.visit.open("project", record=self._page.project.row.id)

    def slip(self) -> Slip:
        """The paper, and how it was decided."""
        if self._page is None:
            return super().slip()
        lines = [
            line(self.day),
            line(self.withdrawn),
            line(self.body),
            *of_facts(self._facts.rows),
            *of_rows(self._rows.rows),
            *of_rows(self._names.rows),
            *of_rows(self._steps.rows),
        ]
        return slip(self.visit.village, self.heading, lines, self._page.link)

    @Property(str, notify=shown)
    def heading(self) -> str:
        """The paper's title; empty before it was read."""
        return self._page.row.title if self._page else ""

    @Property(str, notify=shown)
    def day(self) -> str:
        """When it was published."""
        if not self._page or not self._page.row.published_on:
            return ""
        day = words.day(self._page.row.published_on, year=True)
        return translate("affair", "{day}公布").format(day=day)

    @Property(str, notify=shown)
    def body(self) -> str:
        """Its words."""
        return self._page.row.body if self._page else ""

    @Property(str, notify=shown)
    def withdrawn(self) -> str:
        """When and why it was taken back, or empty."""
        row = self._page.row if self._page else None
        return history.withdrawn(row.withdrawn_on, row.withdrawn_reason) if row else ""

    @Property(str, notify=shown)
    def project(self) -> str:
        """The name of the work that it decides, or empty."""
        project = self._page.project if self._page else None
        return project.row.name if project else ""

    @Property(str, notify=shown)
    def link(self) -> str:
        """The paper's page for a telephone, or empty."""
        return self._page.link if self._page else ""

    @Property(str, notify=shown)
    def rowsHeading(self) -> str:
        """What the rows are, or empty."""
        return self._layout.heading

    @Property(QObject, notify=shown)
    def facts(self) -> QObject:
        """What its kind says beside its words."""
        return self._facts

    @Property(QObject, notify=shown)
    def rows(self) -> QObject:
        """Things, posts or instalments, one a row."""
        return self._rows

    @Property(QObject, notify=shown)
    def names(self) -> QObject:
        """The names of a list, as they were published."""
        return self._names

    @Property(QObject, notify=shown)
    def steps(self) -> QObject:
        """四议两公开: the six steps of a decision, also those without a record."""
        return self._steps

    @Property(QObject, notify=shown)
    def carried(self) -> QObject:
        """What came of it: tender, contract, change, acceptance."""
        return self._carried

    @Property(QObject, notify=shown)
    def changes(self) -> QObject:
        """What it said before."""
        return self._changes

    def _show(self, page: _Page) -> None:
        self._page = page
        self.rename(kind_name(page.row.kind))
        self._layout = papers.layout(page.row)
        self._facts.replace(self._layout.facts)
        self._rows.replace(self._layout.rows)
        self._names.replace(self._layout.names)
        events = page.project.events if page.project else ()
        # The work's own steps first: they are checked when they are handed in.
        held = deciding.of_events(events) + deciding.of_detail(Detail.read(page.row.detail).of)
        self._steps.replace(deciding.timeline(held, events, today=self._data_date))
        self._carried.replace(history.steps(each for each in events if each.step in _CARRIED_OUT))
        self._changes.replace(history.changes(page.changes))
        self.shown.emit()


def _read(desk: Desk, *, record: str, village: str) -> _Page:
    """Read a paper and the work that it decides; on the worker."""
    from protocol.records import record_link  # noqa: PLC0415 - after the first frame

    row = desk.reader.affair(record)
    if row is None:
        raise NoAffair
    address = desk.reader.phone_page()
    return _Page(
        row=row,
        project=desk.reader.decided(record),
        changes=desk.reader.changes(village, record),
        link=record_link(address, record) if address else "",
    )
