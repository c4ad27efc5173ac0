"""Feeds that are spoilt, old, mixed or signed by the wrong keys: the mirror keeps what it has."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec import structs

from kiosk.cache.opening import open_mirror
from kiosk.config import Home, Settings
from kiosk.sync import clock
from kiosk.sync.daemon import Daemon
from kiosk.sync.http import HttpTransport
from kiosk.sync.poll import Terminal, poll
from kiosk.sync.status import Status
from protocol import enrolment
from tests.faults import checks
from tests.simulators.province import COUNTY, Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site

SPOILS: dict[str, Callable[[bytes], bytes | None]] = {
    "first bit": lambda data: bytes((data[0] ^ 1,)) + data[1:],
    "bit in the middle": lambda data: (
        data[: len(data) // 2] + bytes((data[len(data) // 2] ^ 16,)) + data[len(data) // 2 + 1 :]
    ),
    "last bit": lambda data: data[:-1] + bytes((data[-1] ^ 1,)),
    "a byte short": lambda data: data[:-1],
    "half": lambda data: data[: len(data) // 2],
    "longer": lambda data: data + b"\0",
    "empty": lambda _: b"",
    "gone": lambda _: None,
    "a web page": lambda _: "<html>请登录</html>".encode(),
    "very long": lambda data: data + bytes(3_000_000),
}


class Village:
    """A terminal that has yesterday's feed, and today's is there."""

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.home = site, Home(folder / "terminal")
        self._before = folder / "before"
        self.province = Province(site)
        self.home.root.mkdir()
        self.province.base(1, facts(town="清水镇"), block("vouchers", *map(voucher, range(9))))
        self.province.publish()
        self.home.enrolment.write_bytes(enrolment.write(self.province.enrolment()))
        assert self.poll().problem is None
        self.yesterday = dict(site.files)
        shutil.copytree(self.home.root, self._before, symlinks=True)
        picture, size = self.province.picture(b"picture" * 99)
        attached = {"id": "1", "owner": voucher(1)["id"], "sha256": picture, "bytes": size}
        self.province.delta(block("vouchers", voucher(50)), block("attachments", attached))
        self.province.replies = {"00" * 16: bytes(700)}
        self.province.catalogue = structs.replace(self.province.catalogue, steps={"end": "完工"})
        self.province.intake = X25519PrivateKey.generate()
        self.province.rotate("root")
        self.province.rotate("targets")
        self.province.publish()
        self.today = dict(site.files)
        self.old = self.rows()
        site.asked.clear()
        assert self.poll().problem is None
        self.new = self.rows()
        self.asked = sorted({path for path, _ in site.asked} & set(site.files))

    def back(self) -> None:
        """Have yesterday's data again."""
        shutil.rmtree(self.home.root)
        shutil.copytree(self._before, self.home.root, symlinks=True)

    def poll(self) -> Status:
        with Daemon(self.home) as daemon:
            return daemon.once(rounds=0)

    def rows(self) -> str:
        mirror = open_mirror(self.home.mirror)
        try:
            return checks.rows(mirror)
        finally:
            mirror.close()

    def harmless(self, files: dict[str, bytes]) -> Status:
        """Meet these files with yesterday's data, then today's: nothing false in between."""
        self.back()
        self.site.files = files
        found = self.poll()
        assert self.rows() in {self.old, self.new}
        self.site.files = self.today
        after = self.poll()
        assert (after.problem, after.media_missing) == (None, 0)
        assert self.rows() == self.new
        return found


@pytest.fixture
def village(site: Site, tmp_path: Path) -> Village:
    return Village(site, tmp_path)


@pytest.mark.parametrize("spoil", SPOILS)
def test_a_spoilt_file_harms_nothing(village: Village, spoil: str) -> None:
    assert len(village.asked) == 14  # every kind of file that a feed has
    for path in village.asked:
        files = dict(village.today)
        spoilt = SPOILS[spoil](files.pop(path))
        found = village.harmless(files if spoilt is None else {**files, path: spoilt})
        assert found.problem is not None or found.media_missing == 1, path


def test_two_days_of_the_feed_mixed(village: Village) -> None:
    """Yesterday's file under today's name, for each that changed; and today's timestamp alone."""
    mixed = 0
    for path in village.asked:
        folder, _, name = path.rpartition("/")
        role = name.partition(".")[2] if "timestamp" not in name else name
        for older in sorted(set(village.yesterday) - {path}):
            if older.startswith(folder) and older.endswith(role):
                files = {**village.today, path: village.yesterday[older]}
                assert village.harmless(files).problem is not None
                mixed += 1
    stamp = "/feed/metadata/timestamp.json"
    found = village.harmless({**village.yesterday, stamp: village.today[stamp]})
    assert found.problem is not None
    assert mixed >= 4


def test_the_cache_folder_is_deleted(village: Village) -> None:
    shutil.rmtree(village.home.feed)
    village.site.files = village.yesterday
    found = village.poll()
    assert found.problem is not None
    assert found.problem.key == "feed_old"
    assert village.rows() == village.new
    village.site.files = village.today
    assert village.poll().problem is None


@pytest.mark.parametrize("key", ["root", "targets", "online", COUNTY, "offices-1"])
def test_keys_are_rotated(village: Village, key: str) -> None:
    village.province.rotate(key)
    village.province.delta(block("vouchers", voucher(60)))
    village.province.publish()
    assert village.poll().problem is None
    assert village.rows() not in {village.old, village.new}


@pytest.mark.parametrize("key", ["targets", "online", COUNTY, "offices-1"])
def test_a_revoked_key_signs_nothing_more(
    village: Village, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    province = village.province
    revoked = province._signers[key]
    province.rotate(key)
    province.publish()
    assert village.poll().problem is None
    here = village.rows()
    replaced = province._signers[key]
    province.delta(block("vouchers", voucher(60, summary="假")))
    province._signers[key] = revoked
    if key == "offices-1":
        province.intake = X25519PrivateKey.generate()
    if key == "targets":
        delegated = province._signed.pop(key).delegations
        monkeypatch.setattr(province, "_delegations", lambda: delegated)
    before = _offices(village.home)
    province.publish()
    assert village.poll().problem is not None
    assert _offices(village.home) == before
    # One village's data do not wait for the offices' signatures.
    assert (village.rows() == here) == (key != "offices-1")
    province._signers[key] = replaced
    province._signed.clear()
    province.publish()
    assert village.poll().problem is None


def _offices(home: Home) -> bytes:
    mirror = open_mirror(home.mirror)
    try:
        (data,) = mirror.execute(
            "SELECT data FROM documents WHERE name = ?", ("offices.json",)
        ).fetchone()
    finally:
        mirror.close()
    return bytes(data)


def test_a_delegation_is_lost(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    province, whole = village.province, village.province._delegations

    def without() -> object:
        found = whole()
        del found.roles[COUNTY]
        return found

    with monkeypatch.context() as patch:
        patch.setattr(province, "_delegations", without)
        province._signed.pop("targets")
        province.publish()
        found = village.poll()
        assert found.problem is not None
        assert found.problem.key == "feed_empty"
        assert village.rows() == village.new
    province._signed.pop("targets")
    province.delta(block("vouchers", voucher(60)))
    province.publish()
    assert village.poll().problem is None
    assert village.rows() != village.new


def test_the_clock_jumps(village: Village) -> None:
    """1970, 2099, back and forth: only an hour that may be true and is too late stops news."""
    now = datetime.now(UTC)
    floor = clock.floor(village.home)
    village.back()
    told = enrolment.read(village.home.enrolment.read_bytes())
    with Daemon(village.home) as daemon, HttpTransport() as transport:
        terminal = Terminal(village.home, Settings(), told, daemon._mirror)
        for moment, key in (
            (now + timedelta(days=60), "feed_expired"),
            (datetime(1970, 1, 1, tzinfo=UTC), ""),
            (datetime(2099, 1, 1, tzinfo=UTC), ""),
            (now + timedelta(days=60), "feed_expired"),
            (now, ""),
        ):
            found = poll(terminal, transport, moment)
            assert (found.problem.key if found.problem else "") == key
    assert clock.floor(village.home) == floor
    assert village.rows() == village.new
