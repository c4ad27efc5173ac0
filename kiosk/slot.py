"""Which version of the program is to run here, and whether it came up. No network, no Qt, no TUF.

    program/versions/<number>/   a version; program/proofs/<number>/ is what vouches for it
    program/current -> versions/<number>   the one to run; none: the program of the system itself
    program/good -> versions/<number>      the last that proved itself; none: the system's
    program/rejected.json        versions that were gone back from, for ever
    started-<role>.json          starts of a role that never came up, written by the role itself

kiosk.update writes the folder `program`; launcher, screen, sync and heartbeat read it here.
A version on trial (current, but not good) that failed to come up three times is left by every
role at its next start, at once and whether or not kiosk.update is alive.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from kiosk import gone_back
from kiosk.config import Home
from kiosk.files import write_whole
from kiosk.version import VERSION
from protocol.release import ReleaseBroken, order

SYSTEM: Final = "system"  # the program of the system itself, in its read-only root
VARIABLE: Final = "MINGJING_SLOT"  # what runs here
WANTED: Final = "MINGJING_SLOT_WANTED"  # what should: another one, if its files were found damaged
ROLES: Final = ("ui", "sync", "devices")
FAILED_STARTS: Final = 3


class Started(NamedTuple):
    """What a role left behind: which version began, how often in vain, whether it is up.

    `left` is the version that this role gave up before.
    """

    slot: str = ""
    times: int = 0
    up: bool = False
    left: str = ""


def mine() -> str:
    """Return the slot that this process runs from: a version's number, or SYSTEM."""
    return os.environ.get(VARIABLE) or SYSTEM


def current(home: Home) -> str:
    """Return the version to run, SYSTEM if there is none."""
    return _named(home.program / "current")


def good(home: Home) -> str:
    """Return the version that proved itself last, SYSTEM if none did."""
    return _named(home.program / "good")


def candidates(home: Home, system: str = VERSION) -> tuple[str, ...]:
    """Return the slots to try, best first; the last is always SYSTEM.

    Args:
        home: the terminal's folder.
        system: the version of the system's own program; nothing older than it is run.
    """
    first, second = current(home), good(home)
    found = [] if first in rejected(home) else [first]
    if second != first:
        found.append(second)
    return (*(one for one in found if one != SYSTEM and is_newer(one, system)), SYSTEM)


def chosen(home: Home, system: str = VERSION) -> str:
    """Return the slot that a role is to run; whoever runs another one ends when it suits."""
    return candidates(home, system)[0]


def replaced(home: Home) -> bool:
    """Whether another version than ours is to run; never where no launcher started us."""
    return WANTED in os.environ and chosen(home) != os.environ[WANTED]


def rejected(home: Home) -> tuple[str, ...]:
    """Return the versions that were gone back from, the one that fails now among them."""
    known = gone_back.read(home.program)
    trial = current(home)
    if trial not in {good(home), *known} and failed(home, trial):
        return (*known, trial)
    return known


def failed(home: Home, slot: str) -> bool:
    """Whether some role began so often from a slot without coming up."""
    found = (started(home, role) for role in ROLES)
    return any(slot == one.left or (slot == one.slot and _in_vain(one)) for one in found)


def started(home: Home, role: str) -> Started:
    """Return what a role left behind; nothing where that makes no sense."""
    try:
        told = json.loads(home.started(role).read_bytes())
        left = str(told["left"])
        return Started(str(told["slot"]), int(told["times"]), told["up"] is True, left)
    except (OSError, ValueError, TypeError, KeyError):
        return Started()


def begins(home: Home, role: str, slot: str) -> None:
    """Count a start before it happens; a disk that refuses is no reason not to start."""
    before = started(home, role)
    if before.slot == slot:
        _leave(home, role, before._replace(times=before.times + 1, up=False))
    else:
        left = before.slot if _in_vain(before) else before.left
        _leave(home, role, Started(slot, 1, left=left))


def is_up(home: Home, role: str) -> None:
    """Say that this process came up, and stayed: its starts before do not count any more."""
    before = started(home, role)
    now = Started(mine(), 0, up=True, left=before.left)
    if VARIABLE in os.environ and now != before:
        _leave(home, role, now)


def is_newer(one: str, than: str) -> bool:
    """Whether a version is newer than another; what is no version is not."""
    try:
        return order(one) > order(than)
    except ReleaseBroken:
        return False


def _in_vain(one: Started) -> bool:
    return one.times >= FAILED_STARTS


def _leave(home: Home, role: str, what: Started) -> None:
    with suppress(OSError):
        write_whole(home.started(role), json.dumps(what._asdict()).encode(), 0o644)


def _named(link: Path) -> str:
    try:
        return link.readlink().name
    except OSError:
        return SYSTEM
