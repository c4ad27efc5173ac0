"""Thirty terminals against a real nginx; and one simulated terminal held to the real service."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from msgspec import structs

from kiosk.config import Home
from kiosk.sync.daemon import Daemon
from protocol import enrolment
from tests.load import storm
from tests.load.terminal import Memory, Terminal
from tests.load.web import Server, serving
from tests.simulators.province import VILLAGE, Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site


class _Feed:
    """The invented province's feed as files below a folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, Site()
        self.province = Province(self.site)
        self.pictures = [self.province.picture(bytes((n,)) * 5000) for n in range(3)]
        rows = [
            {"id": f"a{n}", "owner": f"v{n:015d}", "sha256": name, "bytes": size, "kind": "jpeg"}
            for n, (name, size) in enumerate(self.pictures)
        ]
        vouchers = (voucher(n) for n in range(20))
        self.province.base(1, block("vouchers", *vouchers), block("attachments", *rows))
        self.publish()

    def publish(self) -> None:
        self.province.publish()
        for path, data in self.site.files.items():
            file = self.root / path.removeprefix("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)


@pytest.fixture
def feed(tmp_path: Path) -> _Feed:
    return _Feed(tmp_path / "root")


@pytest.fixture
def server(feed: _Feed, tmp_path: Path) -> Iterator[Server]:
    with serving(feed.root, tmp_path / "nginx", log=True) as found:
        yield found


def _since(server: Server, before: int) -> list[tuple[int, int, str]]:
    return server.asked()[before:]


def test_a_simulated_terminal_asks_for_what_the_real_one_asks_for(
    feed: _Feed, server: Server, tmp_path: Path
) -> None:
    home = Home(tmp_path / "terminal")
    home.root.mkdir()
    enrolled = structs.replace(feed.province.enrolment(), province=server.address)
    home.enrolment.write_bytes(enrolment.write(enrolled))
    simulated = Terminal(VILLAGE, Memory(), pictures=_in_order(feed, home))

    def real() -> list[tuple[int, str]]:
        before = len(server.asked())
        with Daemon(home) as daemon:
            assert daemon.once(rounds=0).problem is None
        return [line[1:] for line in _since(server, before)]

    def ours() -> list[tuple[int, str]]:
        before = len(server.asked())
        assert not storm.run("one", server, [simulated], 100).tally.failed
        return [line[1:] for line in _since(server, before)]

    assert _plain(ours()) == _plain(real())  # all of it, for the first time
    assert _plain(ours()) == _plain(real())  # nothing changed
    assert len(ours()) == 2
    feed.province.delta(block("vouchers", voucher(77)))
    feed.publish()
    assert _plain(ours()) == _plain(real())  # one village changed
    feed.province.rotate("online")
    feed.publish()
    assert _plain(ours()) == _plain(real())  # a new key


def _in_order(feed: _Feed, home: Home) -> list[str]:
    """The order in which the real one takes pictures, told by a dry run of its own."""
    dry = Home(home.root.with_name("dry"))
    dry.root.mkdir()
    with serving(feed.root, home.root.with_name("dry-nginx"), log=True) as server:
        enrolled = structs.replace(feed.province.enrolment(), province=server.address)
        dry.enrolment.write_bytes(enrolment.write(enrolled))
        with Daemon(dry) as daemon:
            daemon.once(rounds=0)
        paths = [path for _, _, path in server.asked()]
    shutil.rmtree(dry.root)
    return [path.rpartition("/")[2] for path in paths if "/media/" in path]


def _plain(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    return [(status, re.sub(r"^/feed/", "", path)) for status, path in lines]


@pytest.mark.usefixtures("feed")
def test_thirty_terminals_are_served(server: Server) -> None:
    memory = Memory()
    terminals = [Terminal(VILLAGE, memory) for _ in range(30)]
    first = storm.run("power-on", server, terminals, 200)
    idle = storm.run("nothing new", server, terminals, 200)
    assert (first.tally.failed, idle.tally.failed) == (0, 0)
    assert idle.tally.requests == 2 * len(terminals)
    assert idle.tally.sent < 1024 * len(terminals)
    lines = {connection for connection, _, _ in server.asked()}
    assert len(lines) == 2 * len(terminals)  # one line a look: none is thrown away in it


def test_a_proxy_keeps_for_ever_only_what_a_hash_names(feed: _Feed, server: Server) -> None:
    def kept(path: str) -> tuple[int, str | None]:
        reply = requests.get(f"{server.address}{path}", timeout=10)
        return reply.status_code, reply.headers.get("Cache-Control")

    (feed.root / "keys").mkdir()
    (feed.root / "keys" / "online").write_bytes(b"key")
    hashed = {path for path in feed.site.files if not path.startswith("/feed/metadata/")}
    for path in feed.site.files:
        ever = "public, max-age=31536000, immutable"
        assert kept(path[1:]) == (200, ever if path in hashed else "public, max-age=60"), path
    for path in ("feed/metadata/99.root.json", "feed/packs/none", "keys/online", "feed/../keys/"):
        assert kept(path) == (404, "public, max-age=60"), path


def test_the_real_service_looks_over_one_line(feed: _Feed, server: Server, tmp_path: Path) -> None:
    home = Home(tmp_path / "terminal")
    home.root.mkdir()
    enrolled = structs.replace(feed.province.enrolment(), province=server.address)
    home.enrolment.write_bytes(enrolment.write(enrolled))
    with Daemon(home) as daemon:
        daemon.once(rounds=0)
        before = len(server.asked())
        daemon.once(rounds=0)
    assert len({connection for connection, _, _ in _since(server, before)}) == 1
