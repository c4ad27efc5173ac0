"""Ready phrases: something to tap for every record and every kind of thing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ui.language import Language
from kiosk.ui.options import ASSETS
from kiosk.ui.phrases import KINDS, handed_in, phrases
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

RECORDS = ("payment", "voucher", "project", "affair", "")


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("kind", [key for key, _ in KINDS])
def test_each_record_has_a_few_short_ones_of_its_own(record: str, kind: str) -> None:
    offered = phrases(record, kind)
    assert 3 <= len(set(offered)) == len(offered) <= 7
    for each in offered:
        assert each[-1] in "。？"
        assert len(each) <= 15
        assert "举报" not in each
        # Tapping takes a phrase out of the text again: none may hide in another.
        assert not any(each in other for other in offered if other != each)


def test_what_is_about_nothing_known_gets_the_general_ones() -> None:
    assert phrases("something new", "report") == phrases("", "report")


def test_the_first_to_come_to_mind_comes_first() -> None:
    assert phrases("payment", "report")[0] == "这笔钱我没收到。"
    assert phrases("voucher", "report")[0] == "东西没有买。"
    assert phrases("project", "report")[0] == "没有公示。"


@pytest.fixture
def english(qapp: QGuiApplication) -> Iterator[None]:
    language = Language(ASSETS / "translations")
    language.speak("en")
    assert qapp
    yield
    language.speak("zh")


@pytest.mark.usefixtures("english")
def test_an_office_reads_in_chinese_what_was_tapped_in_english() -> None:
    tapped = [translate("phrases", each) for each in phrases("voucher", "report")[:2]]
    words = " ".join((*tapped, "It was in May."))
    assert handed_in(words) == (
        f"东西没有买。（{tapped[0]}） 价钱太高。（{tapped[1]}） It was in May."
    )
    assert handed_in("I wrote this myself.") == "I wrote this myself."


@pytest.mark.usefixtures("english")
def test_no_two_phrases_are_the_same_in_english() -> None:
    every = {each for record in RECORDS for kind, _ in KINDS for each in phrases(record, kind)}
    assert len({translate("phrases", each) for each in every}) == len(every)


def test_in_chinese_a_report_is_handed_in_as_it_stands() -> None:
    assert handed_in("东西没有买。五月份的。") == "东西没有买。五月份的。"
