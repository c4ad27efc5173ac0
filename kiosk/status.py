"""status.json: what sync tells the ui and the technician. Nothing of reports, nothing of visits.

Written by sync.status, read by `main.py status` and by the ui's worker.
"""

import msgspec

from kiosk.config import Home
from kiosk.model import VillageRow


class Problem(msgspec.Struct, frozen=True):
    """What is wrong, as a key and as a plain sentence."""

    key: str
    sentence: str


class TechnicianStick(msgspec.Struct, frozen=True):
    """A technician's pass on a stick, as sync judged it; without a problem it opens their page."""

    at: str  # ISO 8601 with zone: each reading is another
    problem: Problem | None = None


class Status(msgspec.Struct, frozen=True):
    """The whole of status.json; times are ISO 8601 with zone, sizes bytes."""

    v: int = 1
    villages: tuple[VillageRow, ...] = ()
    last_contact: str = ""  # the feed was reached and verified
    media_missing: int = 0
    disk_free: int = 0
    problem: Problem | None = None
    standing: Problem | None = None  # with the province: data go on, somebody should telephone
    guard: Problem | None = None  # the process that reads sticks could not be shut in
    rebuild: Problem | None = None  # the mirror was damaged and is being fetched anew
    technician: TechnicianStick | None = None  # the last one that was plugged in
    helpline: str = ""  # whom to call when the terminal is broken
    slot: str = ""  # from which sync ran that looked last (kiosk.slot)


def read(home: Home) -> Status:
    """Return the last status; an empty one where there is none that makes sense."""
    try:
        return msgspec.json.decode(home.status.read_bytes(), type=Status)
    except (OSError, msgspec.MsgspecError):
        return Status()
