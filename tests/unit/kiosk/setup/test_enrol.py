import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

import main
from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.setup.enrol import enrol
from kiosk.setup.errors import (
    AlreadySetUp,
    CannotKeep,
    NotAProvince,
    Unreachable,
    UsedCode,
    WrongCode,
)
from kiosk.sync.http import HttpTransport
from protocol import enrolment
from tests.simulators.province import OTHER, VILLAGE, Province
from tests.simulators.web import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as served:
        province = Province(served)
        told = enrolment.write(province.enrolment(VILLAGE, OTHER))
        served.codes = {"ABCD234567": told, "EFGH234567": told}
        yield served


@pytest.fixture
def transport() -> Iterator[HttpTransport]:
    with HttpTransport() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "terminal")


def test_a_code_makes_a_terminal(site: Site, transport: HttpTransport, home: Home) -> None:
    found = enrol(home, transport, site.address.rstrip("/"), " ABCD234567 ")
    assert [village.name for village in found.villages] == ["三塘村", "石桥村"]
    assert enrolment.read(home.enrolment.read_bytes()) == found
    assert stat.S_IMODE(home.enrolment.stat().st_mode) == 0o640
    assert home.outbox.stat().st_size == outbox.RING_BYTES
    assert home.media.is_dir()


def test_every_refusal_has_its_name(site: Site, transport: HttpTransport, home: Home) -> None:
    with pytest.raises(WrongCode):
        enrol(home, transport, site.address, "WRONG")
    site.used.add("USED")
    with pytest.raises(UsedCode):
        enrol(home, transport, site.address, "USED")
    for address in ("example.cn", "ftp://example.cn/", "https://x/?a", f"{site.address}none"):
        with pytest.raises(NotAProvince):
            enrol(home, transport, address, "ABCD234567")
    site.page = b"<html></html>"
    with pytest.raises(NotAProvince):
        enrol(home, transport, site.address, "ABCD234567")
    with serving(Site()) as gone:
        address = gone.address
    with pytest.raises(Unreachable):
        enrol(home, transport, address, "ABCD234567")
    assert not home.root.exists()


def test_a_second_time_needs_a_word(site: Site, transport: HttpTransport, home: Home) -> None:
    enrol(home, transport, site.address, "ABCD234567")
    with pytest.raises(AlreadySetUp):
        enrol(home, transport, site.address, "EFGH234567")
    ring = home.outbox.read_bytes()
    enrol(home, transport, site.address, "EFGH234567", again=True)
    assert home.outbox.read_bytes() == ring  # what waits in it is not lost


def test_a_disk_that_refuses(site: Site, transport: HttpTransport, home: Home) -> None:
    home.root.write_bytes(b"a file in the way")
    with pytest.raises(CannotKeep):
        enrol(home, transport, site.address, "ABCD234567")


def test_the_technician_reads_plain_words(
    site: Site,
    home: Home,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MINGJING_HOME", str(home.root))
    words = ["setup", "--province", site.address, "--code"]
    assert main.main([*words, "WRONG"]) == 1
    assert "开通码不对" in capsys.readouterr().err
    assert main.main([*words, "ABCD234567"]) == 0
    said = capsys.readouterr().out
    assert "已开通：三塘村、石桥村" in said
    assert enrolment.fingerprint(enrolment.read(home.enrolment.read_bytes())) in said
    assert "key" not in said
