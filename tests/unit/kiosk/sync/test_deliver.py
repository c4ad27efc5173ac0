from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
from kiosk.sync.deliver import deliver_round
from kiosk.sync.errors import Offline, ServerRefused
from kiosk.sync.http import HttpTransport
from protocol import envelope
from protocol.offices import Office
from tests.simulators.province import VILLAGE, Province
from tests.simulators.web import Site, serving

OFFICE = Office(
    "43990001", "示例县纪委", "county", "439900", bytes(31) + b"\x09", b"\x09" + bytes(31)
)


def _report(public: bytes) -> bytes:
    content = envelope.Content(bytes(32), VILLAGE, "", "report", "三塘村的水塘没有修")
    sealed = envelope.seal_report(content, envelope.Identity(), b"t" * 16, OFFICE, public)
    return envelope.cell(sealed, public)


def _real(province: Province, cells: list[bytes]) -> int:
    private = [province.intake.private_bytes_raw()]
    return sum(
        envelope.open_outer(one, private) is not None
        for cell in cells
        for one in envelope.cut(cell)
    )


@pytest.fixture
def public(province: Province) -> bytes:
    return province.intake.public_key().public_bytes_raw()


def test_each_round_sends_one_cell_and_a_report_leaves_within_six(
    tmp_path: Path, site: Site, province: Province, public: bytes
) -> None:
    home = Home(tmp_path)
    outbox.leave(home, _report(public))
    for number in range(1, 8):
        assert deliver_round(home, site.address, public, HttpTransport) == 1
        assert len(site.cells) == number
    assert {len(cell) for cell in site.cells} == {envelope.CELL_BYTES}
    assert _real(province, site.cells) == 1


def test_the_wire_shows_no_difference(
    tmp_path: Path, site: Site, province: Province, public: bytes
) -> None:
    home = Home(tmp_path)
    deliver_round(home, site.address, public, HttpTransport)
    outbox.leave(home, _report(public))
    while not _real(province, site.cells):
        deliver_round(home, site.address, public, HttpTransport)
    first, *others = [sorted(headers.items()) for headers in site.headers]
    assert others
    assert all(headers == first for headers in others)
    names = {name for name, _ in first}
    assert not names & {"Cookie", "Authorization", "Referer"}


def test_a_cell_waits_until_it_is_acknowledged(
    tmp_path: Path, site: Site, province: Province, public: bytes
) -> None:
    home = Home(tmp_path)
    outbox.leave(home, _report(public))
    site.status = 503
    for _ in range(8):
        with pytest.raises(ServerRefused):
            deliver_round(home, site.address, public, HttpTransport)
    with serving(Site()) as gone:
        address = gone.address
    with pytest.raises(Offline):
        deliver_round(home, address, public, HttpTransport)
    site.status = 0
    deliver_round(home, site.address, public, HttpTransport)
    assert _real(province, site.cells) == 1


def test_a_busy_hall_does_not_fill_the_ring(tmp_path: Path, site: Site, public: bytes) -> None:
    home = Home(tmp_path)
    cell = envelope.cell((), public)
    for _ in range(60):
        outbox.leave(home, cell)
    for _ in range(6):
        deliver_round(home, site.address, public, HttpTransport)
    assert len(site.cells) >= 60 - outbox.SLOTS // 2
    assert outbox.overflow(home) is None


def test_once_delivers_as_many_rounds_as_asked(home: Home, site: Site) -> None:
    with Daemon(home) as daemon:
        daemon.once(rounds=3)
        assert len(site.cells) == 3
        site.status = 500
        daemon._deliver()  # says so in the log, and goes on


def test_before_the_offices_are_known_nothing_leaves(home: Home, site: Site) -> None:
    site.status = 500
    with Daemon(home) as daemon:
        daemon.once(rounds=1)
    assert site.headers == []
