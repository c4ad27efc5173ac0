"""1,000 reports over simulated rounds and a bad line, into the real intake: each arrives once.

Lines fail before the cell arrives, after it arrived and before it was acknowledged, or with an
error. Of some reports a phone brings the same envelopes by courier: before the terminal does,
after it, twice, or alone because the ring was full.
"""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.cache.errors import OutboxFull
from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.sync.deliver import deliver_round
from kiosk.sync.errors import Offline
from protocol import envelope
from province.reports import intake
from province.reports.models import Part, Report
from tests.unit.protocol import test_envelope as office

REPORTS = 1000
TODAY = date(2018, 11, 20)
LENGTHS = (3, 120, 500, 1100)


class Line:
    """A network between a ring and the intake that fails as often as not."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.fair = False
        self.arrived = self.lost = self.unanswered = 0

    @contextmanager
    def connect(self) -> Iterator["Line"]:
        yield self

    def post(self, url: str, body: bytes, *, kind: str, most: int) -> tuple[int, bytes]:
        assert (url, kind, most > 0) == ("x/cells", "application/octet-stream", True)
        fate = 1.0 if self.fair else self._dice.random()
        if fate < 0.2:
            self.lost += 1
            raise Offline
        if fate < 0.3:
            return 503, b""
        intake.take_cell(body, [office.INTAKE_PRIVATE], TODAY)
        self.arrived += 1
        if fate < 0.5:
            self.unanswered += 1
            raise Offline
        return 204, b""


def _seal(number: int, dice: random.Random) -> tuple[bytes, tuple[bytes, ...]]:
    tag = number.to_bytes(16, "big")
    text = f"{number}：" + office.varied(dice.choice(LENGTHS))
    sealed = envelope.seal_report(
        office.content(text), envelope.Identity(), tag, office.OFFICE, office.INTAKE_PUBLIC
    )
    return tag, sealed


def _courier(sealed: tuple[bytes, ...], dice: random.Random) -> None:
    for one in dice.sample(sealed, len(sealed)):
        whole = envelope.from_qr(envelope.to_qr(one))
        intake.take_envelope(whole, [office.INTAKE_PRIVATE], TODAY)


@pytest.mark.django_db
def test_every_report_arrives_exactly_once(tmp_path: Path) -> None:
    home, dice = Home(tmp_path), random.Random(20181120)
    line = Line(dice)
    carried: list[tuple[bytes, ...]] = []  # by phone, later
    spoken: dict[bytes, int] = {}
    full = by_courier = 0
    while len(spoken) < REPORTS or carried:
        for _ in range(dice.randrange(4)):
            if len(spoken) == REPORTS or dice.random() < 0.3:
                _leave(home, envelope.cell((), office.INTAKE_PUBLIC))
                continue
            tag, sealed = _seal(len(spoken), dice)
            spoken[tag] = len(sealed)
            first = dice.random() < 0.15
            kept = _leave(home, envelope.cell(sealed, office.INTAKE_PUBLIC))
            full += not kept
            copies = max(0 if kept else 1, dice.choice((0, 0, 0, 1, 2)))
            if first or copies:
                by_courier += 1
            if first:
                _courier(sealed, dice)
            carried += [sealed] * copies
        for sealed in [one for one in carried if dice.random() < 0.2]:
            carried.remove(sealed)
            _courier(sealed, dice)
        _round(home, line)
    line.fair = True
    while _waiting(home):
        _round(home, line)
    assert min(line.lost, line.unanswered, by_courier, full) > 0
    assert Report.objects.count() == REPORTS
    assert {bytes(one.tag): one.parts for one in Report.objects.all()} == spoken
    assert Part.objects.count() == sum(spoken.values())
    numbers = sorted(Report.objects.values_list("number", flat=True))
    assert numbers == list(range(1, REPORTS + 1))
    for report in Report.objects.all():
        bodies = [bytes(part.body) for part in report.bodies.order_by("part")]
        text = envelope.open_content(bodies, office.OFFICE.code, office.OFFICE_PRIVATE).words
        assert text.startswith(f"{int.from_bytes(bytes(report.tag), 'big')}：")


def _leave(home: Home, cell: bytes) -> bool:
    try:
        outbox.leave(home, cell)
    except OutboxFull:  # the screen then says: by phone, or by telephone
        return False
    return True


def _round(home: Home, line: Line) -> None:
    try:
        deliver_round(home, "x/", office.INTAKE_PUBLIC, line.connect)
    except KnownError:
        return


def _waiting(home: Home) -> bool:
    with outbox._locked(home) as ring:
        return any(slot.pending for slot in outbox._slots(ring))
