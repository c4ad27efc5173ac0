"""Logs of terminals, on request: asked for here, told with the next heartbeat, kept for a week.

Called by the `log` and `heartbeat` views and the workbench. What comes was masked by the terminal.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import QuerySet
from msgspec import to_builtins

from protocol.log import Log
from protocol.signature import LOG, Claim, NotSigned, check
from province.fleet.heartbeats import Stale, Unknown, known, microseconds
from province.fleet.models import Terminal, TerminalLog
from province.fleet.nonces import given_at, nonce

DAYS: Final = 7


def ask(terminal: str, now: datetime) -> None:
    """Ask for a terminal's log; what was there of it goes."""
    TerminalLog.objects.update_or_create(
        terminal_id=terminal, defaults={"asked_at": now, "came_at": None, "lines": []}
    )


def wanted(terminal: str, now: datetime) -> bool:
    """Whether a terminal's log was asked for and has not come."""
    return _fresh(now).filter(terminal_id=terminal, came_at=None).exists()


def shown(terminal: str, now: datetime) -> TerminalLog | None:
    """Return what was asked for of a terminal, come or not, while it may be seen."""
    return _fresh(now).filter(terminal_id=terminal).first()


def take(claim: Claim, log: Log, key: bytes, now: datetime) -> None:
    """Keep a log that was asked for; once.

    Args:
        claim: what the request says of its signer; its body was `log`.
        log: the lines.
        key: 32 bytes for nonces.
        now: our clock.

    Raises:
        Unknown: no active terminal of this name, not its signature, or nobody asked.
        Stale: not fresh.
    """
    of = known(claim.key_id)
    try:
        check(claim, bytes(of.public), LOG)
    except NotSigned as error:
        raise Unknown from error
    if given_at(key, of.name, claim.nonce, microseconds(now)) is None:
        raise Stale(nonce(key, of.name, microseconds(now)))
    lines = [to_builtins(line) for line in log.lines]
    active = of.state == Terminal.State.ACTIVE
    wanted_ = _fresh(now).filter(terminal=of, came_at=None)
    if not active or not wanted_.update(came_at=now, lines=lines):
        raise Unknown


def forget(now: datetime) -> None:
    """Delete what nobody may see any more."""
    TerminalLog.objects.filter(asked_at__lt=now - timedelta(days=DAYS)).delete()


def _fresh(now: datetime) -> QuerySet[TerminalLog]:
    return TerminalLog.objects.filter(asked_at__gte=now - timedelta(days=DAYS))
