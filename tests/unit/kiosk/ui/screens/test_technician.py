"""The technician's page, before the real window: the way in, what it says, what it writes."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import zxingcpp  # noqa: F401 - the robot reads codes with it
from msgspec import structs

import main
from kiosk import config, health, pin
from kiosk.config import Home
from kiosk.devices.card import Card
from kiosk.status import Problem, TechnicianStick
from kiosk.sync import sentences, status
from kiosk.ui.screens.technician import TechnicianScreen
from tests.robots.hall import Hall
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators.terminal import SANTANG, village_home

PIN = "204618"
PERSON = Card("439900192601070028", "杨冬妹")
Visit = Callable[..., Visitor]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = village_home(tmp_path, SANTANG)
    config.save(home, config.Settings(large=False, technician_pin=pin.hashed(PIN)))
    health.tell(home, reader="ok", printer="broken")
    return home


def inside(begin: Visit, **how: object) -> tuple[Visitor, Hall]:
    visitor = begin(**how)
    hall = Hall(visitor)
    hall.tap_logo(5)
    hall.enter_pin(PIN)
    visitor.until(lambda: bool(hall.states()))
    return visitor, hall


def test_four_taps_are_nothing_and_slow_ones_neither(
    begin: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = begin()
    hall = Hall(visitor)
    moments = iter([0.0, 0.1, 0.2, 0.3, 4.0, 8.0, 12.0, 16.0, 20.0])
    monkeypatch.setattr("kiosk.ui.screens.home.time.monotonic", lambda: next(moments))
    for _ in range(9):
        visitor.terminal.visit.top.tapLogo()  # type: ignore[union-attr]
    assert len(visitor.terminal.visit.trail.rows) == 1
    monkeypatch.undo()
    hall.tap_logo(5)
    assert isinstance(visitor.terminal.visit.top, TechnicianScreen)


def test_without_a_pin_it_stays_shut_and_says_so(begin: Visit, home: Home) -> None:
    config.save(home, config.Settings())
    visitor = begin()
    Hall(visitor).tap_logo(5)
    visitor.expect("还没有设密码。请插技术员 U 盘")
    assert visitor.all("enter_pin") == []


def plug_in(visitor: Visitor, home: Home, refused: str = "") -> None:
    """Let a technician's stick be judged, as sync tells it."""
    visitor.until(lambda: visitor.terminal.visit.sticks.known)
    problem = Problem(refused, sentences.sentence(refused)) if refused else None
    stick = TechnicianStick(datetime.now(UTC).isoformat(), problem)
    status.write(home, structs.replace(status.read(home), technician=stick))


def test_a_stick_opens_the_page_without_a_pin(begin: Visit, home: Home) -> None:
    config.save(home, config.Settings())
    visitor = begin()
    plug_in(visitor, home)
    hall = Hall(visitor)
    visitor.until(lambda: bool(hall.states()))
    assert visitor.terminal.visit.somebody  # the time runs: nobody's page stays on the screen
    visitor.tap("go_back")
    visitor.expect("查我的补贴")


def test_a_stick_opens_the_page_while_nobody_is_there(begin: Visit, home: Home) -> None:
    visitor = begin()
    hall = Hall(visitor)
    hall.minute_passes()
    assert hall.resting
    plug_in(visitor, home)
    visitor.until(lambda: bool(hall.states()))
    visitor.tap("go_back")
    visitor.expect("查我的补贴")


@pytest.mark.parametrize("with_pin", [True, False])
def test_a_stick_opens_the_page_that_waits_for_a_pin(
    begin: Visit, home: Home, *, with_pin: bool
) -> None:
    if not with_pin:
        config.save(home, config.Settings())
    visitor = begin()
    hall = Hall(visitor)
    hall.tap_logo(5)
    plug_in(visitor, home, "pass_foreign")
    visitor.expect("U 盘是别的县的，没有收。")
    assert hall.states() == []
    plug_in(visitor, home)
    visitor.until(lambda: bool(hall.states()))
    assert len(visitor.terminal.visit.trail.rows) == 2


def test_a_stick_disturbs_nobody_who_reads_or_writes(begin: Visit, home: Home) -> None:
    visitor = begin()
    visitor.tap("open_help")
    told: list[object] = []
    visitor.terminal.visit.sticks.judged.connect(told.append)
    plug_in(visitor, home)
    visitor.until(lambda: bool(told))
    visitor.settle()
    assert not isinstance(visitor.terminal.visit.top, TechnicianScreen)
    # Nor the next visitor: the stick was another visit's.
    other = begin()
    other.until(lambda: other.terminal.visit.sticks.known)
    other.terminal.visit.sticks.look()
    other.settle()
    assert len(other.terminal.visit.trail.rows) == 1


def test_of_a_refused_stick_a_villager_hears_nothing_and_a_technician_why(
    begin: Visit, home: Home
) -> None:
    visitor = begin()
    told: list[object] = []
    visitor.terminal.visit.sticks.judged.connect(told.append)
    plug_in(visitor, home, "pass_expired")
    visitor.until(lambda: bool(told))
    visitor.settle()
    assert not visitor.sees("U 盘")
    hall = Hall(visitor)
    hall.tap_logo(5)
    visitor.expect("U 盘过期了，没有收。请县里重新写一遍。")
    hall.enter_pin(PIN)
    visitor.until(lambda: bool(hall.states()))


def test_a_stick_of_another_day_is_not_spoken_of(begin: Visit, home: Home) -> None:
    old = (datetime.now(UTC) - timedelta(days=2)).isoformat()
    stick = TechnicianStick(old, Problem("pass_expired", sentences.sentence("pass_expired")))
    status.write(home, structs.replace(status.read(home), technician=stick))
    visitor = begin()
    Hall(visitor).tap_logo(5)
    visitor.expect("请输密码")
    visitor.settle()
    assert not visitor.sees("U 盘")


def test_broken_settings_keep_it_shut(begin: Visit, home: Home) -> None:
    visitor = begin()
    home.settings.write_text("{")
    Hall(visitor).tap_logo(5)
    visitor.expect("settings.json 写得不对")


def test_wrong_pins_are_slowed(
    begin: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINGJING_VISITS", str(tmp_path))
    monkeypatch.setattr("kiosk.ui.tries._FIRST_S", 60)  # another visit begins meanwhile
    visitor = begin()
    hall = Hall(visitor)
    hall.tap_logo(5)
    for _ in range(5):
        hall.enter_pin("111111")
        visitor.settle()
    visitor.expect("密码不对，过 ")
    hall.enter_pin(PIN)
    visitor.settle()
    assert hall.states() == []
    # The next visit, another process, knows of it; who looks up money does not wait for it.
    other = begin()
    Hall(other).tap_logo(5)
    other.expect("密码不对，过 ")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["pin"]


def test_the_page_and_the_command_agree(
    begin: Visit, home: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, hall = inside(begin)
    monkeypatch.setenv("MINGJING_HOME", str(home.root))
    main.main(["status"])
    printed = capsys.readouterr().out.splitlines()
    shown = hall.states()
    assert [line for line in printed if "时钟" not in line] == [
        line for line in shown if "时钟" not in line
    ]
    assert "清水镇三塘村：数据到 2018-11-20，第 1 号" in shown
    assert "打印机：坏了" in shown


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
@pytest.mark.parametrize("large", [False, True])
def test_a_telephone_reads_the_diagnostics(
    begin: Visit, *, size: tuple[int, int], large: bool
) -> None:
    visitor, _ = inside(begin, size=size, large=large)
    visitor.bring(visitor.all("qr_code")[0])
    (line,) = visitor.codes()
    assert f"v={SANTANG}:1:2018-11-20" in line
    assert "printer=broken" in line


def test_nothing_of_a_person_is_there_even_after_a_card(begin: Visit, home: Home) -> None:
    visitor, _ = inside(begin, card=PERSON.number, name=PERSON.name)
    visitor.expect("放一张身份证试试读卡器")
    visitor.terminal.visit.cards.tap()
    visitor.expect("读卡器读到一张卡")
    assert isinstance(visitor.terminal.visit.top, TechnicianScreen)
    everything = "".join([*visitor.texts(), *(codes := visitor.codes())])
    assert codes is not None
    for secret in (PERSON.number, PERSON.name, PIN, pin.hashed(PIN)[:6]):
        assert secret not in everything
    assert PERSON.number not in home.settings.read_text()


def test_nine_points_are_touched_and_judged(begin: Visit) -> None:
    visitor, hall = inside(begin)
    visitor.tap("begin_touches")
    hall.touch_points()
    assert visitor.text("touches") == "九个点都好，最多偏 0 毫米。"
    visitor.tap("begin_touches")
    visitor.tap("skip_point")
    hall.touch_points()
    assert visitor.text("touches") == "点不到的：第 1 个。"
    screen = visitor.terminal.visit.top
    assert isinstance(screen, TechnicianScreen)
    screen.touches.begin()
    for n in range(9):
        screen.touches.touch(0, 9 if n == 4 else 1)
    assert visitor.text("touches") == "偏得多的：第 5 个，最多偏 9 毫米。"


def test_the_panel_is_measured_with_a_bank_card_and_kept(begin: Visit, home: Home) -> None:
    visitor, _ = inside(begin)
    (card,) = visitor.all("bank_card")
    assert card.width() == pytest.approx(85.6 * 1920 / 477, abs=1)
    visitor.tap("frame_much_larger")
    visitor.tap("frame_larger")
    visitor.tap("frame_smaller")
    assert visitor.text("panel_mm") == "长边 457 毫米"
    assert card.width() == pytest.approx(85.6 * 1920 / 457, abs=1)
    visitor.tap("save_panel")
    visitor.expect("存好了")
    found = config.settings(home)
    assert found.panel_mm == 457.0
    assert pin.fits(PIN, found.technician_pin)
    assert set(json.loads(home.settings.read_text())) == {"panel_mm", "technician_pin"}


def test_a_shut_page_changes_nothing(begin: Visit, home: Home) -> None:
    visitor = begin()
    Hall(visitor).tap_logo(5)
    screen = visitor.terminal.visit.top
    assert isinstance(screen, TechnicianScreen)
    before = home.settings.read_bytes()
    screen.widen(50)
    screen.save()
    screen.look()
    visitor.settle()
    assert home.settings.read_bytes() == before


def test_a_full_disk_is_told(begin: Visit, home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor, _ = inside(begin)

    def full(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(config, "save", full)
    visitor.tap("save_panel")
    visitor.expect("没有存成")
    assert config.settings(home).panel_mm == replace(config.Settings()).panel_mm
