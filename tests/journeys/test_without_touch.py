"""Keys instead of fingers: a keyboard, or one switch. And time that can always be had again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from assets.demo import cases
from kiosk.config import Settings
from kiosk.ui.input.one_switch import HOLD_MS
from tests.robots.speaking import Speaking
from tests.robots.switch import Switch

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.robots.terminal import Visitor

_MOST = 60  # keys to press until one comes somewhere


def _press(visitor: Visitor, key: Qt.Key) -> None:
    QTest.keyClick(visitor.window, key)
    visitor.settle()


def _strike(visitor: Visitor, text: str) -> None:
    """Type on a real keyboard, fast."""
    for each in text:
        QTest.keyClick(visitor.window, Qt.Key(ord(each.upper())))


def _go_to(visitor: Visitor, name: str, key: Qt.Key = Qt.Key.Key_Tab) -> None:
    for _ in range(_MOST):
        at = visitor.window.activeFocusItem()
        if at is not None and at.objectName() == name:
            if not at.inherits("QQuickTextInput") and not at.inherits("QQuickTextEdit"):
                (frame,) = visitor.all("focus_frame")
                assert frame.parentItem() == at
            return
        _press(visitor, key)
    raise AssertionError(f"{name} is not reached by {key.name}")


def test_a_visitor_reads_their_payment_with_the_keyboard_alone(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit(card=cases.OLD_WOMAN.id_number, name=cases.OLD_WOMAN.name)
    _go_to(visitor, "place_card")
    _press(visitor, Qt.Key.Key_Return)
    visitor.expect(cases.OLD_WOMAN.name, "1,020 元")
    _go_to(visitor, "open_payment", Qt.Key.Key_Down)
    _press(visitor, Qt.Key.Key_Space)
    visitor.expect("谁能领")
    _press(visitor, Qt.Key.Key_Escape)
    visitor.expect("按年份看")
    _go_to(visitor, "leave", Qt.Key.Key_Up)
    _press(visitor, Qt.Key.Key_Return)
    visitor.until(lambda: visitor.terminal.visit.property("ending"))


def test_a_number_is_typed_with_tab_and_space(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    _go_to(visitor, "open_subsidies")
    _press(visitor, Qt.Key.Key_Space)
    for digit in "43":
        _go_to(visitor, f"type_{digit}")
        _press(visitor, Qt.Key.Key_Space)
    assert visitor.text("typed_number").startswith("43")


def test_focus_comes_to_every_button_and_round_again(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    seen: list[str] = []
    for _ in range(_MOST):
        _press(visitor, Qt.Key.Key_Tab)
        at = visitor.window.activeFocusItem()
        seen.append(at.objectName() if at else "")
    buttons = {
        "change_type", "open_subsidies", "place_card", "open_ledger", "open_speak",
        "open_affairs", "open_replies",
    }  # fmt: skip
    assert buttons <= set(seen)
    assert seen.count("open_ledger") > 1


def test_a_report_is_written_with_the_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    visitor = visit(language="en")
    for name in ("open_speak", "start_writing", "tap_phrase"):
        _go_to(visitor, name)
        _press(visitor, Qt.Key.Key_Return)
    _go_to(visitor, "write_words")
    for letter in "May":
        _press(visitor, getattr(Qt.Key, f"Key_{letter.upper()}"))
    assert visitor.text("write_words").lower() == "where did this money go? may"
    _go_to(visitor, "write_name_input")  # no tab was left in the text
    _go_to(visitor, "send_report", Qt.Key.Key_Backtab)
    _press(visitor, Qt.Key.Key_Return)
    visitor.expect("Kept safe")


def test_one_switch_steps_and_held_long_it_presses(visit: Callable[..., Visitor]) -> None:
    visitor = visit(settings=Settings(one_switch=True))
    _go_to(visitor, "open_ledger", Qt.Key.Key_Space)
    QTest.keyPress(visitor.window, Qt.Key.Key_Space)
    assert HOLD_MS >= 500  # a trembling finger does not press by itself
    visitor.until(lambda: bool(visitor.all("go_back")))
    QTest.keyRelease(visitor.window, Qt.Key.Key_Space)


def _with_one_switch(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> tuple[Visitor, Switch]:
    monkeypatch.setattr("kiosk.ui.input.one_switch.HOLD_MS", 1)
    visitor = visit(settings=Settings(one_switch=True))
    switch = Switch(visitor)
    switch.press("open_speak")
    switch.press("start_writing")
    return visitor, switch


def test_a_report_is_made_of_phrases_with_one_switch_alone(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, switch = _with_one_switch(visit, monkeypatch)
    switch.press("choose_kind", 3)
    switch.press("tap_phrase")
    said = visitor.text("write_words")
    assert said == visitor.text("tap_phrase")
    switch.press("send_report")
    visitor.expect("收好了")
    code = Speaking(visitor).code
    switch.press("confirm_copied")
    for digit in code[-4:]:
        switch.press(f"type_{digit}")
    visitor.expect("抄对了，谢谢您")


def test_a_report_is_written_in_pinyin_with_one_switch_alone(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, switch = _with_one_switch(visit, monkeypatch)
    switch.press("write_words")
    speaking = Speaking(visitor)
    for letter in "nihao":
        switch.key(f"type_{letter}")
    visitor.until(lambda: "你好" in speaking.words)
    visitor.picture("one-switch-pinyin")
    switch.key("choose_word", speaking.words.index("你好"))
    visitor.until(lambda: visitor.text("write_words") == "你好")
    switch.key("type_space")
    visitor.until(lambda: visitor.text("write_words") == "你好 ")
    switch.key("erase_key")
    switch.key("type_。")
    visitor.until(lambda: visitor.text("write_words") == "你好。")
    switch.key("hide_keyboard")
    assert not visitor.all("switch_frame")
    switch.press("send_report")
    visitor.expect("收好了")


def test_a_row_stays_framed_when_words_come_above_it(
    visit: Callable[..., Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor, switch = _with_one_switch(visit, monkeypatch)
    switch.press("write_words")
    switch.reach("type_o")
    speaking = Speaking(visitor)
    visitor.tap("type_n")
    visitor.until(lambda: bool(speaking.words))
    visitor.settle()
    assert switch.frames("type_o")
    switch.hold()
    switch.reach("type_o", alone=True)


def test_pinyin_is_typed_on_a_real_keyboard(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    for name in ("open_speak", "start_writing"):
        _go_to(visitor, name)
        _press(visitor, Qt.Key.Key_Return)
    _go_to(visitor, "write_words")
    assert visitor.all("hand_sheet")
    speaking = Speaking(visitor)
    _strike(visitor, "nihao")
    visitor.until(lambda: "你好" in speaking.words)
    _strike(visitor, str(speaking.words.index("你好") + 1))
    visitor.until(lambda: visitor.text("write_words") == "你好")
    _strike(visitor, "wo")
    visitor.until(lambda: bool(speaking.words))
    first = speaking.words[0]
    _strike(visitor, " ")
    visitor.until(lambda: visitor.text("write_words") == f"你好{first}")
    _strike(visitor, ".")
    visitor.until(lambda: visitor.text("write_words") == f"你好{first}。")
    _go_to(visitor, "send_report")
    _press(visitor, Qt.Key.Key_Return)
    visitor.expect("收好了")


def test_the_time_can_be_had_again_as_often_as_one_likes(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_affairs")
    idle = visitor.terminal.visit._idle
    for again in range(3):
        while not idle.shown:
            idle.second_passed()
        visitor.settle()
        if again == 2:
            _press(visitor, Qt.Key.Key_Shift)
        else:
            visitor.tap("stay_longer")
        assert not idle.shown
