"""有没有问题: what checks found here and what came of it, and what was put right since.

Opened by the ledger's fifth card. An open finding says its day alone: no record, no name, nothing
that leads to anybody. Where nothing was found it says so with the day, never that all is well.
"""

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
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import CorrectedRow, Found, OutcomeRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_LEADS: Final = {
    "voucher": mark("found", "看这一笔账"),
    "project": mark("found", "看这个项目"),
    "affair": mark("found", "看这件事"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    heading: str
    sum: str  # what came back, or empty
    badge: str
    badgeTone: str
    day: str
    text: str
    record: str  # where its button leads; empty: nowhere
    kind: str
    button: str


@dataclass(frozen=True, slots=True)
class PutRight(RecordLine):
    """One record that was corrected or taken back after it was public."""

    kind: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """How much lies open for everybody to look at."""

    vouchers: int = 0
    projects: int = 0
    payments: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the worker hands over."""

    years: tuple[str, ...]
    found: Found
    published: Published


@QmlElement
class FoundScreen(ScreenModel):
    """The findings of one year, or of all."""

    shown = Signal()

    def __init__(self, visit: Visit, year: str = "") -> None:
        super().__init__(visit, translate("found", "有没有问题"))
        village = visit.village
        self._village = village.code if village else ""
        self._to = village.data_date if village else ""
        self._year = year
        self._heading = self._text = self._back = ""
        self._years: ListModel[Choice] = ListModel(Choice, self)
        self._findings: ListModel[Finding] = ListModel(Finding, self)
        self._right: ListModel[PutRight] = ListModel(PutRight, self)
        if village is None:
            self.say(translate("found", "还没有数据，等机器连上网就有了。"))
            return
        self.rename(translate("found", "{name}有没有问题").format(name=village.name))
        self._look()

    def slip(self) -> Slip:
        """What was found, and what was put right."""
        if not self._heading:
            return super().slip()
        lines = [*of_rows((self._summary(),)), *of_rows(self._findings.rows)]
        return slip(self.visit.village, self.title, [*lines, *of_rows(self._right.rows)])

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Show what was found in another year; empty: in all."""
        self._year = year
        self._look()

    @Slot(str, str)
    def openRecord(self, kind: str, record: str) -> None:
        """Show the record that a settled finding is about, or one that was put right."""
        self.visit.open(kind, record=record)

    @Slot()
    def speak(self) -> None:
        """说一说, of nothing in particular."""
        self.visit.about = None
        self.visit.open("speak")

    @Property(QObject, notify=shown)
    def years(self) -> QObject:
        """The years that can be chosen, all years first."""
        return self._years

    @Property(QObject, notify=shown)
    def findings(self) -> QObject:
        """What was found, the last settled first."""
        return self._findings

    @Property(QObject, notify=shown)
    def putRight(self) -> QObject:
        """What was corrected or taken back."""
        return self._right

    @Property(str, notify=shown)
    def heading(self) -> str:
        """How many were found, or that none were up to now; empty until it is known."""
        return self._heading

    @Property(str, notify=shown)
    def text(self) -> str:
        """How far they are, or what was there to be looked at."""
        return self._text

    @Property(str, notify=shown)
    def cameBack(self) -> str:
        """What came back altogether, or empty."""
        return self._back

    def _look(self) -> None:
        self.ask(partial(_read, village=self._village, year=self._year), self._show)

    def _show(self, seen: _Seen) -> None:
        choices = [
            ("", translate("found", "全部年份")),
            *((year, translate("found", "{year} 年").format(year=year)) for year in seen.years),
        ]
        self._years.replace(offered(choices, self._year))
        outcomes = seen.found.outcomes
        self._findings.replace([finding(each) for each in outcomes])
        self._right.replace([put_right(each) for each in seen.found.corrected])
        if outcomes:
            self._heading, self._text = how_many(outcomes)
        else:
            self._heading = nothing_found(self._year, self._to)
            self._text = lies_open(seen.published)
        back = sum(each.recovered or 0 for each in outcomes)
        self._back = (
            translate("found", "一共退回来 {sum}").format(sum=words.yuan(back)) if back else ""
        )
        self.shown.emit()

    def _summary(self) -> Finding:
        return Finding(self._heading, "", "", "", "", f"{self._text} {self._back}", "", "", "")


def finding(row: OutcomeRow) -> Finding:
    """Return how a finding is shown; one that is looked into says its day and why no more."""
    found_on = words.day(row.found_on, year=True)
    if not row.settled:
        return Finding(
            heading=translate("found", "有一件，正在查"),
            sum="",
            badge=translate("found", "正在查"),
            badgeTone="wait",
            day=translate("found", "{day}查出来的").format(day=found_on),
            text=translate("found", "没查清以前不说是哪一笔、是谁，免得冤枉人。查清了写在这里。"),
            record="",
            kind="",
            button="",
        )
    button = _LEADS.get(row.kind, "")
    return Finding(
        heading=row.title,
        sum=translate("found", "退回 {sum}").format(sum=words.yuan(row.recovered))
        if row.recovered
        else "",
        badge=translate("found", "钱退回来了") if row.recovered else translate("found", "查清了"),
        badgeTone="good",
        day=translate("found", "{found}查出来，{settled}查清").format(
            found=found_on, settled=words.day(row.settled_on, year=True)
        ),
        text=row.result,
        record=row.record if button else "",
        kind=row.kind if button else "",
        button=translate("found", button) if button else "",
    )


def put_right(row: CorrectedRow) -> PutRight:
    """Return how a record stands among those that were put right."""
    reason = row.reason or translate("found", "没有写原因")
    return PutRight(
        record=row.record,
        kind=row.kind,
        heading=row.title,
        line=f"{words.day(row.on, year=True)} · {reason}",
        sum="" if row.amount is None else words.yuan(row.amount),
        badge=translate("found", "撤下来了") if row.withdrawn else translate("found", "改正了"),
        badgeTone="bad" if row.withdrawn else "plain",
        struck=row.withdrawn,
    )


def how_many(outcomes: Sequence[OutcomeRow]) -> tuple[str, str]:
    """Return how many were found, and how far they are."""
    settled = sum(each.settled for each in outcomes)
    return (
        translate("found", "查出来 {count} 件").format(count=len(outcomes)),
        translate("found", "查清 {settled} 件，正在查 {open} 件").format(
            settled=settled, open=len(outcomes) - settled
        ),
    )


def nothing_found(year: str, to: str) -> str:
    """Return that nothing was found up to a day: never that nothing is wrong."""
    day = words.day(to, year=True)
    if year and not to.startswith(year):
        return translate("found", "到 {day}，{year} 年还没有查出问题").format(day=day, year=year)
    return translate("found", "到 {day}，还没有查出问题").format(day=day)


def lies_open(published: Published) -> str:
    """Return what there is to be looked at, and that not found does not mean not there."""
    there = translate(
        "found", "摆在这里的有：账 {vouchers:,} 笔，工程 {projects:,} 个，补贴 {payments:,} 笔。"
    ).format(vouchers=published.vouchers, projects=published.projects, payments=published.payments)
    return there + translate("found", "没有查出来，不等于没有。您看着哪一笔不对，点开它说一说。")


def _read(desk: Desk, *, village: str, year: str) -> _Seen:
    years = desk.reader.years(village)
    of_years = [desk.reader.figures(village, each) for each in ([year] if year else years)]
    published = Published(
        sum(each.vouchers for each in of_years),
        sum(each.projects for each in of_years),
        sum(each.subsidy_payments for each in of_years),
    )
    return _Seen(years, desk.reader.found(village, year), published)
