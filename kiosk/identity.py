"""Who this terminal is: an Ed25519 key made here, and the step of its last heartbeat.

setup makes the key, sync signs with it; the ui has no business here. Reports never carry it.
The step is stored before it is sent, so an answer that is lost costs nothing: the same step goes
again. Of two disks with one key, one will name a step that the province did not take last.
"""

import os
import secrets
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.files import sync_folder, write_whole
from protocol.enrolment import terminal_name
from protocol.heartbeat import STEP_BYTES

_SEED_BYTES: Final = 32
_FOLDER_MODE: Final = 0o700
_FILE_MODE: Final = 0o600


class NoIdentity(KnownError):
    """There is no key here, or half of one: the terminal must be enrolled again."""

    key = "no_identity"


class Identity(NamedTuple):
    """A key pair and the name that follows from it."""

    private: Ed25519PrivateKey
    public: bytes
    name: str

    @classmethod
    def of(cls, seed: bytes) -> "Identity":
        """Return the identity of a 32-byte seed."""
        private = Ed25519PrivateKey.from_private_bytes(seed)
        public = private.public_key().public_bytes_raw()
        return cls(private, public, terminal_name(public))


class Steps(msgspec.Struct, frozen=True):
    """Where the chain of heartbeats stands; `pending` was drawn and perhaps sent."""

    last: bytes = b""
    pending: bytes = b""
    nonce: str = ""  # the province's, for the next beat
    starts: int = 0  # of the sync service
    boots: int = 0  # of the machine


def load(home: Home) -> Identity:
    """Return this terminal's identity; raises NoIdentity."""
    return _read(home.identity)


def candidate(home: Home) -> Identity:
    """Return the key of an enrolment under way, made if there is none.

    An enrolment whose answer was lost goes on with the same key: the code is bound to it.

    Raises:
        OSError: it could not be stored.
    """
    path = _candidate(home)
    try:
        return _read(path)
    except NoIdentity:
        _folder(home)
        write_whole(path, os.urandom(_SEED_BYTES), _FILE_MODE)
        sync_folder(path.parent)
        return _read(path)


def settle(home: Home, name: str) -> None:
    """Make the candidate called `name` this terminal's identity; its chain begins anew.

    Does nothing if there is no such candidate, so that sync can end what a power cut left half.

    Raises:
        OSError: the disk refuses.
    """
    try:
        if _read(_candidate(home)).name != name:
            return
    except NoIdentity:
        return
    _steps(home).unlink(missing_ok=True)
    _candidate(home).replace(home.identity)
    sync_folder(home.identity.parent)


def steps(home: Home) -> Steps:
    """Return where the chain stands; a lost file begins a new one, which the province refuses."""
    try:
        return msgspec.json.decode(_steps(home).read_bytes(), type=Steps)
    except (OSError, msgspec.MsgspecError):
        return Steps()


def keep(home: Home, found: Steps) -> None:
    """Store where the chain stands, durably. Raises OSError."""
    _folder(home)
    write_whole(_steps(home), msgspec.json.encode(found), _FILE_MODE)
    sync_folder(home.identity.parent)


def drawn(before: Steps) -> Steps:
    """Return the chain with a step to send: the one that still waits for its answer, or a new."""
    if before.pending:
        return before
    return msgspec.structs.replace(before, pending=secrets.token_bytes(STEP_BYTES))


def taken(before: Steps, nonce: str) -> Steps:
    """Return the chain after the province took the pending step."""
    return msgspec.structs.replace(before, last=before.pending, pending=b"", nonce=nonce)


def started(before: Steps, *, booted: bool) -> Steps:
    """Return the chain after one more start of the service, and perhaps of the machine."""
    counts = {"starts": before.starts + 1, "boots": before.boots + booted}
    return msgspec.structs.replace(before, **counts)


def _read(path: Path) -> Identity:
    try:
        seed = path.read_bytes()
    except OSError as error:
        raise NoIdentity from error
    if len(seed) != _SEED_BYTES:
        raise NoIdentity
    return Identity.of(seed)


def _folder(home: Home) -> None:
    folder = home.identity.parent
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(_FOLDER_MODE)


def _candidate(home: Home) -> Path:
    return home.identity.with_name("candidate")


def _steps(home: Home) -> Path:
    return home.identity.with_name("steps.json")
