"""A technician joins the hall's Wi-Fi, or the telephone network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import config, networks
from kiosk.config import Home
from tests.robots import setting_up
from tests.robots.scene import Scene
from tests.robots.setting_up import Technician
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators import networks as air

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HALL, SQUARE = ("wifi_" + name.encode().hex() for name in ("村委会", "文化广场"))
STATIONS = [
    {"ssid": "村委会", "password": "San_tang2018", "strength": 71},
    {"ssid": "文化广场", "strength": 40},
    {"ssid": "ChinaNet-xuexiao", "strength": 62, "security": 0x200},
    {"ssid": "TP-LINK_5A0C", "password": "87654321", "strength": 20, "reason": 17},
]
FLAWS = ("small_type", "small_touches", "close_touches", "cut", "broken", "overlapping", "nameless")

pytestmark = pytest.mark.skipif(not air.possible(), reason="no double of NetworkManager is here")


@pytest.fixture
def technician(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Technician]:
    """Before a machine that has not joined a province, with a radio and a modem."""
    home = Home(tmp_path / "terminal")
    monkeypatch.setenv(config.SETUP_SOCKET, str(tmp_path / "asked"))
    monkeypatch.setenv(config.NETWORK_SOCKET, str(tmp_path / "joined"))
    with (
        air.world(tmp_path / "world", radio=True, stations=STATIONS, modem=0) as bus,
        air.service(tmp_path / "joined", bus),
        setting_up.service(home, tmp_path / "asked"),
    ):
        visitor = Visitor(home, settings=config.Settings())
        yield Technician(visitor)
        visitor.close()


def test_wifi_is_chosen_its_password_typed_wrongly_then_rightly(technician: Technician) -> None:
    visitor = technician.visitor
    visitor.expect("无线网：没有连", "手机网：有上网卡，没有连上")
    visitor.tap("choose_network")
    visitor.expect("村委会　信号强", "文化广场　信号中等，不要密码", "要用户名的，这里连不了")
    technician.shows("networks")

    visitor.tap(HALL)
    visitor.expect("村委会")
    technician.keys("password", "san_tang2018")
    technician.shows("password")
    visitor.tap("join_wifi")
    assert visitor.text("network_trouble") == networks.SENTENCES["wrong_password"]
    visitor.picture("network-wrong-password")
    technician.keys("password", "San_tang2018")
    visitor.tap("join_wifi")
    visitor.expect("连上了，记住了，以后开机自己连。", "无线网：连着 村委会")
    visitor.picture("network-joined")

    visitor.tap(SQUARE)  # asks for nothing
    visitor.expect("无线网：连着 文化广场")
    visitor.tap("go_back")
    visitor.expect("这台机器还没有开通", "无线网：连着 文化广场")


def test_a_modem_needs_an_access_point_at_most(technician: Technician) -> None:
    visitor = technician.visitor
    visitor.tap("choose_network")
    visitor.tap("join_mobile")
    technician.keys("apn", "cmnet")
    technician.shows("mobile")
    visitor.tap("join_modem")
    visitor.expect("连上了，记住了，以后开机自己连。", "手机网：连上了")


def test_a_network_that_gives_no_address_is_left_for_the_list(technician: Technician) -> None:
    visitor = technician.visitor
    visitor.tap("choose_network")
    visitor.tap("wifi_" + b"TP-LINK_5A0C".hex())
    technician.writes("password", "87654321")
    visitor.tap("join_wifi")
    assert visitor.text("network_trouble") == networks.SENTENCES["no_address"]
    assert visitor.all(HALL)  # a way on


def test_every_page_of_it_can_be_read_and_tapped(technician: Technician) -> None:
    visitor = technician.visitor
    visitor.tap("choose_network")
    visitor.until(lambda: bool(visitor.all(HALL)))
    found = []
    for language in ("zh", "en"):
        visitor.terminal.visit.set_language(language)
        for page, way in (
            ("list", HALL),
            ("password", "go_back"),
            ("again", "join_mobile"),
            ("mobile", "go_back"),
        ):
            for size in (LANDSCAPE, PORTRAIT):
                for large in (False, True):
                    visitor.turn(size, large=large)
                    visitor.picture(f"network-{page}-{language}-{size[0]}-{large}")
                    scene = Scene(visitor)
                    found += [
                        f"{page} {size} {large} {language}: {each}"
                        for flaw in FLAWS
                        for each in getattr(scene, flaw)()
                    ]
            visitor.turn(LANDSCAPE, large=False)
            visitor.tap(way)
    assert not found


def test_without_the_service_a_cable_still_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(config.SETUP_SOCKET, str(tmp_path / "asked"))
    monkeypatch.setenv(config.NETWORK_SOCKET, str(tmp_path / "joined"))
    home = Home(tmp_path / "terminal")
    with setting_up.service(home, tmp_path / "asked"):
        visitor = Visitor(home, settings=config.Settings())
        visitor.tap("choose_network")
        visitor.until(lambda: bool(visitor.all("network_trouble")))
        assert visitor.text("network_trouble") == networks.SENTENCES["no_service"]
        visitor.tap("go_back")
        assert visitor.all("type_code")
        visitor.close()
