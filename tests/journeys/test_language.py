"""The screen in another language, chosen for one visit or as the terminal's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.config import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor


def test_english_is_chosen_on_the_first_screen_for_one_visit(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    visitor.expect("查我的补贴", "收入")
    visitor.tap("change_language")
    visitor.expect("My subsidies", "Income ¥")
    assert not visitor.sees("查我的补贴")
    visitor.tap("change_language")
    visitor.expect("查我的补贴", "收入")
    visitor.tap("change_language")
    visitor.close()
    visit().expect("查我的补贴")


def test_a_terminal_may_begin_in_english(visit: Callable[..., Visitor]) -> None:
    visit(settings=Settings(language="en")).expect("My subsidies")


def test_a_language_that_is_not_there_leaves_chinese(visit: Callable[..., Visitor]) -> None:
    visit(settings=Settings(language="bo")).expect("查我的补贴")
