"""Tells the province how this terminal is, signed with its own key. Called by sync.daemon.

Cells know nothing of it: they leave unsigned, on connections of their own, at other times.
A province that no longer believes in this terminal stops nothing but the heartbeat: the feed
needs no name, and villagers go on reading.
"""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple

from kiosk import health, identity, protection, running, slot
from kiosk.config import Home
from kiosk.sync import log
from kiosk.sync.errors import Offline, ServerRefused, disk_error
from kiosk.sync.status import Status
from kiosk.sync.transport import Transport
from kiosk.version import VERSION
from protocol import heartbeat, signature

_ANSWER_MOST: Final = 4096
_TAKEN, _STALE, _REFUSED, _COPIED = 200, 401, 403, 409

Standing = Literal["", "identity_copied", "identity_refused", "no_identity"]


def begin(home: Home) -> None:
    """Count that the service has started; a disk that refuses is no reason not to start."""
    with suppress(OSError):
        identity.keep(home, identity.started(identity.steps(home), booted=_booted()))


def _booted() -> bool:
    """Whether the machine was booted since we were here; not known without a folder that says so.

    The service cannot see the kernel's own name of a boot. Its folder under /run outlives it, but
    no boot.
    """
    folder = os.environ.get("RUNTIME_DIRECTORY", "")
    if not folder:
        return False
    try:
        (Path(folder) / "booted").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def synced() -> None:
    """Leave word of a look that went well since the machine was booted, for kiosk.system."""
    folder = os.environ.get("RUNTIME_DIRECTORY", "")
    if folder:
        with suppress(OSError):
            (Path(folder) / "synced").touch()


class Moment(NamedTuple):
    """What a beat tells beyond the devices."""

    found: Status  # of the last poll
    clock: datetime  # as it is, aware; the province compares it with its own
    every_s: int  # the rhythm


def beat(home: Home, province: str, transport: Transport, moment: Moment) -> Standing:
    """Send one beat to the province's base address; return how this terminal stands with it.

    `transport` is not that of any cell.

    Raises:
        Offline, ServerRefused: it did not arrive, or not its answer; the next one tells it.
        DiskFull, DiskRefused: the step could not be stored, so nothing was sent.
    """
    try:
        us = identity.load(home)
    except identity.NoIdentity:
        return "no_identity"
    steps = identity.drawn(identity.steps(home))
    body = heartbeat.write(_told(home, steps, moment))
    _keep(home, steps)
    nonce = steps.nonce
    for _ in range(2):
        headers = signature.sign(
            us.private,
            body,
            key_id=us.name,
            nonce=nonce,
            tag=signature.HEARTBEAT,
        )
        code, answer = transport.post(
            f"{province}heartbeat", body, kind=signature.KIND, most=_ANSWER_MOST, headers=headers
        )
        if code == _REFUSED:
            return "identity_refused"
        if code == _COPIED:
            return "identity_copied"
        if code not in {_TAKEN, _STALE}:
            raise ServerRefused(code)
        told = _answer(answer)
        nonce = told.nonce
        if code == _TAKEN:
            _keep(home, identity.taken(steps, nonce))
            if told.log:
                log.send(province, transport, us, nonce)
            return ""
    raise ServerRefused(_STALE)


def _answer(answer: bytes) -> heartbeat.Answer:
    try:
        return heartbeat.read_answer(answer)
    except heartbeat.HeartbeatBroken as error:
        raise Offline("another answer than a province's") from error


def _keep(home: Home, steps: identity.Steps) -> None:
    try:
        identity.keep(home, steps)
    except OSError as error:
        raise disk_error(error) from error


def _screen(home: Home) -> heartbeat.State:
    if home.no_screen.exists():
        return "broken"
    return "ok" if slot.started(home, "ui").up else "unknown"


def _told(home: Home, steps: identity.Steps, moment: Moment) -> heartbeat.Heartbeat:
    devices, found = health.read(home), moment.found
    rough = heartbeat.ROUGH_MB
    return heartbeat.Heartbeat(
        v=heartbeat.VERSION,
        before=steps.last,
        step=steps.pending,
        version=VERSION,
        villages=tuple(
            heartbeat.Stand(village.code, village.applied_seq, village.data_date)
            for village in found.villages
        ),
        media_missing=found.media_missing,
        disk_free_mb=found.disk_free // 1024**2 // rough * rough,
        clock=moment.clock.isoformat(timespec="seconds"),
        every_s=moment.every_s,
        starts=steps.starts,
        problem="" if found.problem is None else found.problem.key,
        screen=_screen(home),
        reader=devices.reader,
        printer=devices.printer,
        voice=devices.voice,
        slot=slot.mine(),
        rejected=slot.rejected(home),
        system=running.number(),
        systems_rejected=running.rejected(home),
        seal=protection.read(),
        boots=steps.boots,
    )
