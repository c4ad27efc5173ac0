"""怎么用: what one can do here, in pictures and large words. Opened by home with one tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to know."""

    icon: str
    heading: str
    text: str


@QmlElement
class HelpScreen(ScreenModel):
    """Six cards; of what this terminal does not have nothing is said."""

    settled = Signal()  # never emitted: lint takes a property without a signal for a trap

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("help", "怎么用"))
        self.rename(translate("help", "怎么用"), "")
        self._lessons: ListModel[Lesson] = ListModel(Lesson, self)
        self._lessons.replace(_lessons(reader=visit.cards.present, voice=bool(visit.voice.present)))

    @Property(QObject, notify=settled)
    def lessons(self) -> QObject:
        """The cards, in the order of a first visit."""
        return self._lessons


def _lessons(*, reader: bool, voice: bool) -> list[Lesson]:
    card = (
        translate("help", "把身份证放到读卡处，钱到了没有，马上就看得到。")
        if reader
        else translate("help", "点“查我的补贴”，照着身份证一个一个点号码。")
    )
    small = translate("help", "点“大字”，字就大了；点“小字”，变回来。")
    if voice:
        small += translate("help", "点“读给我听”，机器念给您听。")
    return [
        Lesson(
            "tap",
            translate("help", "用手指点"),
            translate("help", "想看哪个，点一下就行。点错了不要紧。"),
        ),
        Lesson("card", translate("help", "查自己的钱"), card),
        Lesson(
            "back",
            translate("help", "走错了"),
            translate("help", "点左上角的“返回”，就回到上一页。"),
        ),
        Lesson("sound" if voice else "reply", translate("help", "看不清"), small),
        Lesson(
            "speech",
            translate("help", "有话想说"),
            translate("help", "点“说一说”。可以点现成的话，不用写字。"),
        ),
        Lesson(
            "close",
            translate("help", "看完了"),
            translate("help", "点右上角的“退出”，屏幕上的都清掉，别人看不到。"),
        ),
    ]
