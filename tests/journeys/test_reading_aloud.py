"""读给我听, before the real window, with the real voice on a loudspeaker of ALSA's."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from tests.journeys.test_every_screen import FLAWS
from tests.robots.ledger import Ledger
from tests.robots.rounds import LOOKS
from tests.robots.scene import Scene
from tests.robots.speaking import Speaking
from tests.robots.terminal import PORTRAIT
from tests.simulators.loudspeaker import Loudspeaker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kiosk.ui.voice import Voice
    from tests.robots.terminal import Visitor

WHO = cases.OLD_WOMAN
SAID = "这笔钱我没收到。"


@pytest.fixture
def speaker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loudspeaker:
    """Plug a loudspeaker in."""
    if not (shutil.which("espeak-ng") and shutil.which("aplay")):
        pytest.skip("no espeak-ng or aplay here")
    speaker = Loudspeaker(tmp_path)
    for name, value in speaker.plugged_in().items():
        monkeypatch.setenv(name, value)
    return speaker


def voice(visitor: Visitor) -> Voice:
    return visitor.terminal.visit.voice


def reads(visitor: Visitor) -> str:
    """Return what the voice would read of the page."""
    return "".join(visitor.terminal._page())


def test_a_page_is_read_when_asked_rests_goes_on_and_ends(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    visitor = visit(card=WHO.id_number, name=WHO.name)
    visitor.until(lambda: bool(visitor.all("read_page")), "no chip")
    visitor.tap("place_card")
    visitor.expect(f"{WHO.name} 的补贴")
    assert not visitor.all("voice_bar")
    visitor.tap("read_page")
    visitor.until(lambda: bool(speaker.heard()), "nothing is heard")
    visitor.tap("pause_reading")
    visitor.expect("接着读")
    visitor.tap("pause_reading")
    visitor.expect("停一下")
    visitor.tap("read_again")
    visitor.tap("make_louder")
    visitor.picture("reading-aloud")
    visitor.tap("stop_reading")
    assert not visitor.all("voice_bar")


def test_the_bar_below_the_page_can_be_read_and_tapped_in_every_look(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    visitor = visit(card=WHO.id_number, name=WHO.name)
    visitor.until(lambda: bool(visitor.all("read_page")), "no chip")
    visitor.tap("place_card")
    visitor.tap("read_page")
    visitor.until(lambda: bool(speaker.heard()), "nothing is heard")
    for size, large in LOOKS.values():
        visitor.turn(size, large=large)
        assert visitor.all("voice_bar")
        scene = Scene(visitor)
        for flaw in FLAWS:
            assert not getattr(scene, flaw)(), (flaw, size, large)


def test_what_stands_on_the_page_is_read_in_order(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    del speaker
    visitor = visit(card=WHO.id_number, name=WHO.name)
    visitor.tap("place_card")
    visitor.expect(f"{WHO.name} 的补贴")
    said = reads(visitor)
    assert said.startswith(f"{WHO.name} 的补贴")
    assert "已到账" in said
    assert "返回" not in said
    assert "上一页" not in said


def test_leaving_the_page_is_silence(visit: Callable[..., Visitor], speaker: Loudspeaker) -> None:
    visitor = visit(size=PORTRAIT)
    visitor.until(lambda: bool(visitor.all("read_page")), "no chip")
    Ledger(visitor).open_year("2018")
    visitor.tap("read_page")
    visitor.until(lambda: bool(speaker.heard()), "nothing is heard")
    visitor.tap("go_back")
    assert not voice(visitor).reading


def test_who_listens_is_not_sent_away(visit: Callable[..., Visitor], speaker: Loudspeaker) -> None:
    visitor = visit()
    visitor.until(lambda: bool(visitor.all("read_page")), "no chip")
    visitor.tap("read_page")
    visitor.until(lambda: bool(speaker.heard()), "nothing is heard")
    idle = visitor.terminal.visit._idle
    for _ in range(45):
        idle.second_passed()
    visitor.until(lambda: idle.shown == 0, "the next sentence gives no time")


def test_the_next_visitor_hears_the_usual_volume(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    del speaker
    visitor = visit()
    visitor.until(lambda: bool(visitor.all("read_page")), "no chip")
    usual = voice(visitor).volume
    visitor.tap("read_page")
    for _ in range(2):
        visitor.tap("make_louder")
    assert voice(visitor).volume == usual + 2
    assert voice(visitor).loudest
    visitor.close()
    assert voice(visit()).volume == usual


def test_the_room_never_hears_who_reports_what(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    del speaker
    visitor = visit()
    Ledger(visitor).open_year("2018")
    visitor.tap("open_voucher")
    visitor.tap("speak_of_voucher")
    about = visitor.text("about_text").removeprefix("说的是：")
    assert "在这里写" in reads(visitor)
    assert about not in reads(visitor)
    Speaking(visitor).write("反映问题", SAID, name="李春生", telephone="13900000001")
    visitor.expect("收好了")
    code = visitor.text("receipt_code")
    assert "请把查询编号抄下来" in reads(visitor)
    assert not any(part in reads(visitor) for part in (*code.split(), SAID, "李春生", "1390"))
    Speaking(visitor).copy()
    assert SAID not in reads(visitor)


def test_the_room_never_hears_a_typed_number(
    visit: Callable[..., Visitor], speaker: Loudspeaker
) -> None:
    del speaker
    visitor = visit()
    visitor.tap("open_subsidies")
    visitor.type("430102")
    assert "请输入身份证号" in reads(visitor)
    assert "430102" not in reads(visitor).replace(" ", "")


def test_without_a_sound_device_nothing_is_said_of_a_voice(
    visit: Callable[..., Visitor], speaker: Loudspeaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in speaker.plugged_in(there=False).items():
        monkeypatch.setenv(name, value)
    visitor = visit()
    probe = voice(visitor)._probe
    assert probe is not None
    visitor.until(lambda: probe.state() == probe.ProcessState.NotRunning)
    assert not visitor.all("read_page")
