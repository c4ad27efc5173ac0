"""Home, the loop while nobody is there, and help, before the real window and a small mirror."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from kiosk import status
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.devices.card import Card
from kiosk.sync import status as sync_status
from protocol.enrolment import Village
from tests.robots.hall import Hall
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators.terminal import LIUXI, SANTANG, village_home

Visit = Callable[..., Visitor]
_MEASURED_S = 1.0
_MOST = 0.03  # of one core


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return village_home(tmp_path, SANTANG, LIUXI)


def test_home_says_how_new_the_data_are(begin: Visit) -> None:
    visitor = begin()
    said = visitor.text("freshness")
    assert said.startswith("数据到 2018 年 11 月 20 日 · ")
    assert "更新过" in said
    assert visitor.all("telephone") == []  # no office is known here


@pytest.mark.parametrize("damaged", [True, False], ids=["fetched anew", "never came"])
def test_without_data_it_says_why(tmp_path: Path, *, damaged: bool) -> None:
    """Where the disk holds no two mirrors, the new one begins empty in the old one's place."""
    empty = Home(tmp_path / "terminal")
    with Writer(empty) as writer:
        writer.enrol([Village(SANTANG, "三塘村", b"k" * 32)])
    rebuild = status.Problem("mirror_damaged", "") if damaged else None
    sync_status.write(empty, status.Status(rebuild=rebuild))
    visitor = Visitor(empty)
    said = visitor.text("freshness")
    visitor.close()
    assert ("正在重新取" in said, "还没有数据" in said) == (damaged, not damaged)


def test_a_town_terminal_lets_choose_the_village(begin: Visit) -> None:
    visitor = begin()
    assert visitor.text("place") == "示例县 清水镇 三塘村"
    visitor.tap("choose_village")
    visitor.tap(f"choose_{LIUXI}")
    assert visitor.text("place") == "示例县 清水镇 柳溪村"


def test_while_nobody_is_there_every_village_is_shown_and_no_list_of_people(begin: Visit) -> None:
    hall = Hall(begin())
    hall.minute_passes()
    assert hall.resting
    said = hall.loop()
    for words in (
        "2018 年村里的钱",
        "示例县 清水镇 三塘村",
        "示例县 清水镇 柳溪村",
        "三塘村修路公告",
        "2018 年钱花在哪里",
    ):
        assert words in said
    assert "低保名单" not in said
    assert "写错的公告" not in said
    assert any("数据到 2018 年 11 月 20 日" in text for text in said)


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("large", [False, True])
def test_any_tap_leads_home_and_opens_nothing(
    begin: Visit, *, size: tuple[int, int], large: bool
) -> None:
    visitor = begin(size=size, large=large)
    hall = Hall(visitor)
    hall.minute_passes()
    visitor.tap("leave_attract")
    visitor.until(lambda: bool(visitor.all("open_subsidies")))
    visitor.settle()
    assert not hall.resting
    assert len(visitor.terminal.visit.trail.rows) == 1


def test_a_key_leads_home_too(begin: Visit, qtbot: object) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    del qtbot
    visitor = begin()
    Hall(visitor).minute_passes()
    QTest.keyClick(visitor.window, Qt.Key.Key_Tab)
    visitor.until(lambda: bool(visitor.all("open_subsidies")))


def test_a_card_opens_its_owners_page_from_the_loop(begin: Visit) -> None:
    visitor = begin(card="439900192601070028", name="杨冬妹")
    Hall(visitor).minute_passes()
    visitor.terminal.visit.card_placed(Card("439900192601070028", "杨冬妹"))
    visitor.settle()
    assert [step.page for step in visitor.terminal.visit.trail.rows] == ["Home", "Subsidies"]


def test_the_loop_never_comes_during_a_visit(begin: Visit) -> None:
    visitor = begin()
    hall = Hall(visitor)
    visitor.tap("open_help")
    hall.minute_passes()
    assert not hall.resting
    visitor.tap("go_back")
    hall.minute_passes()
    assert not hall.resting


def test_between_two_pages_the_loop_rests(begin: Visit) -> None:
    visitor = begin()
    Hall(visitor).minute_passes()
    visitor.settle()
    loop = QEventLoop()
    shares = []
    for _ in range(3):  # what has nothing to do with the loop, as Python's sweeping, comes once
        QTimer.singleShot(int(_MEASURED_S * 1000), loop.quit)
        began = time.process_time()
        loop.exec()
        shares.append((time.process_time() - began) / _MEASURED_S)
    assert min(shares) < _MOST


def test_help_says_six_things_and_nothing_of_what_is_not_there(begin: Visit) -> None:
    visitor = begin()
    visitor.tap("open_help")
    headings = [item.property("heading") for item in visitor.all("lesson")]
    assert headings == ["用手指点", "查自己的钱", "走错了", "看不清", "有话想说", "看完了"]
    assert not visitor.sees("读卡处")
    with_reader = begin(card="439900192601070028", name="杨冬妹")
    with_reader.tap("open_help")
    assert with_reader.sees("读卡处")
