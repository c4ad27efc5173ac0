"""One look at the feed: verify, take the small files, bring each village up to date, pictures.

Called by sync.daemon. What one village's data are refused for does not hold up the others.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Final, NamedTuple

from kiosk import slot
from kiosk.cache import outbox
from kiosk.cache.errors import MirrorDamaged
from kiosk.cache.writer import Writer
from kiosk.config import Home, Settings
from kiosk.errors import KnownError
from kiosk.sync import apply, clock, media, status, sweep
from kiosk.sync.errors import (
    DiskFull,
    FeedBroken,
    FeedEmpty,
    FeedOld,
    Stopped,
    disk_error,
    mirror_error,
)
from kiosk.sync.transport import Carrier
from kiosk.sync.trust import Trusted
from protocol import carried, index, offices
from protocol.enrolment import Enrolment, Village

_OFFICES_VERSION: Final = "offices.version"


def _nothing() -> None:
    return


class Terminal(NamedTuple):
    """What a look at the feed works on."""

    home: Home
    settings: Settings
    enrolment: Enrolment
    mirror: Writer
    beat: Callable[[], None] = _nothing  # called between pieces of work; it may raise Stopped

    by_hand: bool = False  # the feed comes on a stick, and with it what became of our cells

    @property
    def feed(self) -> str:
        """The feed's address, ending in a slash."""
        return f"{self.enrolment.province}feed/"

    @property
    def budget(self) -> int:
        """Bytes that pictures may use."""
        return self.settings.media_budget_mb * 1024 * 1024


def poll(terminal: Terminal, transport: Carrier, now: datetime) -> status.Status:
    """Look once and write status.json, in which every known problem stands; `now` is aware.

    Raises:
        MirrorDamaged: the mirror must be opened anew.
        DiskFull, DiskRefused: not even the status could be written.
        Stopped: the service is asked to end.
    """
    home = terminal.home
    before = status.read(home)
    contact, problem = before.last_contact, None
    try:
        moment = clock.believed(now, clock.floor(home))
        trusted = Trusted(home.feed, terminal.enrolment.tuf_root, terminal.feed, transport, moment)
        trusted.refresh()
        contact = moment.astimezone(UTC).isoformat(timespec="seconds")
        _note_issued(home, trusted.issued)
        problem = _take(terminal, transport, trusted)
        if problem is None:
            sweep.applied(home.feed / index.PACKS)
        album = media.Album(home, terminal.mirror, transport, terminal.feed, terminal.budget)
        whole = problem is None or isinstance(problem, FeedEmpty)
        media.fetch_pictures(album, prune=whole and not terminal.mirror.shown)
    except Stopped:
        raise
    except sqlite3.OperationalError as error:
        problem = mirror_error(error, home.root)
    except sqlite3.DatabaseError as error:
        raise MirrorDamaged from error
    except KnownError as error:
        problem = error
    if isinstance(problem, DiskFull):
        # Two mirrors do not fit: the screen goes on with what the new one has.
        with suppress(OSError):
            terminal.mirror.take_over()
    found = status.Status(
        villages=terminal.mirror.shown or terminal.mirror.villages(),
        last_contact=contact,
        media_missing=media.count_missing(home, terminal.mirror, terminal.budget),
        disk_free=status.disk_free(home),
        problem=None if problem is None else status.problem(problem),
        standing=before.standing,
        rebuild=status.rebuild(terminal.mirror),
        technician=before.technician,
        helpline=_helpline(terminal, before.helpline),
        slot=slot.mine(),
    )
    status.write(home, found)
    return found


def _helpline(terminal: Terminal, before: str) -> str:
    """Return whom to call when this terminal is broken; `before`: until a catalogue has come."""
    kept = terminal.mirror.document(index.CATALOGUE)
    if kept is None:
        return before
    try:
        return index.read_catalogue(kept).helpline(terminal.enrolment.villages[0].code)
    except index.FeedFileBroken:
        return before


def _take(terminal: Terminal, transport: Carrier, trusted: Trusted) -> KnownError | None:
    """Take everything but pictures; return the first village's problem, if there is one."""
    problem: KnownError | None = None
    for of in terminal.enrolment.villages:
        try:
            _take_village(terminal, transport, trusted, of)
        except Stopped:
            raise
        except KnownError as error:
            problem = problem or error
    try:
        _take_shared(terminal, trusted)
    except (index.FeedFileBroken, offices.OfficesBroken, carried.CarriedBroken) as error:
        raise FeedBroken(type(error).__name__) from error
    _take_over(terminal.mirror)
    return problem


def _take_over(mirror: Writer) -> None:
    """Show the mirror that was built beside the old one, once it is nowhere behind it."""
    if all((mirror.applied(old.code) or 0) >= old.applied_seq for old in mirror.shown):
        try:
            mirror.take_over()
        except OSError as error:
            raise disk_error(error) from error


def _take_village(terminal: Terminal, transport: Carrier, trusted: Trusted, of: Village) -> None:
    data = trusted.read(index.index_path(of.code))
    if data is None:
        raise FeedEmpty
    announced = apply.indexed(data, of)
    source = apply.Source(terminal.home, transport, terminal.feed, terminal.beat)
    apply.village(source, terminal.mirror, of, announced)
    _note_issued(terminal.home, announced.issued)


def _note_issued(home: Home, issued: str) -> None:
    try:
        clock.note_issued(home, issued)
    except OSError as error:
        raise disk_error(error) from error


def _take_shared(terminal: Terminal, trusted: Trusted) -> None:
    mirror = terminal.mirror
    catalogue = trusted.read(index.CATALOGUE)
    if catalogue is not None:
        mirror.put_catalogue(index.read_catalogue(catalogue), catalogue)
    listed = trusted.read(index.OFFICES)
    if listed is not None:
        _take_offices(mirror, listed, trusted.version(index.OFFICES_ROLE))
    county = terminal.enrolment.county
    replies = trusted.read(index.replies_path(county))
    if replies is not None:
        index.read_replies(replies)
        mirror.put_document(f"replies.{county}", replies)
    if terminal.by_hand and (received := trusted.read(carried.received_path(county))):
        arrived = carried.read(received, county)
        outbox.acknowledge(terminal.home, lambda cell: carried.digest(cell) in arrived)


def _take_offices(mirror: Writer, listed: bytes, version: int) -> None:
    """Keep the list of offices; an older one never comes back, whoever lost TUF's own memory."""
    offices.read(listed)
    kept = mirror.document(_OFFICES_VERSION)
    if kept is not None and version < int(kept):
        raise FeedOld
    mirror.put_document(index.OFFICES, listed)
    mirror.put_document(_OFFICES_VERSION, str(version).encode())
