"""One work: what it costs, step by step how it came about, its parts, bids and papers.

Opened by the list of works, by a voucher and by the village's decision on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownError
from kiosk.ui import words
from kiosk.ui.drawing.picture_links import PictureShown, shown_pictures
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.screens.projects import money, state
from kiosk.ui.slip.slips import line, of_facts, of_rows, slip
from kiosk.ui.telling import history, works
from kiosk.ui.telling.facts import Fact
from kiosk.ui.telling.history import Change, Step
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.telling.step_names import step_name
from kiosk.ui.visit import About
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.model import BidRow, ChangeRow, ProjectDetail, VoucherRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class NoProject(KnownError):
    """The village has no such project."""

    key = "not_here"


@dataclass(frozen=True, slots=True)
class ProjectPicture:
    """A photograph or a scanned paper of the work."""

    text: str
    here: bool


@dataclass(frozen=True, slots=True)
class _Page:
    """What the worker hands over."""

    detail: ProjectDetail
    parts: tuple[ProjectDetail, ...]
    changes: tuple[ChangeRow, ...]
    link: str


@QmlElement
class ProjectScreen(ScreenModel):
    """At the left what it is, at the right what happened."""

    shown = Signal()

    def __init__(self, visit: Visit, record: str) -> None:
        super().__init__(visit, translate("project", "这个项目"))
        self._village = visit.village.code if visit.village else ""
        self._today = visit.village.data_date if visit.village else ""
        self._page: _Page | None = None
        self._facts: ListModel[Fact] = ListModel(Fact, self)
        self._steps: ListModel[Step] = ListModel(Step, self)
        self._changes: ListModel[Change] = ListModel(Change, self)
        self._parts: ListModel[RecordLine] = ListModel(RecordLine, self)
        self._bids: ListModel[RecordLine] = ListModel(RecordLine, self)
        self._vouchers: ListModel[RecordLine] = ListModel(RecordLine, self)
        self._shown_pictures: tuple[PictureShown, ...] = ()
        self._pictures: ListModel[ProjectPicture] = ListModel(ProjectPicture, self)
        self.ask(partial(_read, record=record, village=self._village), self._show)

    @Slot()
    def speak(self) -> None:
        """说一说这个项目."""
        if self._page is not None:
            row = self._page.detail.row
            about = About(row.id, "project", f"{row.name} {money(row)}", self._village)
            self.visit.about = about
            self.visit.open("speak")

    @Slot(str)
    def openProject(self, record: str) -> None:
        """Show a part of the work."""
        self.visit.open("project", record=record)

    @Slot(str)
    def openVoucher(self, record: str) -> None:
        """Show a voucher of the work."""
        self.visit.open("voucher", record=record)

    @Slot(int)
    def openPicture(self, at: int) -> None:
        """Show a picture of the work as large as the screen."""
        self.visit.open("picture", pictures=self._shown_pictures, at=at)

    def slip(self) -> Slip:
        """What it is, what it cost, and what happened."""
        if self._page is None:
            return super().slip()
        lines = [
            line(f"{self.badge}  {self.money}", large=True),
            line(self.withdrawn),
            *of_facts(self._facts.rows),
            *of_rows(self._steps.rows),
            *of_rows(self._parts.rows),
            *of_rows(self._bids.rows),
        ]
        return slip(self.visit.village, self.title, lines, self._page.link)

    @Property(str, notify=shown)
    def money(self) -> str:
        """The sum that says most."""
        return money(self._page.detail.row) if self._page else ""

    @Property(str, notify=shown)
    def badge(self) -> str:
        """How far the work is."""
        return state(self._page.detail.row, self._today)[0] if self._page else ""

    @Property(str, notify=shown)
    def tone(self) -> str:
        """The badge's tone."""
        return state(self._page.detail.row, self._today)[1] if self._page else "plain"

    @Property(str, notify=shown)
    def withdrawn(self) -> str:
        """When and why the work was taken from the page, or empty."""
        row = self._page.detail.row if self._page else None
        return history.withdrawn(row.withdrawn_on, row.withdrawn_reason) if row else ""

    @Property(str, notify=shown)
    def link(self) -> str:
        """The work's page for a telephone, or empty."""
        return self._page.link if self._page else ""

    @Property(str, notify=shown)
    def partsSummary(self) -> str:
        """The parts in one sum, and what the review cut from all of them; or empty."""
        return works.parts_summary(self._page.parts) if self._page else ""

    @Property(str, notify=shown)
    def bidsSummary(self) -> str:
        """How many bid, and the most that was allowed; or empty."""
        return works.bids_summary(self._page.detail.bids) if self._page else ""

    @Property(str, notify=shown)
    def vouchersSummary(self) -> str:
        """How many vouchers, and what they come to each way; or empty."""
        return works.vouchers_summary(self._page.detail.vouchers) if self._page else ""

    @Property(QObject, notify=shown)
    def facts(self) -> QObject:
        """What is known of the work."""
        return self._facts

    @Property(QObject, notify=shown)
    def steps(self) -> QObject:
        """What happened, in order."""
        return self._steps

    @Property(QObject, notify=shown)
    def changes(self) -> QObject:
        """What stood here before."""
        return self._changes

    @Property(QObject, notify=shown)
    def parts(self) -> QObject:
        """The works that it is divided into."""
        return self._parts

    @Property(QObject, notify=shown)
    def bids(self) -> QObject:
        """Who wanted to do it, and for how much."""
        return self._bids

    @Property(QObject, notify=shown)
    def vouchers(self) -> QObject:
        """The papers in the ledger."""
        return self._vouchers

    @Property(QObject, notify=shown)
    def pictures(self) -> QObject:
        """Photographs and scanned papers."""
        return self._pictures

    def _show(self, page: _Page) -> None:
        self._page = page
        detail = page.detail
        self.rename(detail.row.name)
        self._facts.replace(works.facts_of(detail))
        self._shown_pictures = shown_pictures(self._village, detail.pictures)
        self._pictures.replace([_picture(each) for each in self._shown_pictures])
        self._steps.replace(history.in_chapters(detail.events))
        names = {event.step: step_name(event.step_name) for event in detail.events}
        self._changes.replace(history.changes(page.changes, names))
        self._parts.replace([self._part(part) for part in page.parts])
        self._bids.replace([_bid(bid) for bid in detail.bids])
        self._vouchers.replace([_voucher(voucher) for voucher in detail.vouchers])
        self.shown.emit()

    def _part(self, part: ProjectDetail) -> RecordLine:
        badge, tone = state(part.row, self._today)
        whole = self._page.detail.row.name if self._page else ""
        taken = history.withdrawn(part.row.withdrawn_on, part.row.withdrawn_reason)
        if taken:
            badge, tone = translate("project", "撤下来了"), "bad"
        return RecordLine(
            record=part.row.id,
            heading=part.row.name.removeprefix(f"{whole}："),
            line=taken or works.review(part.events) or part.row.place,
            sum=money(part.row),
            badge=badge,
            badgeTone=tone,
            struck=bool(part.row.withdrawn_on),
        )


def _picture(picture: PictureShown) -> ProjectPicture:
    if picture.sha256:
        return ProjectPicture(
            translate("project", "看{caption}").format(caption=picture.caption), here=True
        )
    return ProjectPicture(words.labelled(picture.caption, picture.missing), here=False)


def _bid(bid: BidRow) -> RecordLine:
    invalid = bid.valid == "no"
    first = bid.rank == "1" and not invalid
    badge = (
        translate("project", "作废")
        if invalid
        else translate("project", "第 {rank} 名").format(rank=bid.rank)
        if bid.rank
        else ""
    )
    return RecordLine(
        record="",
        heading=bid.bidder,
        line=bid.reason,
        sum=words.yuan(bid.price),
        badge=badge,
        badgeTone="bad" if invalid else "good" if first else "plain",
    )


def _voucher(voucher: VoucherRow) -> RecordLine:
    income = voucher.direction == "income"
    parts = [words.day(voucher.date, year=True)]
    parts += (
        [translate("project", "付给 {payee}").format(payee=voucher.payee)]
        if voucher.payee and not income
        else []
    )
    parts += [voucher.withdrawn_reason] if voucher.withdrawn_on else []
    badge = (
        translate("project", "撤下来了")
        if voucher.withdrawn_on
        else translate("project", "收")
        if income
        else translate("project", "支")
    )
    return RecordLine(
        record=voucher.id,
        heading=voucher.summary,
        line=" · ".join(parts),
        sum=words.yuan(voucher.amount),
        badge=badge,
        badgeTone="bad" if voucher.withdrawn_on else "plain",
        struck=bool(voucher.withdrawn_on),
    )


def _read(desk: Desk, *, record: str, village: str) -> _Page:
    """Read a work with its parts; on the worker."""
    from protocol.records import record_link  # noqa: PLC0415 - after the first frame

    detail = desk.reader.project(record)
    if detail is None:
        raise NoProject
    found = (desk.reader.project(part.id) for part in detail.parts)
    address = desk.reader.phone_page()
    return _Page(
        detail=detail,
        parts=tuple(part for part in found if part is not None),
        changes=desk.reader.changes(village, record),
        link=record_link(address, record) if address else "",
    )
