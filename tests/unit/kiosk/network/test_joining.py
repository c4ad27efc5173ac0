"""What a technician meets in the air, before NetworkManager's double."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from kiosk import networks
from kiosk.network import desk, errors
from kiosk.network.bus import Bus
from kiosk.network.network_manager import shown
from kiosk.networks import Told, Wish
from tests.simulators.networks import possible, world

HALL = "村委会".encode()
STATIONS = (
    {"ssid": "村委会", "password": "sl20181120", "strength": 71},
    {"ssid": "广场", "strength": 40},
    {"ssid": "学校", "strength": 90, "security": 0x200},
    {"ssid": "旧路由", "password": "87654321", "strength": 20, "reason": 17},
)

pytestmark = pytest.mark.skipif(not possible(), reason="no double of NetworkManager is here")

World = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    @contextmanager
    def begun(**what: object) -> Iterator[None]:
        with world(tmp_path / "world", **what) as address:
            monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
            yield

    return begun


def kept() -> list[dict[str, dict[str, tuple[str, object]]]]:
    with Bus() as bus:
        place = "/org/freedesktop/NetworkManager/Settings"
        return [
            bus.call(path, "Settings.Connection", "GetSettings")
            for path in bus.call(place, "Settings", "ListConnections")
        ]


def test_wifi_is_joined_with_its_own_password_and_nothing_else_is_kept(there: World) -> None:
    with there(radio=True, stations=STATIONS):
        found = desk.do(Wish("look"))
        assert (found.cable, found.radio, found.modem) == ("absent", "there", "absent")
        shown = [(each.name, each.strength, each.locked, each.fits) for each in found.networks]
        assert shown == [
            ("学校", 90, True, False),
            ("村委会", 71, True, True),
            ("广场", 40, False, True),
            ("旧路由", 20, True, True),
        ]
        for ssid, password, trouble in (
            (HALL, "sl20181121", "wrong_password"),
            (HALL, "sl2018", "bad_password"),
            (HALL, "三塘村二〇一八年", "bad_password"),
            ("学校".encode(), "12345678", "not_found"),
            (b"elsewhere", "12345678", "not_found"),
            ("旧路由".encode(), "87654321", "no_address"),
        ):
            assert desk.do(Wish("wifi", ssid, password)).trouble == trouble
            assert not kept()
        assert desk.do(Wish("wifi", "广场".encode())) == Told()
        assert desk.do(Wish("wifi", HALL, "sl20181120")) == Told()
        (one,) = kept()  # the hall has one
        assert one["802-11-wireless"]["ssid"] == ("ay", HALL)
        first = desk.do(Wish("look")).networks[0]
        assert (first.name, first.joined) == ("村委会", True)


def test_nothing_in_reach_is_said(there: World) -> None:
    with there(radio=True, cable=True):
        found = desk.do(Wish("look"))
        assert (found.cable, found.radio, found.networks) == ("up", "there", ())
        assert desk.do(Wish("wifi", HALL, "12345678")).trouble == "not_found"
        assert desk.do(Wish("mobile")).trouble == "no_modem"
    with there():
        assert desk.do(Wish("wifi", HALL, "12345678")).trouble == "no_wifi"


@pytest.mark.parametrize(
    ("reason", "trouble"),
    [(0, ""), (29, "wrong_apn"), (32, "no_signal"), (45, "no_sim"), (46, "sim_locked")],
)
def test_a_modem_joins_or_says_why_not(there: World, reason: int, trouble: str) -> None:
    with there(modem=reason):
        assert desk.do(Wish("look")).modem == "down"
        assert desk.do(Wish("mobile", apn=" cmnet ")).trouble == trouble
        assert [one["gsm"] for one in kept()] == ([] if trouble else [{"apn": ("s", "cmnet")}])
        assert desk.do(Wish("look")).modem == ("down" if trouble else "up")


def test_without_networkmanager_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    assert desk.do(Wish("look")).trouble == "no_network_manager"


def test_names_of_old_routers_can_be_read() -> None:
    assert [shown(name) for name in ("三塘村".encode("gb18030"), b"hall\n", b"\xff\xfe")] == [
        "三塘村", "hall", "fffe",
    ]  # fmt: skip


def test_every_error_of_networks_has_its_sentence() -> None:
    kinds = [errors.NetworkError, *errors.NetworkError.__subclasses__()]
    assert {kind.key for kind in kinds} | {"no_service"} == set(networks.SENTENCES)
