"""Starts a role from the version that is to run, after holding it to its signed manifest.

    main.py start ROLE ...

Called by main.py alone, always from the system's own program, in the read-only root: whatever
became of the versions, this starts something. A version that is not whole, not vouched for or
that failed three times is passed over; the last is the system's own program, in this process.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import slot
from kiosk.config import Home, home
from kiosk.update import anchor
from kiosk.update.errors import UpdateError
from protocol import release

Run = Callable[[Sequence[str]], int]


def run(argv: Sequence[str], system: Run) -> int:
    """Become the version that is to run, or run `system`, our own program, with these words."""
    place = home()
    found = slot.candidates(place)
    program, chosen = None, slot.SYSTEM
    for number in found[:-1]:
        program = _whole(place, number)
        if program is not None:
            chosen = number
            break
    role = argv[0] if argv else "ui"
    if role in slot.ROLES and "NOTIFY_SOCKET" in os.environ:  # a service: it will say that it is up
        slot.begins(place, role, chosen)
    told = {slot.VARIABLE: chosen, slot.WANTED: found[0]}
    if program is not None:
        sys.stderr.flush()
        os.execve(program, [str(program), *argv], _environment() | told)  # noqa: S606 - checked
    os.environ.update(told)
    return system(argv)


def _whole(place: Home, number: str) -> Path | None:
    """Return the program of a version whose every byte is vouched for; None: pass it over."""
    # A terminal that has no version but the system's own does not wait for these at each start.
    from kiosk.update import folder, vouched  # noqa: PLC0415

    try:
        root = anchor.known(place)
        proof = place.program / "proofs" / number
        wanted = vouched.follow(proof, root, release.numbered(number))
        folder.check(place.program / "versions" / number, wanted)
    except UpdateError as error:
        sys.stderr.write(f"<4>start: {number} is passed over: {error.key}\n")
        return None
    return place.program / "versions" / number / release.PROGRAM


def _environment() -> dict[str, str]:
    """Return ours without what the frozen program's loader put there for itself."""
    found = dict(os.environ) | {"PYINSTALLER_RESET_ENVIRONMENT": "1"}
    before = found.pop("LD_LIBRARY_PATH_ORIG", None)
    if getattr(sys, "frozen", False):
        found.pop("LD_LIBRARY_PATH", None)
        if before is not None:
            found["LD_LIBRARY_PATH"] = before
    return found
