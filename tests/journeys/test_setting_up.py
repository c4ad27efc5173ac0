"""From "not set up" to a working terminal at the screen alone: by stick, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk import config, joining
from kiosk.config import Home
from kiosk.setup.errors import SetupError
from kiosk.sync.daemon import Daemon
from protocol import carried, enrolment
from protocol.code import check_character
from tests.robots.scene import Scene
from tests.robots.setting_up import Technician, service
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators import fat_stick
from tests.simulators import networks as air
from tests.simulators.province import Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CODE, USED, UNKNOWN = (
    body + check_character(body) for body in ("ABCD23456", "EFGH23456", "WWWW23456")
)
FLAWS = ("small_type", "small_touches", "close_touches", "cut", "broken", "overlapping", "nameless")


@pytest.fixture
def province(site: Site) -> Province:
    made = Province(site)
    made.base(1, facts(town="清水镇", county="示例县", data_date="2018-11-20"),
              block("vouchers", *(voucher(n) for n in range(20))))  # fmt: skip
    made.publish()
    made.enrols(CODE)
    site.used.add(USED)
    return made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "terminal")


@pytest.fixture
def stick(tmp_path: Path, province: Province) -> Path:
    """A stick with the county's file on it."""
    folder = tmp_path / "files"
    folder.mkdir()
    told = enrolment.Invitation(1, province.site.address, CODE, province.root, ("三塘村",))
    (folder / carried.INVITATION_FILE).write_bytes(province.signed(told))
    image = fat_stick.make(tmp_path / "stick")
    fat_stick.put(image, folder)
    return image


@pytest.fixture
def begin(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Technician]]:
    open_: list[Visitor] = []
    monkeypatch.setenv(config.SETUP_SOCKET, str(tmp_path / "asked"))

    def begun(**how: object) -> Technician:
        open_.append(Visitor(home, settings=config.Settings(), **how))  # type: ignore[arg-type]
        return Technician(open_[-1])

    yield begun
    for visitor in open_:
        visitor.close()


def flaws(visitor: Visitor) -> list[str]:
    scene = Scene(visitor)
    return [f"{flaw}: {each}" for flaw in FLAWS for each in getattr(scene, flaw)()]


@pytest.mark.skipif(not air.possible(), reason="no double of NetworkManager is here")
def test_typed_wrongly_first_then_rightly_compared_and_filled(
    begin: Callable[..., Technician],
    home: Home,
    province: Province,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(config.NETWORK_SOCKET, str(tmp_path / "joined"))
    with (
        air.world(tmp_path / "world", cable=True, radio=True) as bus,
        air.service(tmp_path / "joined", bus),
        service(home, tmp_path / "asked"),
    ):
        technician = begin()
        visitor = technician.visitor
        visitor.expect("这台机器还没有开通", "没有看到名叫 KIOSK-SETUP 的 U 盘。")
        visitor.expect("网线：接好了", "无线网：没有连", "手机网：没有上网卡")
        technician.shows("start")
        technician.joins("http://127.0.0.1:9/", CODE)
        assert technician.trouble() == joining.SENTENCES["unreachable"]
        technician.shows("trouble")
        technician.joins(f"{province.site.address}elsewhere/", CODE)
        assert technician.trouble() == joining.SENTENCES["not_a_province"]
        technician.joins(province.site.address, UNKNOWN)
        assert technician.trouble() == joining.SENTENCES["wrong_code"]
        technician.joins(province.site.address, USED)
        assert technician.trouble() == joining.SENTENCES["used_code"]
        technician.joins(province.site.address, CODE)
        visitor.expect("三塘村", enrolment.fingerprint(province.root))
        assert not home.enrolment.exists()  # nothing is kept before it was compared
        technician.shows("compare")
        visitor.tap("fingerprint_same")
        visitor.expect("正在取数据")
    assert enrolment.read(home.enrolment.read_bytes()).villages[0].name == "三塘村"
    visitor.picture("set-up-syncing")
    with Daemon(home) as daemon:  # systemd starts it as soon as the enrolment is there
        daemon.once(rounds=0)
    visitor.until(lambda: visitor.sees("数据到齐了"))
    visitor.tap("self_test")
    visitor.expect("机器怎么样", "三塘村")
    visitor.picture("set-up-self-test")
    visitor.tap("go_back")
    technician.shows("done")
    visitor.tap("done")
    assert visitor.terminal.visit.ending
    begin().visitor.expect("查我的补贴")  # the next visit is a villager's


def test_a_stick_brings_address_and_code(
    begin: Callable[..., Technician], home: Home, stick: Path, province: Province, tmp_path: Path
) -> None:
    with service(home, tmp_path / "asked", stick):
        technician = begin()
        visitor = technician.visitor
        visitor.expect("U 盘上有开通文件：三塘村")
        technician.shows("stick")
        visitor.tap("join_by_stick")
        visitor.expect(enrolment.fingerprint(province.root))
        visitor.tap("fingerprint_other")
        visitor.expect("没有开通。")
        assert not home.enrolment.exists()
        visitor.tap("type_code")
        visitor.tap("go_back")
        assert visitor.all("join_by_stick")


@pytest.mark.parametrize("harm", ["key", "cut", "none"])
def test_a_file_that_another_key_signed_or_that_is_cut_is_no_way_in(
    begin: Callable[..., Technician], stick: Path, province: Province, tmp_path: Path, harm: str
) -> None:
    home = Home(tmp_path / "terminal")
    other = Province(Site())
    told = enrolment.Invitation(1, province.site.address, CODE, province.root, ("三塘村",))
    signed = other.signed(told)
    folder = tmp_path / "bad"
    folder.mkdir()
    if harm != "none":
        (folder / carried.INVITATION_FILE).write_bytes(signed[: None if harm == "key" else 80])
        fat_stick.put(stick, folder)
    else:
        fat_stick.make(stick)
    with service(home, tmp_path / "asked", stick):
        visitor = begin().visitor
        visitor.expect(joining.SENTENCES["bad_invitation"])
        assert not visitor.all("join_by_stick")
        assert visitor.all("type_code")  # a way on


def test_without_the_service_it_says_whom_to_call_until_it_is_there(
    begin: Callable[..., Technician], home: Home, tmp_path: Path
) -> None:
    technician = begin()
    technician.visitor.until(lambda: bool(technician.visitor.all("set_up_trouble")))
    assert technician.trouble() == joining.SENTENCES["no_service"]
    with service(home, tmp_path / "asked"):
        technician.visitor.until(lambda: not technician.visitor.all("set_up_trouble"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_can_be_read_and_tapped(
    begin: Callable[..., Technician], home: Home, stick: Path, tmp_path: Path, language: str
) -> None:
    with service(home, tmp_path / "asked", stick):
        visitor = begin(language=language).visitor
        visitor.until(lambda: bool(visitor.all("join_by_stick")))
        found = []
        for page, way in (
            ("start", "type_code"),
            ("typing", "go_back"),
            ("again", "join_by_stick"),
            ("compare", "fingerprint_same"),
            ("syncing", ""),
        ):
            for size in (LANDSCAPE, PORTRAIT):
                for large in (False, True):
                    visitor.turn(size, large=large)
                    found += [f"{page} {size} {large}: {each}" for each in flaws(visitor)]
            visitor.turn(LANDSCAPE, large=False)
            if way:
                visitor.tap(way)
                visitor.until(lambda: not visitor.terminal.visit.top.busy)  # type: ignore[union-attr]
        assert not found


def test_every_error_of_set_up_has_its_sentence() -> None:
    kinds = [SetupError, *SetupError.__subclasses__()]
    assert {kind.key for kind in kinds} | {"no_service"} == set(joining.SENTENCES)
    assert all(kind().sentence for kind in kinds)
