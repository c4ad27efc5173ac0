"""用我名字领的钱: labour sheets and vouchers that say the person received money. By card only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip.slips import of_rows, slip
from kiosk.ui.telling.record_line import RecordLine
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit
    from protocol.person import Signed

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class SignedScreen(ScreenModel):
    """The papers, newest first; each leads to its voucher."""

    shown = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("signed", "用我名字领的钱"))
        signed = visit.person.bundle.signed if visit.person else ()
        self._lines: ListModel[RecordLine] = ListModel(RecordLine, self)
        self._lines.replace([_line(each) for each in signed])
        if not signed:
            self.say(translate("signed", "账上没有用您名字领的钱。"))

    def slip(self) -> Slip:
        """The papers."""
        lines = of_rows(self._lines.rows)
        return slip(self.visit.village, self.title, lines) if lines else super().slip()

    @Slot(str)
    def openVoucher(self, record: str) -> None:
        """Show the voucher of a line."""
        self.visit.open("voucher", record=record)

    @Property(QObject, notify=shown)
    def lines(self) -> QObject:
        """The papers."""
        return self._lines


def _line(signed: Signed) -> RecordLine:
    handled = translate("signed", "经手：{name}").format(name=signed.handler)
    approved = translate("signed", "审批：{name}").format(name=signed.approver)
    who = [handled] * bool(signed.handler) + [approved] * bool(signed.approver)
    day = words.day(signed.date, year=True)
    return RecordLine(
        signed.voucher, signed.summary, " · ".join([day, *who]), words.yuan(signed.amount)
    )
