"""Takes cells out: one in every round, real or dummy, each on a connection of its own.

Called by sync.daemon once an hour. Nobody on the terminal or its network can tell which cells are
real; how many leave depends on the clock and on the number of visits, never on a report.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.sync.errors import ServerRefused
from kiosk.sync.transport import Transport
from protocol import envelope

_TAKEN = 204
_ANSWER_MOST = 1024

Connect = Callable[[], AbstractContextManager[Transport]]


def deliver_round(home: Home, province: str, intake_public: bytes, connect: Connect) -> int:
    """Send this round's cell, and more while over half the ring waits; return how many went.

    A cell that is not acknowledged waits for the next round; the same bytes go again, and the
    intake takes them once.

    Raises:
        Offline, ServerRefused: nothing more can go now.
        OutboxUnusable: the ring's disk failed.
    """
    sent = 0
    due = outbox.next_cell(home)
    while sent == 0 or due is not None:
        dummy = envelope.cell((), intake_public)  # made always: a real cell takes as long
        _send(f"{province}cells", dummy if due is None else due.cell, connect)
        sent += 1
        if due is not None:
            outbox.delivered(home, due)
        due = outbox.overflow(home)
    return sent


def _send(address: str, cell: bytes, connect: Connect) -> None:
    with connect() as transport:
        code, _ = transport.post(address, cell, kind="application/octet-stream", most=_ANSWER_MOST)
    if code != _TAKEN:
        raise ServerRefused(code)
