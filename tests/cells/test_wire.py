"""1,000 delivery rounds of two terminals with the same visits: one gets reports, one never does.

What is compared, over all connections that an observer sees: their number in each round, bytes
each way, order of turns, headers (equal, not merely alike), how long they last, and how long a
cell waits in the ring before it leaves (KS). The hourly rhythm runs on a simulated clock.
"""

import random
import statistics
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.sync import daemon as daemons
from kiosk.sync.daemon import Daemon
from kiosk.sync.deliver import deliver_round
from kiosk.sync.http import HttpTransport
from protocol import enrolment, envelope
from tests.cells import samples
from tests.cells.wire import Seen, watched
from tests.simulators.province import Province
from tests.simulators.web import Site, serving
from tests.unit.protocol import test_envelope as office

ROUNDS = 1000
BUSY = range(300, 340)  # rounds in which a crowd comes: more than half the ring waits
LENGTHS = (3, 100, 400, 1100)


@dataclass
class Terminal:
    """A terminal and all that its line and its ring show."""

    home: Home
    reports: bool
    connections: list[Seen] = field(default_factory=list)
    a_round: list[int] = field(default_factory=list)
    left: dict[bytes, int] = field(default_factory=dict)
    waits: list[int] = field(default_factory=list)
    told: int = 0

    def visit(self, number: int, dice: random.Random) -> None:
        """Somebody comes; on this terminal they speak up, or not."""
        sealed: tuple[bytes, ...] = ()
        if self.reports and dice.random() < 0.7:
            text = office.varied(dice.choice(LENGTHS))
            sealed = office.sealed(text)
            self.told += 1
        cell = envelope.cell(sealed, office.INTAKE_PUBLIC)
        outbox.leave(self.home, cell)
        self.left[cell] = number


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Terminal, Terminal]:
    """Run them side by side, so that a busy machine slows both."""
    terminals = tuple(
        Terminal(Home(tmp_path_factory.mktemp(name)), name == "reporting")
        for name in ("silent", "reporting")
    )
    visits, dice = random.Random(1), random.Random(2)
    with serving(Site()) as site, watched(site.address) as (address, seen):
        for number in range(ROUNDS):
            came = visits.choice((3, 4)) if number in BUSY else visits.random() < 0.6
            for terminal in visits.sample(terminals, 2):
                for _ in range(came):
                    terminal.visit(number, dice)
                _deliver(terminal, number, address, site, seen)
    silent, reporting = terminals
    assert reporting.told > 400
    return silent, reporting


def _deliver(terminal: Terminal, number: int, address: str, site: Site, seen: list[Seen]) -> None:
    before = len(seen)
    sent = deliver_round(terminal.home, address, office.INTAKE_PUBLIC, HttpTransport)
    while len(seen) < before + sent:  # the relay notes the end of a line a moment later
        pass
    terminal.connections += seen[before:]
    terminal.a_round.append(sent)
    for cell in site.cells[-sent:]:
        if cell in terminal.left:
            terminal.waits.append(number - terminal.left[cell])


def _by_name(one: Seen) -> bytes:
    return one.up.partition(b"\r\n\r\n")[0]


def test_sizes_turns_and_headers_are_the_same_in_every_connection(
    both: tuple[Terminal, Terminal],
) -> None:
    shapes = [{one.shape for one in terminal.connections} for terminal in both]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == 1
    assert len({_by_name(one) for terminal in both for one in terminal.connections}) == 1


def test_the_number_of_cells_depends_on_visits_alone(both: tuple[Terminal, Terminal]) -> None:
    silent, reporting = both
    assert sum(silent.a_round) > ROUNDS  # the crowd made more than one leave in a round
    assert not samples.counts_differ(silent.a_round, reporting.a_round)
    one_in_twenty = [sent + (n % 20 == 0) for n, sent in enumerate(silent.a_round)]
    assert samples.counts_differ(silent.a_round, one_in_twenty)  # it would be seen
    assert not samples.differ(silent.waits, reporting.waits)


def test_time_tells_nothing(both: tuple[Terminal, Terminal]) -> None:
    """And would have: a shift by half the times' interquartile range is found in 9 of 10 runs."""
    silent, reporting = ([one.lasted for one in terminal.connections] for terminal in both)
    assert len(silent) >= ROUNDS
    low, middle, high = statistics.quantiles(silent, n=4)
    shift = (high - low) / 2
    found = samples.power(silent, shift, seed=3)
    sys.stdout.write(
        f"\n{len(silent)} and {len(reporting)} connections, median {middle * 1000:.2f} ms;"
        f" KS {samples.ks_distance(silent, reporting):.4f}, bound"
        f" {samples.ks_bound(len(silent), len(reporting)):.4f};"
        f" power against a shift of {shift * 1000:.2f} ms: {found:.2f};"
        f" {both[1].told} reports\n"
    )
    assert not samples.differ(silent, reporting)
    assert found > 0.9
    assert samples.power(silent, 0.0, seed=4) < 0.02


def test_sealed_bytes_are_noise_in_both(both: tuple[Terminal, Terminal]) -> None:
    bodies = [
        b"".join(one.up.partition(b"\r\n\r\n")[2] for one in terminal.connections)
        for terminal in both
    ]
    # Version and suite stand in clear in each; everything else is of one kind.
    assert not samples.counts_differ(bodies[0], bodies[1])
    assert samples.counts_differ(bodies[0], office.varied(100_000).encode())


def test_the_rhythm_is_the_clocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a simulated clock: every wait after the first is the same hour, whatever lies there."""
    with serving(Site()) as site:
        province = Province(site)
        home = Home(tmp_path)
        home.enrolment.write_bytes(enrolment.write(province.enrolment()))
        waits: list[float] = []
        with Daemon(home) as daemon:
            daemon._intake = office.INTAKE_PUBLIC

            def wait(seconds: float) -> bool:
                waits.append(seconds)
                if len(waits) % 3 == 0:
                    cell = envelope.cell(office.sealed("有事要说"), office.INTAKE_PUBLIC)
                    outbox.leave(home, cell)
                if len(waits) % 5 == 0:
                    site.status = 503 if site.status == 0 else 0
                return len(waits) > 60

            monkeypatch.setattr(daemon._stop, "wait", wait)
            daemon._deliver_hourly()
    first, *others = waits
    assert 60 <= first <= 600
    assert set(others) == {daemons.ROUND_S}
    assert len(site.headers) >= 60
