"""收好了: the receipt code, shown once, and the courier's QR codes.

Opened by write with what `report.take` returned. The code lives here only: it is forgotten when
the screen is left. 退出 goes at once, as on every page; 返回, so easily tapped, asks first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.screen import ScreenModel
from kiosk.ui.slip import slips
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.ui.report import Taken
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_LAST: Final = 4
_KEPT: Final = mark("receipt", "不再点也行：时间到了屏幕就清掉，您写的照样送到。")
_FULL: Final = mark("receipt", "这台机器等着送的太多，没有存下。请用手机扫这个码送出，或者打电话。")
_PARTING: Final = mark(
    "receipt", "编号盖住了。\n机器上不留编号，走了就看不到了。\n您写的照样送到。"
)
_PARTING_FULL: Final = mark(
    "receipt", "码盖住了，您写的还没有送出。\n走了就没有了：请先用手机扫码，或者打电话。"
)


@QmlElement
class ReceiptScreen(ScreenModel):
    """Shows the code, then asks for its last four digits, then says thanks.

    Who taps 返回 before that sees the code covered at once, and is asked. So is who taps 退出 while
    the report itself would go with the page, because the outbox was full; a second tap goes.
    """

    writing = True

    moved = Signal()

    def __init__(self, visit: Visit, taken: Taken) -> None:
        super().__init__(
            visit,
            translate("receipt", "已经收好") if taken.kept else translate("receipt", "请扫码送出"),
        )
        self._code = str(taken.receipt)
        self._links = taken.links
        self._kept = taken.kept
        self._sheet = 0
        self._step = "show"
        self._typed = self._trouble = ""
        self._parting = ""

    @Slot()
    def copied(self) -> None:
        """我记好了: ask for the last four digits."""
        self._typed = self._trouble = ""
        self._to("confirm")

    @Slot()
    def showAgain(self) -> None:
        """再看一眼."""
        self._typed = self._trouble = ""
        self._to("show")

    @Slot(str)
    def type(self, digit: str) -> None:
        """Append a digit; the fourth one is checked at once."""
        if len(self._typed) == _LAST:
            return
        self._trouble = ""
        self._typed += digit
        if len(self._typed) < _LAST:
            self.moved.emit()
        elif self._code.endswith(self._typed):
            self._code = self._typed = ""
            self._to("thanks")
        else:
            self._typed = ""
            self._trouble = translate("receipt", "和编号对不上，请再看一眼，重新抄一遍。")
            self._to("show")

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self.moved.emit()

    @Slot()
    def nextSheet(self) -> None:
        """Show the next courier code; after the last one the first again."""
        self._sheet = (self._sheet + 1) % max(1, len(self._links))
        self.moved.emit()

    @Slot()
    def back(self) -> None:
        """返回: from the digits, or once the code is covered, back to the code."""
        if self._step in {"confirm", "parting"}:
            self.showAgain()
        else:
            self._part("back")

    @Slot()
    def leave(self) -> None:
        """退出: with one tap, unless the report would be lost with the page."""
        if self._kept:
            super().leave()
        else:
            self._part("leave")

    @Slot()
    def part(self) -> None:
        """Go, though the code may not be copied."""
        self._part(self._parting)

    def guidance(self) -> str:
        """Return how it goes, for the voice: never the code."""
        return translate(
            "receipt",
            "请把查询编号抄下来，或者用手机扫码。"
            "机器上不保存。记好了，点“我记好了”，再输最后四位。",
        )

    def close(self) -> None:
        """Forget the code and the sealed report."""
        self._code = self._typed = ""
        self._links = ()
        super().close()

    def slip(self) -> Slip:
        """The code, while it is shown, and nothing of what it is for."""
        if self._step != "show":
            return super().slip()
        return slips.of_the_terminal(self.visit.village, str(self.code))

    @Property(str, notify=moved)
    def step(self) -> str:
        """`show`, `confirm`, `parting` or `thanks`."""
        return self._step

    @Property(str, notify=moved)
    def code(self) -> str:
        """The code as people copy it: 4-4-4-4-2."""
        return " ".join(self._code[start : start + 4] for start in range(0, len(self._code), 4))

    @Property(str, notify=moved)
    def boxes(self) -> str:
        """The four places, filled as far as typed."""
        return " ".join(self._typed.ljust(_LAST, "＿"))

    @Property(str, notify=moved)
    def trouble(self) -> str:
        """What to mind, or empty."""
        return self._trouble

    @Property(str, notify=moved)
    def promise(self) -> str:
        """What happens to the report if nothing more is pressed."""
        return translate("receipt", _KEPT if self._kept else _FULL)

    @Property(str, notify=moved)
    def farewell(self) -> str:
        """What to know before going without the code."""
        return translate("receipt", _PARTING if self._kept else _PARTING_FULL)

    @Property(bool, notify=moved)
    def leaving(self) -> bool:
        """Whether going means the end of the visit, not the page before."""
        return self._parting == "leave"

    @Property(bool, notify=moved)
    def kept(self) -> bool:
        """Whether the terminal itself will deliver it."""
        return self._kept

    @Property(str, notify=moved)
    def link(self) -> str:
        """What the QR code shown now carries, or empty."""
        return self._links[self._sheet] if self._links else ""

    @Property(str, notify=moved)
    def sheet(self) -> str:
        """`第 1 张，共 2 张`, or empty when there is one only."""
        many = len(self._links)
        return (
            translate("receipt", "第 {number} 张，共 {many} 张，都要扫").format(
                number=self._sheet + 1, many=many
            )
            if many > 1
            else ""
        )

    def _to(self, step: str) -> None:
        self._step = step
        self.moved.emit()

    def _part(self, how: str) -> None:
        if self._step not in {"parting", "thanks"}:
            self._parting = how
            self._typed = self._trouble = ""
            self._to("parting")
        elif how == "leave":
            super().leave()
        else:
            super().back()
