import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import structs

import main
from kiosk import identity
from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.setup.enrol import Offer, enrol, invited
from kiosk.setup.errors import (
    AlreadySetUp,
    BadInvitation,
    CannotKeep,
    NotAProvince,
    Unreachable,
    UsedCode,
    WrongCode,
    WrongProvince,
)
from kiosk.sync.http import HttpTransport
from protocol import carried, enrolment
from protocol.code import check_character
from tests.simulators.province import OTHER, VILLAGE, Province
from tests.simulators.web import Site, serving

CODE, OTHER_CODE, UNKNOWN = (
    body + check_character(body) for body in ("ABCD23456", "EFGH23456", "WWWW23456")
)


@pytest.fixture
def province(site: Site) -> Province:
    made = Province(site)
    for code in (CODE, OTHER_CODE):
        made.enrols(code, VILLAGE, OTHER)
    return made


@pytest.fixture
def transport() -> Iterator[HttpTransport]:
    with HttpTransport() as made:
        yield made


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "terminal")


@pytest.mark.usefixtures("province")
def test_a_code_makes_a_terminal(site: Site, transport: HttpTransport, home: Home) -> None:
    typed = f" {CODE[:4].lower()}-{CODE[4:]} "
    found = enrol(home, transport, Offer(site.address.rstrip("/"), typed))
    assert [village.name for village in found.villages] == ["三塘村", "石桥村"]
    assert enrolment.read(home.enrolment.read_bytes()) == found
    assert stat.S_IMODE(home.enrolment.stat().st_mode) == 0o640
    assert home.outbox.stat().st_size == outbox.RING_BYTES
    assert home.media.is_dir()


@pytest.mark.usefixtures("province")
def test_the_key_is_made_here_and_stays_here(
    site: Site, transport: HttpTransport, home: Home
) -> None:
    found = enrol(home, transport, Offer(site.address, CODE))
    us = identity.load(home)
    assert us.name == found.terminal
    assert stat.S_IMODE(home.identity.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.identity.parent.stat().st_mode) == 0o700
    (headers,) = site.headers
    assert us.name in headers["Signature-Input"]
    assert home.identity.read_bytes() not in home.enrolment.read_bytes()


@pytest.mark.usefixtures("province")
def test_every_refusal_has_its_name(site: Site, transport: HttpTransport, home: Home) -> None:
    for code in (UNKNOWN, "WRONG"):
        with pytest.raises(WrongCode):
            enrol(home, transport, Offer(site.address, code))
    assert len(site.headers) == 1  # a slip is found here: nobody was asked
    site.used.add(UNKNOWN)
    with pytest.raises(UsedCode):
        enrol(home, transport, Offer(site.address, UNKNOWN))
    for address in ("example.cn", "ftp://example.cn/", "https://x/?a", f"{site.address}none"):
        with pytest.raises(NotAProvince):
            enrol(home, transport, Offer(address, CODE))
    site.page = b"<html></html>"
    with pytest.raises(NotAProvince):
        enrol(home, transport, Offer(site.address, CODE))
    with serving(Site()) as gone:
        address = gone.address
    with pytest.raises(Unreachable):
        enrol(home, transport, Offer(address, CODE))
    assert not home.enrolment.exists()
    assert not home.identity.exists()


@pytest.mark.usefixtures("province")
def test_a_second_time_needs_a_word(site: Site, transport: HttpTransport, home: Home) -> None:
    first = enrol(home, transport, Offer(site.address, CODE))
    with pytest.raises(AlreadySetUp):
        enrol(home, transport, Offer(site.address, OTHER_CODE))
    ring = home.outbox.read_bytes()
    second = enrol(home, transport, Offer(site.address, OTHER_CODE), again=True)
    assert home.outbox.read_bytes() == ring  # what waits in it is not lost
    assert first.terminal != second.terminal
    assert identity.load(home).name == second.terminal
    assert identity.steps(home) == identity.Steps()


def test_under_another_root_nothing_of_the_old_feed_counts(
    site: Site, province: Province, transport: HttpTransport, home: Home
) -> None:
    enrol(home, transport, Offer(site.address, CODE))
    (home.feed / "issued").write_text("2099-01-01T00:00:00+00:00")
    enrol(home, transport, Offer(site.address, OTHER_CODE), again=True)
    assert (home.feed / "issued").exists()
    Province(site).enrols(UNKNOWN)
    enrol(home, transport, Offer(site.address, UNKNOWN), again=True)
    assert not (home.feed / "issued").exists()
    assert home.mirror.parent.is_dir()
    assert province.root


def test_an_answer_that_was_lost_is_asked_for_with_the_same_key(
    site: Site, province: Province, transport: HttpTransport, home: Home
) -> None:
    asked: list[bytes] = []

    def answer(public: bytes) -> bytes:
        asked.append(public)
        if len(asked) == 1:
            return b"cut"
        return province.signed(province.enrolment(terminal=enrolment.terminal_name(public)))

    for code in (CODE, OTHER_CODE):
        site.codes[code] = answer
    with pytest.raises(NotAProvince):
        enrol(home, transport, Offer(site.address, CODE))
    enrol(home, transport, Offer(site.address, OTHER_CODE))
    assert asked[0] == asked[1] == identity.load(home).public


def test_a_power_cut_between_enrolment_and_key_is_mended(
    site: Site, province: Province, home: Home
) -> None:
    us = identity.candidate(home)
    home.enrolment.write_bytes(enrolment.write(province.enrolment(terminal=us.name)))
    identity.settle(home, "ANOTHER")
    with pytest.raises(identity.NoIdentity):
        identity.load(home)
    identity.settle(home, us.name)
    identity.settle(home, us.name)
    assert identity.load(home).public == us.public
    assert site.address


def test_an_answer_for_somebody_else_or_by_somebody_else_is_refused(
    site: Site, province: Province, transport: HttpTransport, home: Home
) -> None:
    site.codes[CODE] = lambda _: province.signed(province.enrolment(terminal="ABCDEFGH"))
    with pytest.raises(WrongProvince):
        enrol(home, transport, Offer(site.address, CODE))

    def forged(public: bytes) -> bytes:
        name = enrolment.terminal_name(public)
        theirs = Province(Site()).enrolment(terminal=name)
        return province.signed(theirs)

    site.codes[OTHER_CODE] = forged
    with pytest.raises(NotAProvince):
        enrol(home, transport, Offer(site.address, OTHER_CODE))
    province.enrols(UNKNOWN)
    with pytest.raises(WrongProvince):
        enrol(home, transport, Offer(site.address, UNKNOWN, Province(Site()).root))
    assert not home.enrolment.exists()


def test_a_disk_that_refuses(
    site: Site, province: Province, transport: HttpTransport, home: Home
) -> None:
    home.root.write_bytes(b"a file in the way")
    with pytest.raises(CannotKeep):
        enrol(home, transport, Offer(site.address, CODE))
    home.root.unlink()
    home.media.parent.mkdir()
    home.media.write_bytes(b"a file in the way")
    with pytest.raises(CannotKeep):
        enrol(home, transport, Offer(site.address, CODE))
    assert province.root


@pytest.mark.usefixtures("province")
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
    assert main.main([*words, CODE]) == 0
    said = capsys.readouterr().out
    assert "已开通：三塘村、石桥村" in said
    found = enrolment.read(home.enrolment.read_bytes())
    assert enrolment.fingerprint(found.tuf_root) in said
    assert found.terminal in said
    assert "key" not in said
    with pytest.raises(SystemExit):
        main.main(["setup", "--code", CODE])


def _invitation(province: Province) -> enrolment.Invitation:
    return enrolment.Invitation(
        v=1, province=province.site.address, code=CODE, tuf_root=province.root, villages=("三塘村",)
    )


def test_an_invitation_says_all_that_would_be_typed(
    province: Province,
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MINGJING_HOME", str(home.root))
    file = tmp_path / carried.INVITATION_FILE
    file.write_bytes(province.signed(_invitation(province)))
    assert main.main(["setup", "--file", str(file)]) == 0
    assert "开通文件：三塘村" in capsys.readouterr().out
    assert home.enrolment.exists()


def test_an_invitation_that_was_altered_is_none(province: Province, tmp_path: Path) -> None:
    file = tmp_path / "file"
    with pytest.raises(BadInvitation):
        invited(file)
    whole = _invitation(province)
    stranger = Province(Site())
    theirs = structs.replace(whole, tuf_root=stranger.root)
    of_no_root = structs.replace(whole, tuf_root=b"{}")
    for data in (
        b"", b"{}", province.signed(theirs), province.signed(of_no_root), stranger.signed(whole),
        province.signed(structs.replace(whole, v=2)),
        province.signed(whole).replace(b'"signature":"', b'"signature":"AAAA'),
    ):  # fmt: skip
        file.write_bytes(data)
        with pytest.raises(BadInvitation):
            invited(file)
