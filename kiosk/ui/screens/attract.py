"""What the terminal shows while nobody is there: the village's figures and news, page by page.

Opened by home when nobody has touched the terminal for a minute, never during a visit. Any tap
leads home. Nothing of a person is here: figures, titles of papers, and the dates of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.telling import freshness
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.model import AffairRow, VillageRow, YearFigures
    from kiosk.status import Status
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE_MS: Final = 12_000  # long enough to be read by somebody who passes slowly
_NEWS: Final = 3
_GROUPS: Final = 3
_NEWS_LINES: Final = 6  # of so many characters each: what fits beside dates in large type
_LINE: Final = 11
_SHOWN: Final = frozenset({"notice", "decision", "contract", "asset", "election"})  # no names


@dataclass(frozen=True, slots=True)
class Line:
    """One large line and what it is, in smaller type below."""

    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the loop."""

    place: str
    heading: str
    lines: tuple[Line, ...]
    foot: str


@dataclass(frozen=True, slots=True)
class _Village:
    row: VillageRow
    figures: YearFigures
    papers: tuple[AffairRow, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    villages: tuple[_Village, ...]
    status: Status


@QmlElement
class AttractScreen(ScreenModel):
    """The page that is shown, and its turning."""

    turned = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("attract", "明镜"))
        self._pages: tuple[Page, ...] = (_welcome(),)
        self._at = 0
        self._lines: ListModel[Line] = ListModel(Line, self)
        self._lines.replace(self._pages[0].lines)
        timer = QTimer(self, interval=PAGE_MS)
        timer.timeout.connect(self.turn)
        timer.start()
        visit.begun.connect(self._somebody)
        visit.mirrorChanged.connect(self.look)
        self.look()

    @Slot()
    def look(self) -> None:
        """Read the figures again."""
        self.ask(_read, self._show, failed=lambda _: None)

    @Slot()
    def turn(self) -> None:
        """Show the next page; after the last one read anew."""
        self._at = (self._at + 1) % len(self._pages)
        if self._at == 0:
            self.look()
        self._turned()

    @Slot()
    def goHome(self) -> None:
        """Somebody is there; a card may have opened another page already."""
        if self.visit.shows(self):
            self.visit.backHome()

    @Property(str, notify=turned)
    def place(self) -> str:
        """County, town and village of the page."""
        return self._pages[self._at].place

    @Property(str, notify=turned)
    def heading(self) -> str:
        """What the page is about."""
        return self._pages[self._at].heading

    @Property(str, notify=turned)
    def foot(self) -> str:
        """How new the data of the page are."""
        return self._pages[self._at].foot

    @Property(QObject, notify=turned)
    def lines(self) -> QObject:
        """The page's lines."""
        return self._lines

    def _show(self, found: _Found) -> None:
        pages = [page for village in found.villages for page in _pages(village, found.status)]
        self._pages = (_welcome(), *pages)
        self._at = min(self._at, len(self._pages) - 1)
        self._turned()

    def _turned(self) -> None:
        self._lines.replace(self._pages[self._at].lines)
        self.turned.emit()

    @Slot()
    def _somebody(self) -> None:
        # Not at once: the tap that began the visit is still on its way to this page, and must not
        # fall through to what lies below.
        QTimer.singleShot(0, self, self.goHome)


def _welcome() -> Page:
    return Page(
        "",
        translate("attract", "点一下屏幕，\n就能查"),
        (
            Line(translate("attract", "补贴到了没有"), translate("attract", "带身份证来就行")),
            Line(
                translate("attract", "村里的钱花到哪去了"), translate("attract", "每一笔都有单据")
            ),
            Line(translate("attract", "有话就说"), translate("attract", "问一问、改个错、提意见")),
        ),
        "",
    )


def _pages(village: _Village, status: Status) -> list[Page]:
    row, year = village.row, village.figures
    place = f"{row.county} {row.town} {row.name}".strip()
    foot = freshness.said(row.data_date, status.last_contact)
    money = [
        Line(words.yuan(year.income), translate("attract", "收入")),
        Line(words.yuan(year.expense), translate("attract", "支出")),
    ]
    if year.subsidy_payments:
        count = translate("attract", "{n} 笔").format(n=f"{year.subsidy_payments:,}")
        money.append(Line(count, translate("attract", "发补贴")))
    pages = [
        Page(
            place,
            translate("attract", "{year} 年村里的钱").format(year=year.year),
            tuple(money),
            foot,
        )
    ]
    if year.projects:
        works = (
            Line(
                translate("attract", "{n} 项").format(n=year.projects),
                translate("attract", "开了工的工程"),
            ),
            Line(
                translate("attract", "{n} 项").format(n=year.projects_accepted),
                translate("attract", "已经验收的"),
            ),
        )
        pages.append(
            Page(place, translate("attract", "{year} 年干的事").format(year=year.year), works, foot)
        )
    news = tuple(
        Line(paper.title, words.day(paper.published_on, year=True)) for paper in village.papers
    )
    if news:
        pages.append(Page(place, translate("attract", "新公开的"), news, foot))
    spent = tuple(
        Line(words.yuan(fen), name) for name, fen in year.expense_by_group[:_GROUPS] if fen > 0
    )
    if spent:
        heading = translate("attract", "{year} 年钱花在哪里").format(year=year.year)
        pages.append(Page(place, heading, spent, foot))
    if year.settled or year.under_check:
        pages.append(Page(place, translate("attract", "查出来的问题"), _checked(year), foot))
    return pages


def _checked(year: YearFigures) -> tuple[Line, ...]:
    """Return how far the findings of a year are: numbers alone."""
    return (
        Line(translate("attract", "{n} 件").format(n=year.settled), translate("attract", "查清了")),
        Line(
            translate("attract", "{n} 件").format(n=year.under_check),
            translate("attract", "正在查"),
        ),
    )


def _read(desk: Desk) -> _Found:
    """Read every village that has data; on the worker."""
    from kiosk import status  # noqa: PLC0415 - after the first frame

    found = []
    for row in desk.reader.villages():
        if not row.issued:
            continue
        years = desk.reader.years(row.code)
        year = years[0] if years else row.data_date[:4]
        papers = (
            paper
            for paper in desk.reader.affairs(row.code)
            if paper.kind in _SHOWN and not paper.withdrawn_on
        )
        figures = desk.reader.figures(row.code, year)
        found.append(_Village(row, figures, _fitting(papers)))
    return _Found(tuple(found), status.read(desk.home))


def _fitting(papers: Iterator[AffairRow]) -> tuple[AffairRow, ...]:
    """Return the newest papers, as many as there is room for."""
    found: list[AffairRow] = []
    lines = 0
    for paper in papers:
        lines += -(-len(paper.title) // _LINE)
        if found and (lines > _NEWS_LINES or len(found) == _NEWS):
            break
        found.append(paper)
    return tuple(found)
