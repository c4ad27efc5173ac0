"""One look for updates: judge the version on trial, ask what is offered, take it, flip.

Called by update.command, from a timer. Between any two steps the power may go: each leaves a
terminal that starts, and the next look goes on from there.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kiosk import clock, gone_back, slot, status
from kiosk.config import Home
from kiosk.sync.errors import DiskFull, FeedBroken, NotEnrolled, disk_error
from kiosk.sync.transport import Carrier
from kiosk.sync.trust import Trusted
from kiosk.update import anchor, folder, install, plan, systems, vouched
from kiosk.update.errors import AlreadyLooking, BadManifest, NotVouched, UpdateError
from kiosk.version import VERSION
from protocol import enrolment, index, release


class Ground(NamedTuple):
    """What a look works on."""

    home: Home
    transport: Carrier
    now: datetime  # aware
    system: str = VERSION  # the version of the system's own program
    here: tuple[Path, ...] = ()  # folders that may have files already: the system's own program
    image: Path = anchor.IMAGE
    running: str = ""  # the number of the machine's whole system; empty: not of our image


class Seen(NamedTuple):
    """What a look found and did."""

    verdict: str = "none"  # on the version that was on trial
    offered: str = ""
    taken: str = ""
    system: str = ""  # the whole system that is here, to be written


def look(ground: Ground) -> Seen:
    """Judge, ask, take.

    Raises:
        SyncError: NotEnrolled, Offline, FeedRefused, DiskFull and their kin.
        UpdateError: one of its subclasses.
    """
    home = ground.home
    try:
        with _sole(home):
            judged = settle(home, ground.system)
            return _ask(ground, judged)
    except DiskFull:
        # Mirror and reports need the room more.
        _give_room(home)
        raise
    except OSError as error:
        raise disk_error(error) from error


def settle(home: Home, system: str = VERSION) -> str:
    """Make the version on trial good, or go back from it for ever; return the verdict.

    Raises:
        OSError: the disk refuses; the next look does it.
    """
    facts = _facts(home, system)
    verdict = plan.verdict(facts, _trial(home, facts.current))
    program = home.program
    if verdict == "good":
        install.linked(program, "good", facts.current)
    elif verdict == "reject":
        # Remembered before anything else: a version that failed is never tried again.
        gone_back.remember(program, facts.current)
        install.linked(program, "current", None if facts.good == slot.SYSTEM else facts.good)
    if program.exists():
        install.forget(program, {slot.current(home), slot.good(home)} | _coming(home))
    return verdict


def _ask(ground: Ground, judged: str) -> Seen:
    home = ground.home
    ours = _enrolment(home)
    root = anchor.pinned(home, ours.tuf_root, ground.image)
    feed = f"{ours.province}feed/"
    moment = clock.believed(ground.now, clock.floor(home))
    trusted = Trusted(home.program / "feed", root, feed, ground.transport, moment)
    trusted.refresh()
    offered = _rollout(trusted)
    facts = _facts(home, ground.system)._replace(terminal=ours.terminal)
    number = plan.wanted(facts, offered) or _damaged(home, root, facts)
    if number is not None:
        _take(ground, root, trusted, feed, number)
    here = systems.Here(home, ground.running, ours.terminal)
    source = install.Source(ground.transport, f"{feed}{release.SOFTWARE}/")
    system = systems.take(here, root, trusted, offered, source)
    return Seen(judged, offered.number, number or "", system)


def _take(ground: Ground, root: bytes, trusted: Trusted, feed: str, number: release.Number) -> None:
    program = ground.home.program
    manifest = trusted.read(release.release_path(number))
    if manifest is None:
        raise NotVouched("nobody signed this version")
    try:
        wanted = release.read(manifest, number)
    except release.ReleaseBroken as error:
        raise BadManifest(str(error)) from error
    proof = vouched.gather(program / "feed" / index.METADATA, manifest)
    here = [
        program / "versions" / one for one in (slot.current(ground.home), slot.good(ground.home))
    ]
    source = install.Source(ground.transport, f"{feed}{release.SOFTWARE}/", (*here, *ground.here))
    _room(program, wanted)
    install.install(program, wanted, proof, source)
    vouched.follow(program / "proofs" / number, root, number)  # as the launcher will
    install.linked(program, "current", number)


def _room(program: Path, wanted: release.Release) -> None:
    """Refuse what would leave mirror and reports no room; what is here already counts."""
    part = program / "versions" / f".{wanted.number}.part"
    have = (
        sum(file.stat().st_size for file in part.rglob("*") if file.is_file())
        if part.exists()
        else 0
    )
    install.room(program, sum(file.bytes for file in wanted.files) - have)


def _damaged(home: Home, root: bytes, facts: plan.Facts) -> release.Number | None:
    """Return the version to run if its folder is not whole any more: then it is made again."""
    if facts.current == slot.SYSTEM or facts.current in facts.rejected:
        return None
    number = release.numbered(facts.current)
    program = home.program
    try:
        wanted = vouched.follow(program / "proofs" / number, root, number)
        folder.check(program / "versions" / number, wanted)
    except UpdateError:
        return number
    return None


def _rollout(trusted: Trusted) -> release.Rollout:
    told = trusted.read(release.ROLLOUT)
    if told is None:
        return release.Rollout(release.VERSION)
    try:
        return release.read_rollout(told)
    except release.ReleaseBroken as error:
        raise FeedBroken(release.ROLLOUT) from error


def _facts(home: Home, system: str) -> plan.Facts:
    return plan.Facts(slot.current(home), slot.good(home), slot.rejected(home), system, terminal="")


def _trial(home: Home, number: str) -> plan.Trial:
    screen, told = slot.started(home, "ui"), status.read(home)
    return plan.Trial(
        failed=slot.failed(home, number),
        drawn=screen.slot == number and screen.up,
        synced=told.slot == number and bool(told.last_contact) and told.problem is None,
    )


def _coming(home: Home) -> set[str]:
    """Return the newest version that is half here, or whole and not yet chosen, by its names."""
    here, known = slot.current(home), slot.rejected(home)
    found = {
        path.name.removeprefix(".").removesuffix(".part")
        for path in (home.program / "versions").glob("*")
    }
    newer = [
        one
        for one in found - set(known)
        if slot.is_newer(one, "0.0.0" if here == slot.SYSTEM else here)
    ]
    newest = max(newer, key=release.order, default=None)
    return set() if newest is None else {newest, f".{newest}.part"}


def _give_room(home: Home) -> None:
    for half in (home.program / "versions").glob(".*.part"):
        shutil.rmtree(half, ignore_errors=True)
    for room in ("parts", "system"):
        shutil.rmtree(home.program / room, ignore_errors=True)


def _enrolment(home: Home) -> enrolment.Enrolment:
    try:
        return enrolment.read(home.enrolment.read_bytes())
    except (FileNotFoundError, enrolment.EnrolmentBroken) as error:
        raise NotEnrolled from error


@contextmanager
def _sole(home: Home) -> Iterator[None]:
    home.program.mkdir(parents=True, exist_ok=True)
    lock = os.open(home.program / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    try:
        with suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
            return
        raise AlreadyLooking
    finally:
        os.close(lock)
