"""干了什么事: a village's works, newest first. Opened by the ledger's third card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.choice import Choice, offered
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import ProjectRow
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ProjectsScreen(ScreenModel):
    """The works of one year, or of all."""

    shown = Signal()

    def __init__(self, visit: Visit, year: str = "") -> None:
        super().__init__(visit, translate("projects", "干了什么事"))
        village = visit.village
        self._code = village.code if village else ""
        self._today = village.data_date if village else ""
        self._year = year
        self._summary = ""
        self._lines: ListModel[RecordLine] = ListModel(RecordLine, self)
        self._years: ListModel[Choice] = ListModel(Choice, self)
        if village is None:
            self.say(translate("projects", "还没有数据，等机器连上网就有了。"))
        else:
            self.rename(translate("projects", "{name}干了什么事").format(name=village.name))
            self._look()

    def slip(self) -> Slip:
        """The works on the screen."""
        lines = of_rows(self._lines.rows)
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Slot(str)
    def chooseYear(self, year: str) -> None:
        """Show another year's works; empty: all years'."""
        self._year = year
        self._look()

    @Slot(str)
    def openProject(self, record: str) -> None:
        """Show one work."""
        self.visit.open("project", record=record)

    @Property(str, notify=shown)
    def summary(self) -> str:
        """How many works, how many of them accepted, and what was paid."""
        return self._summary

    @Property(QObject, notify=shown)
    def years(self) -> QObject:
        """The years that can be chosen, all years first."""
        return self._years

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The works, newest first."""
        return self._lines

    def _look(self) -> None:
        self.ask(partial(_read, village=self._code, year=self._year), self._show)

    def _show(self, found: tuple[tuple[str, ...], tuple[ProjectRow, ...]]) -> None:
        years, projects = found
        choices = [
            ("", translate("projects", "全部年份")),
            *((year, translate("projects", "{year} 年").format(year=year)) for year in years),
        ]
        self._years.replace(offered(choices, self._year))
        self._lines.replace([line(each, self._today) for each in projects])
        self._summary = _summary(projects)
        self.shown.emit()
        if not projects and not self._year:
            self.say(translate("projects", "村里还没有公开过项目。"))


def line(project: ProjectRow, today: str) -> RecordLine:
    """Return how a work stands in a list.

    Args:
        project: the work.
        today: day of the newest data, YYYY-MM-DD; what is due is measured by it.
    """
    badge, tone = state(project, today)
    who = [project.place, project.contractor]
    if project.starts_on:
        who.append(
            translate("projects", "{day}开工").format(day=words.day(project.starts_on, year=True))
        )
    return RecordLine(
        record=project.id,
        heading=project.name,
        line=" · ".join(part for part in who if part),
        sum=money(project),
        badge=badge,
        badgeTone=tone,
    )


def state(project: ProjectRow, today: str) -> tuple[str, str]:
    """Return the badge of a work and its tone: what is on the books, no judgement."""
    if project.accepted_on:
        late = bool(project.ends_on) and project.accepted_on > project.ends_on
        return (
            (translate("projects", "超期验收"), "wait")
            if late
            else (translate("projects", "已验收"), "good")
        )
    if project.ends_on and project.ends_on < today:
        return translate("projects", "过了期，没验收"), "wait"
    return (
        (translate("projects", "在建"), "plain")
        if project.starts_on
        else (translate("projects", "没开工"), "plain")
    )


def money(project: ProjectRow) -> str:
    """Return the sum that says most of a work, with what it is."""
    for said, amount in (
        (translate("projects", "已付"), project.paid_amount),
        (translate("projects", "合同"), project.contract_amount),
        (translate("projects", "批了"), project.approved_budget),
        (translate("projects", "预算"), project.budget),
        (translate("projects", "估算"), project.estimate),
    ):
        if amount:
            return f"{said} {words.yuan(amount)}"
    return translate("projects", "没有写金额")


def _summary(projects: Sequence[ProjectRow]) -> str:
    if not projects:
        return translate("projects", "这一年没有项目")
    accepted = sum(bool(each.accepted_on) for each in projects)
    paid = sum(each.paid_amount or 0 for each in projects)
    return translate("projects", "共 {count} 个，验收了 {accepted} 个，付了 {sum}").format(
        count=len(projects), accepted=accepted, sum=words.yuan(paid)
    )


def _read(desk: Desk, *, village: str, year: str) -> tuple[tuple[str, ...], tuple[ProjectRow, ...]]:
    return desk.reader.years(village), desk.reader.projects(village, year)
