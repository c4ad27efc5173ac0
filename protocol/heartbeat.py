"""The heartbeat: how a terminal is, told with its name at a fixed rhythm. Nothing of visitors.

A number that grows with visits has no place here: no count of the screen's restarts (each visit
is one), no free disk to the byte, no time of anything but the beat itself.

`before` and `step` make copies of a disk known. Each beat names the step that the province took
last and a new random one, which the terminal stores before it sends it. Two terminals that share
an identity draw different steps, and the second one no longer names the province's last.
"""

from typing import Literal

import msgspec

VERSION = 1
STEP_BYTES = 16
MOST_BYTES = 16 * 1024
SEALED = "tpm"  # what `seal` says of a disk that opens to its machine alone
ROUGH_MB = 64  # free disk is told in multiples of it

State = Literal["ok", "missing", "broken", "unknown"]


class HeartbeatBroken(ValueError):
    """Not a heartbeat, or not a province's answer to one."""


class Stand(msgspec.Struct, frozen=True):
    """How far a village's data are."""

    village: str
    seq: int
    data_date: str


class Heartbeat(msgspec.Struct, frozen=True):
    """One beat. Sizes in megabytes, rounded down to ROUGH_MB; `clock` is the terminal's own."""

    v: int
    before: bytes  # the last step that the province took; empty at first
    step: bytes
    version: str
    villages: tuple[Stand, ...]
    media_missing: int
    disk_free_mb: int
    clock: str  # ISO 8601 with zone; the province only compares it with its own
    every_s: int  # when to expect the next beat
    starts: int  # of the sync service, since the enrolment
    problem: str = ""  # key of what stands in the feed's way
    screen: State = "unknown"  # broken: it does not come up, and the panel says so
    reader: State = "unknown"
    printer: State = "unknown"
    voice: State = "unknown"
    slot: str = ""  # from which the program runs: a version, or "system"
    rejected: tuple[str, ...] = ()  # versions that were gone back from
    system: str = ""  # the whole system's number; empty: not of our image
    systems_rejected: tuple[str, ...] = ()  # systems that the boot loader went back from
    seal: str = ""  # "tpm": the disk opens to this machine alone; else why it is open to anybody
    boots: int = 0  # of the machine since the enrolment; 0 where that is not known


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """The province's answer: the nonce for the next beat, and whether it wants the log."""

    nonce: str
    log: bool = False  # protocol.log


def write(value: Heartbeat | Answer) -> bytes:
    """Encode a beat or its answer."""
    return msgspec.json.encode(value)


def read(data: bytes) -> Heartbeat:
    """Decode and check a beat; raises HeartbeatBroken."""
    try:
        beat = msgspec.json.decode(data, type=Heartbeat)
    except msgspec.MsgspecError as error:
        raise HeartbeatBroken("not a heartbeat") from error
    if beat.v != VERSION or len(beat.step) != STEP_BYTES:
        raise HeartbeatBroken("another version, or no step")
    if beat.before and len(beat.before) != STEP_BYTES:
        raise HeartbeatBroken("no step before")
    return beat


def read_answer(data: bytes) -> Answer:
    """Decode an answer; raises HeartbeatBroken."""
    try:
        return msgspec.json.decode(data, type=Answer)
    except msgspec.MsgspecError as error:
        raise HeartbeatBroken("not an answer") from error
