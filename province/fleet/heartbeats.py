"""Taking heartbeats: who speaks, whether it is fresh, and whether only one disk speaks so.

    BeatRefused
    ├── Unknown   no terminal of this name, or not its signature
    ├── Stale     no nonce, an old one, or one that was used; `nonce` is a new one
    ├── Revoked   the operator has taken it out of service
    └── Copied    two disks have this identity: neither is believed until an operator decides

Called by the `heartbeat` view.
"""

from datetime import datetime, timedelta
from enum import Enum, auto

from django.db import transaction
from msgspec import to_builtins

from protocol.heartbeat import Heartbeat
from protocol.signature import HEARTBEAT, Claim, NotSigned, check
from province.fleet.models import Terminal
from province.fleet.nonces import given_at, nonce

_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class BeatRefused(Exception):
    """A heartbeat that is not taken."""


class Unknown(BeatRefused):
    """No terminal of this name, or not its signature."""


class Stale(BeatRefused):
    """Not fresh; `nonce` is for the next try."""

    def __init__(self, fresh: str) -> None:
        super().__init__("stale")
        self.nonce = fresh


class Revoked(BeatRefused):
    """Out of service."""


class Copied(BeatRefused):
    """Two disks with one identity."""


class _Verdict(Enum):
    """What becomes of a beat whose signature is good."""

    TAKEN = auto()
    STALE = auto()
    REVOKED = auto()
    COPIED = auto()


def take(claim: Claim, beat: Heartbeat, key: bytes, now: datetime) -> str:
    """Keep what a terminal tells; return the nonce for its next beat.

    Args:
        claim: what the request says of its signer; its body was `beat`.
        beat: the heartbeat.
        key: 32 bytes for nonces.
        now: our clock.

    Raises:
        BeatRefused: its subclasses; nothing was kept, but a copy is remembered.
    """
    of = known(claim.key_id)
    try:
        check(claim, bytes(of.public), HEARTBEAT)
    except NotSigned as error:
        raise Unknown from error
    now_us = microseconds(now)
    match _judged(of.name, beat, given_at(key, of.name, claim.nonce, now_us), now):
        case _Verdict.REVOKED:
            raise Revoked
        case _Verdict.COPIED:
            raise Copied
        case _Verdict.STALE:
            raise Stale(nonce(key, of.name, now_us))
        case _:
            return nonce(key, of.name, now_us)


def known(name: str) -> Terminal:
    """Return the terminal of this name; raises Unknown."""
    found = Terminal.objects.filter(name=name).first()
    if found is None:
        raise Unknown
    return found


def microseconds(now: datetime) -> int:
    """Return a moment as nonces have it."""
    return (now - _EPOCH) // _MICROSECOND


@transaction.atomic
def _judged(name: str, beat: Heartbeat, given_us: int | None, now: datetime) -> _Verdict:
    """Keep a fresh beat of an active terminal, or remember that there are two of it."""
    terminal = Terminal.objects.select_for_update().get(name=name)
    if terminal.state == Terminal.State.REVOKED:
        return _Verdict.REVOKED
    if terminal.state == Terminal.State.COPIED:
        return _Verdict.COPIED
    # Before anything else: a recorded beat sent again must not look like a second disk.
    if given_us is None or given_us <= terminal.nonce_us:
        return _Verdict.STALE
    last = bytes(terminal.step)
    # Its step once more: the answer was lost. None before it is ours: another disk's chain.
    if last not in {beat.step, beat.before} and not terminal.any_step:
        terminal.state = Terminal.State.COPIED
        terminal.save(update_fields=["state"])
        return _Verdict.COPIED
    terminal.step, terminal.nonce_us, terminal.heard_at = beat.step, given_us, now
    terminal.any_step = False
    terminal.clock_off_s = clock_off(beat.clock, now)
    terminal.told = {
        name: value
        for name, value in to_builtins(beat).items()
        if name not in {"v", "before", "step", "clock"}
    }
    terminal.save()
    return _Verdict.TAKEN


def clock_off(told: str, now: datetime) -> int:
    """Return a terminal's clock minus ours in seconds, 0 where it tells none."""
    try:
        return round((datetime.fromisoformat(told) - now).total_seconds())
    except (ValueError, TypeError):
        return 0
