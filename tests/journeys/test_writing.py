"""Writing before the real window: by hand, when the reader dies, by Pinyin, by phrases alone."""

from __future__ import annotations

import os
import signal
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt, QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtTest import QTest

from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

LOOKS = pytest.mark.parametrize(
    ("size", "large"),
    [(LANDSCAPE, False), (PORTRAIT, False), (LANDSCAPE, True), (PORTRAIT, True)],
    ids=["landscape", "portrait", "landscape-large", "portrait-large"],
)
PROCESS = b"kiosk.devices.handwriting.process"


def begin(visitor: Visitor) -> Speaking:
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    return Speaking(visitor)


def readers() -> list[int]:
    """Return the handwriting processes that this process started."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parent = (path / "stat").read_text().rpartition(")")[2].split()[1]
            asked = (path / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == os.getpid() and PROCESS in asked:
            found.append(int(path.name))
    return found


def whole(visitor: Visitor, name: str, number: int = 0) -> bool:
    """Whether an item lies in the window, and is as large as a finger wants it."""
    item = visitor.all(name)[number]
    corner = item.mapToScene(item.boundingRect().topLeft())
    mm = max(visitor.window.width(), visitor.window.height()) / 477.0
    return (
        corner.x() >= 0
        and corner.y() >= 0
        and corner.x() + item.width() <= visitor.window.width() + 1
        and corner.y() + item.height() <= visitor.window.height() + 1
        and min(item.width(), item.height()) >= 15 * mm - 1
    )


@LOOKS
def test_a_report_is_written_with_the_finger(
    visit: Callable[..., Visitor],
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    *,
    large: bool,
) -> None:
    visitor = visit(size=size, large=large)
    speaking = begin(visitor)
    assert readers() == []  # nothing is loaded before it is wanted
    visitor.tap("write_words")
    speaking.draw("王大人")
    visitor.until(lambda: speaking.read == "王大人")
    visitor.picture(f"hand-{request.node.callspec.id}")
    for name in ("undo_stroke", "wipe_sheet", "erase_letter", "switch_to_pinyin", "put_words"):
        assert whole(visitor, name), name
    assert whole(visitor, "send_report")
    assert whole(visitor, "write_words")
    visitor.tap("put_words")
    visitor.tap("put_sign", 1)
    visitor.until(lambda: visitor.text("write_words") == "王大人。")
    visitor.tap("erase_letter")
    visitor.until(lambda: visitor.text("write_words") == "王大人")
    speaking.by_hand(["三工"], field="write_name_input")
    speaking.draw("十")  # still on the sheet when it is sent: it counts
    visitor.until(lambda: speaking.read == "十")
    assert visitor.text("write_name_input") == "三工"
    visitor.tap("send_report")
    visitor.expect("收好了")
    assert not visitor.all("hand_sheet")


def test_a_stroke_is_taken_back_and_another_character_chosen(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    speaking = begin(visitor)
    visitor.tap("write_words")
    speaking.draw("大")
    visitor.until(lambda: speaking.read == "大")
    visitor.tap("undo_stroke")
    visitor.until(lambda: speaking.read not in {"", "大"})
    visitor.tap("wipe_sheet")
    visitor.until(lambda: speaking.read == "")
    speaking.draw("人")
    visitor.until(lambda: speaking.read == "人")
    if not visitor.all("take_letter"):
        visitor.tap("choose_letter")
    other = str(visitor.all("take_letter")[0].property("text"))
    visitor.tap("take_letter")
    assert speaking.read == other
    visitor.tap("put_words")
    visitor.until(lambda: visitor.text("write_words") == other)


def test_a_reader_that_dies_is_had_again_and_else_pinyin_stays(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = visit()
    speaking = begin(visitor)
    visitor.tap("write_words")
    speaking.draw("大")
    visitor.until(lambda: speaking.read == "大")
    (reader,) = readers()
    os.kill(reader, signal.SIGKILL)
    visitor.tap("wipe_sheet")
    speaking.draw("人")
    visitor.until(lambda: speaking.read == "人")
    (again,) = readers()
    assert again != reader
    visitor.tap("wipe_sheet")
    with monkeypatch.context() as broken:  # no new one can be had: a damaged disk
        broken.setattr("kiosk.devices.handwriting.reader.command", lambda: ["false"])
        os.kill(again, signal.SIGKILL)
        speaking.draw("工")
        visitor.expect("手写这会儿用不了")
        visitor.picture("hand-died")
    visitor.tap("read_again")
    visitor.until(lambda: speaking.read == "工")
    visitor.tap("wipe_sheet")
    speaking.pinyin("nihao")
    visitor.until(lambda: visitor.text("write_words") == "你好")
    visitor.tap("switch_to_hand")
    visitor.until(lambda: bool(visitor.all("hand_sheet")))


@LOOKS
def test_a_sentence_is_typed_in_pinyin(
    visit: Callable[..., Visitor],
    size: tuple[int, int],
    request: pytest.FixtureRequest,
    *,
    large: bool,
) -> None:
    visitor = visit(size=size, large=large)
    speaking = begin(visitor)
    speaking.pinyin("zhebiqian", "这笔钱")
    speaking.pinyin("wo", "我")
    for letter in "meishoudao":
        visitor.tap(f"type_{letter}")
    visitor.picture(f"pinyin-{request.node.callspec.id}")
    mm = max(size) / visitor.panel_mm
    offered = visitor.all("choose_word")
    for item in (*visitor.all("key_face"), *offered):
        assert min(item.width(), item.height()) >= 15 * mm, speaking.words
    written = [item for word in offered for item in visitor.within(word) if item.property("text")]
    assert all(item.property("font").pixelSize() >= 8 * mm for item in written)
    for name in ("switch_to_hand", "switch_language", "type_q", "end_line"):
        assert whole(visitor, name), name
    for name in ("send_report", "write_words"):
        assert whole(visitor, name), name
    speaking.pinyin("", "没收到")
    visitor.tap("type_。")
    visitor.until(lambda: visitor.text("write_words") == "这笔钱我没收到。")
    assert not visitor.all("changeLanguageKey")
    visitor.tap("send_report")
    visitor.expect("收好了")
    assert not visitor.all("type_q")


def test_words_offered_stand_there_whole_and_turn_both_ways(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=PORTRAIT, large=True)
    speaking = begin(visitor)
    speaking.keys()
    for letter in "yi":
        visitor.tap(f"type_{letter}")
    visitor.until(lambda: bool(speaking.words))
    seen = [speaking.words]
    for turn, most in (("on", 3), ("back", 8)):
        for _ in range(most):
            if not visitor.all(f"turn_words_{turn}")[0].isEnabled():
                break
            visitor.tap(f"turn_words_{turn}")
            row = visitor.all("words_offered")[0]
            room = row.mapRectToScene(row.boundingRect()).adjusted(-1, -1, 1, 1)
            for word in visitor.all("choose_word"):
                assert room.contains(word.mapRectToScene(word.boundingRect()))
            seen.append(speaking.words)
    visitor.picture("words-offered")
    on = seen[:4]
    for one, after in pairwise(on):
        assert not set(one) & set(after)
    assert set(seen[-1]) == set(seen[0])


def test_the_keyboard_knows_two_languages_and_no_more(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    speaking = Speaking(visitor)
    begin(visitor)
    speaking.keys()
    told = QQmlComponent(visitor.terminal.engine)
    told.setData(
        b"""import QtQuick
            import QtQuick.VirtualKeyboard.Settings
            QtObject {
                property var known: VirtualKeyboardSettings.activeLocales
                property string now: VirtualKeyboardSettings.locale
            }""",
        QUrl(),
    )
    keyboard = told.create()
    assert list(keyboard.property("known")) == ["zh_CN", "en_GB"]
    for locale in ("zh_CN", "en_GB", "zh_CN"):
        assert keyboard.property("now") == locale
        visitor.tap("switch_language")


def test_signs_letters_and_digits_are_a_tap_away_and_no_word_is_learnt(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    speaking = begin(visitor)
    speaking.pinyin("zhe", "蔗")
    offered: list[list[str]] = []
    for _ in range(2):
        for letter in "zhe":
            visitor.tap(f"type_{letter}")
        visitor.until(lambda: bool(speaking.words))
        offered.append(speaking.words)
        speaking.pinyin("", "蔗")
    assert offered[0] == offered[1]
    visitor.tap("open_signs")
    for sign in ("3", "（"):
        visitor.tap(f"type_{sign}")
    visitor.tap("close_signs")
    visitor.tap("switch_language")
    visitor.tap("shift_letters")
    visitor.tap("type_a")
    visitor.tap("type_b")
    visitor.tap("erase_key")
    visitor.until(lambda: visitor.text("write_words").endswith("蔗蔗3（A"))
    visitor.tap("write_telephone_input")
    visitor.until(lambda: not visitor.all("type_q"))
    visitor.tap("type_5")
    visitor.until(lambda: visitor.text("write_telephone_input") == "5")


def test_phrases_alone_are_enough(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_speak")
    Speaking(visitor).write("反映问题", "东西没有买。")
    visitor.expect("收好了")
    assert readers() == []


def test_the_first_touch_goes_on_at_the_end_of_what_stands_there(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    begin(visitor)
    phrase = visitor.text("tap_phrase")
    visitor.tap("tap_phrase")
    words = visitor.all("write_words")[0]
    first = words.mapToScene(QPointF(30, 20)).toPoint()
    QTest.mouseClick(
        visitor.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first
    )
    visitor.until(lambda: bool(visitor.all("put_sign")))
    visitor.tap("put_sign", 3)
    visitor.until(lambda: visitor.text("write_words") == f"{phrase}！")


def test_the_reader_ends_with_the_visit(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    speaking = begin(visitor)
    visitor.tap("write_words")
    speaking.draw("大")
    visitor.until(lambda: speaking.read == "大")
    assert len(readers()) == 1
    visitor.tap("go_back")
    visitor.terminal.close()
    visitor.terminal.close = lambda: None  # type: ignore[method-assign]
    assert readers() == []
