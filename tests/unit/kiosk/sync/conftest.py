from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk import identity
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
from kiosk.sync.status import Status
from protocol import enrolment
from tests.simulators.province import Province
from tests.simulators.rows import block, facts, voucher
from tests.simulators.web import Site


@pytest.fixture
def province(site: Site) -> Province:
    made = Province(site)
    made.base(
        1,
        facts(town="清水镇", county="示例县", data_date="2018-11-20"),
        block("vouchers", *(voucher(n) for n in range(20))),
    )
    made.publish()
    return made


@pytest.fixture
def home(tmp_path: Path, province: Province) -> Home:
    made = Home(tmp_path / "terminal")
    made.root.mkdir()
    made.enrolment.write_bytes(enrolment.write(province.enrolment()))
    return made


@pytest.fixture
def known(home: Home) -> identity.Identity:
    """Give the terminal a key of its own, as setup does."""
    identity.settle(home, identity.candidate(home).name)
    return identity.load(home)


Poll = Callable[[], Status]


@pytest.fixture
def poll(home: Home) -> Poll:
    def once() -> Status:
        with Daemon(home) as daemon:
            return daemon.once(rounds=0)

    return once


@pytest.fixture
def reader(home: Home) -> Iterator[Reader]:
    made = Reader(home)
    yield made
    made.close()
