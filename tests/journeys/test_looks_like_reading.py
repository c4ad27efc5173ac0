"""Who watches from the side must not see that somebody speaks up.

The rule: on the screens of that flow the frame (top bar, its buttons, their places) is that of a
reading screen; every colour that fills a noticeable part of the screen stands on some reading
screen too; and the word 举报 stands nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from PySide6.QtGui import QImage

from assets.demo import cases
from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTICEABLE: Final = 1 / 300  # of the screen's area
_STEP: Final = 3  # pixels between two looks
_FRAME: Final = ("top_bar", "go_back", "leave", "change_type")


def colours(image: QImage, part: float = _NOTICEABLE) -> set[int]:
    """Return the colours that fill more than this part."""
    dots = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(dots.constBits(), np.uint32).reshape(dots.height(), -1)
    found, counts = np.unique(rows[::_STEP, : dots.width() : _STEP], return_counts=True)
    return set(found[counts > counts.sum() * part].tolist())


def frame(visitor: Visitor) -> dict[str, tuple[float, ...]]:
    """Return where the top bar and its buttons are."""
    found = {}
    for name in _FRAME:
        for item in visitor.all(name):
            at = item.mapToScene(item.boundingRect().topLeft())
            found[name] = (at.x(), at.y(), item.width(), item.height())
    return found


def read_to_a_voucher(visitor: Visitor) -> set[int]:
    """Read here and there, at last a voucher; return all colours that were to be seen."""
    seen = colours(visitor.picture(), 0)
    for room in ("open_affairs", "open_ledger", "open_help", "open_subsidies"):
        visitor.tap(room)
        seen |= colours(visitor.picture(), 0)
        visitor.tap("go_back")
    for deeper in ("place_card", "open_signed", "open_voucher"):
        visitor.tap(deeper)
        seen |= colours(visitor.picture(), 0)
    return seen


@pytest.mark.parametrize("large", [False, True], ids=["normal", "large"])
@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT], ids=["landscape", "portrait"])
def test_speaking_up_looks_like_reading(
    visit: Callable[..., Visitor], size: tuple[int, int], *, large: bool
) -> None:
    worker = cases.UNPAID_WORKER
    visitor = visit(size=size, large=large, card=worker.id_number, name=worker.name)
    read = read_to_a_voucher(visitor)
    like = frame(visitor)
    assert len(like) == len(_FRAME)
    spoken: dict[str, set[int]] = {}

    def look(name: str) -> None:
        spoken[name] = colours(visitor.picture())
        assert frame(visitor) == like, name
        assert not visitor.sees("举报"), name

    visitor.tap("speak_of_voucher")
    look("speak")
    visitor.tap("start_writing")
    look("write")
    visitor.tap("tap_phrase")
    look("phrase")
    visitor.tap("write_words")
    speaking = Speaking(visitor)
    speaking.draw("大")
    visitor.until(lambda: speaking.read == "大")
    look("hand")
    speaking.keys()
    visitor.tap("type_d")
    visitor.until(lambda: bool(speaking.words))
    look("pinyin")
    speaking.pinyin("a")
    visitor.tap("open_signs")
    look("signs")
    visitor.tap("write_telephone_input")
    visitor.until(lambda: not visitor.all("choose_word"))
    look("digits")
    visitor.tap("send_report")
    visitor.expect("收好了")
    look("receipt")
    visitor.tap("go_back")
    look("parting")
    visitor.tap("return_to_code")
    visitor.tap("confirm_copied")
    look("confirm")
    visitor.terminal.visit.backHome()
    visitor.tap("open_replies")
    look("answers")
    visitor.tap("type_1")
    visitor.tap("search_answers")
    visitor.expect("还差 17 位")
    look("answers told")
    for name, seen in spoken.items():
        assert seen <= read, (name, [hex(colour) for colour in seen - read])
