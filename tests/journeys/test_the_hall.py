"""Who passes the screen in the hall, who never saw one, and who looks after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assets.demo import cases
from kiosk import config, pin
from kiosk.ui.screens.home import HomeScreen
from protocol.carried import TECHNICIAN_FILE
from tests.robots.hall import Hall
from tests.simulators import fat_stick

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.robots.terminal import Visitor
    from tests.simulators.demo import Demo

PIN = "204618"


def test_a_passer_by_reads_the_figures_and_no_name_of_anybody(
    visit: Callable[..., Visitor], demo: Demo
) -> None:
    assert demo.home.mirror.exists()
    visitor = visit()
    hall = Hall(visitor)
    hall.minute_passes()
    said = hall.loop()
    assert "2018 年村里的钱" in said
    assert "954 笔" in said
    assert not any("*" in text or cases.OLD_WOMAN.name in text for text in said)
    visitor.tap("leave_attract")
    visitor.expect("查我的补贴", "打电话说：12388")


def test_the_first_screen_asks_nothing_while_another_one_is_read(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit()
    home = visitor.terminal.visit.top
    assert isinstance(home, HomeScreen)
    home._look_again()
    assert home.busy
    visitor.settle()
    visitor.tap("open_help")
    home._look_again()
    assert not home.busy


def test_somebody_who_never_saw_a_screen_reads_how_and_finds_the_way_back(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit(large=True)
    visitor.tap("open_help")
    visitor.expect("用手指点", "点左上角的“返回”")
    visitor.tap("go_back")
    visitor.expect("查我的补贴")


def test_a_technician_comes_in_and_a_villager_does_not(
    visit: Callable[..., Visitor], demo: Demo
) -> None:
    before = config.settings(demo.home)
    config.save(demo.home, config.Settings(technician_pin=pin.hashed(PIN)))
    try:
        visitor = visit()
        hall = Hall(visitor)
        hall.tap_logo(5)
        hall.enter_pin("123456")
        visitor.expect("密码不对，再试一次。")
        assert hall.states() == []
        hall.enter_pin(PIN)
        visitor.until(lambda: bool(hall.states()))
        assert hall.states()[0].startswith("清水镇三塘村：数据到 2018-11-20")
    finally:
        config.save(demo.home, before)


def test_a_technician_comes_in_by_a_stick_and_types_nothing(
    visit: Callable[..., Visitor], demo: Demo, tmp_path: Path
) -> None:
    """The province makes the file, a real FAT stick carries it, sync reads it, the page opens."""
    for folder in ("ours", "another"):
        (tmp_path / folder).mkdir()
    demo.stage.province("fleet", "technician", cases.VILLAGE[:6], str(tmp_path / "ours"))
    (tmp_path / "another" / TECHNICIAN_FILE).write_bytes(b"{}")
    visitor = visit()
    visitor.until(lambda: visitor.terminal.visit.sticks.known)
    hall = Hall(visitor)
    for folder, ok in (("another", 1), ("ours", 0)):
        assert hall.states() == []
        image = fat_stick.make(tmp_path / f"{folder}.img")
        fat_stick.put(image, tmp_path / folder)
        demo.stage.terminal("sync", "--from", str(image), ok=(ok,))
    visitor.until(lambda: bool(hall.states()))
    said = hall.states()
    assert said[0].startswith("清水镇三塘村：数据到 2018-11-20")
    assert not [each for each in said if "还没有发布" in each]  # the stick brought no feed
    visitor.tap("leave")
    assert not visit().sees("机器怎么样")
