"""What can go wrong between the feed and the mirror. The mirror stays as it was after any of them.

    KnownError
     └─ SyncError
         ├─ Offline            no answer, or it was cut without a byte of progress
         │   └─ Intercepted    a web page where the feed should be: a log-in page of the network
         ├─ ServerRefused      an HTTP status that is no success; `status`
         ├─ FeedError
         │   ├─ FeedRefused    TUF does not accept it: older than what we had, mixed, malformed
         │   │   ├─ WrongRoot  not signed by whom our enrolment trusts
         │   │   └─ FeedExpired  nobody has signed it anew in time
         │   ├─ FeedEmpty      nothing is published for this village yet
         │   ├─ FeedBroken     a hash, a length or a form is wrong
         │   └─ FeedOld        an index below what was applied
         ├─ DiskFull           no room for the feed; the outbox has its own
         ├─ DiskRefused        the disk or its rights
         ├─ StickRefused       a stick that is none of ours, or has something else in a file's place
         │   └─ StickFull      no room on it for the cells
         ├─ PassRefused        a technician's pass that is none of our province's
         │   ├─ PassForeign    for another county's terminals
         │   ├─ PassExpired    its last day is over
         │   └─ PassMissing    none at all
         ├─ NotEnrolled        setup has not run
         ├─ AlreadyRunning     another sync holds the lock
         └─ Stopped            SIGTERM came in the middle of something

Called by kiosk.sync; `status` turns `key` into a sentence.
"""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from kiosk.errors import KnownError
from kiosk.files import write_whole

_ROOM: Final = 64 * 1024  # bytes: SQLite's -shm grows by half of it


class SyncError(KnownError):
    """Sync could not do its work this time."""

    key = "sync"


class Offline(SyncError):
    """No answer."""

    key = "offline"


class Intercepted(Offline):
    """A web page answered in the feed's place."""

    key = "intercepted"


class ServerRefused(SyncError):
    """The server answered with an error."""

    key = "server_refused"

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class FeedError(SyncError):
    """What arrived cannot be used."""


class FeedRefused(FeedError):
    """The signed metadata are not accepted."""

    key = "feed_refused"


class WrongRoot(FeedRefused):
    """Signed by somebody whom this terminal does not know."""

    key = "wrong_root"


class FeedExpired(FeedRefused):
    """The metadata's time is over."""

    key = "feed_expired"


class FeedEmpty(FeedError):
    """Nothing is published for a village of ours."""

    key = "feed_empty"


class FeedBroken(FeedError):
    """A file of the feed is not what its name or its form promises."""

    key = "feed_broken"


class FeedOld(FeedError):
    """An index that would take the mirror back."""

    key = "feed_old"


class DiskFull(SyncError):
    """No room."""

    key = "disk_full"


class DiskRefused(SyncError):
    """The disk is read-only, damaged, or not ours."""

    key = "disk_refused"


class StickRefused(SyncError):
    """The stick cannot be used as it is."""

    key = "stick_refused"


class StickFull(StickRefused):
    """No room for the cells; what it brought was taken."""

    key = "stick_full"


class PassRefused(SyncError):
    """A technician's pass that our province did not sign."""

    key = "pass_refused"


class PassForeign(PassRefused):
    """For another county's terminals."""

    key = "pass_foreign"


class PassMissing(PassRefused):
    """A stick that nobody signed."""

    key = "pass_missing"


class PassExpired(PassRefused):
    """Its last day is over."""

    key = "pass_expired"


class NotEnrolled(SyncError):
    """There is no terminal.json that could be read."""

    key = "not_enrolled"


class AlreadyRunning(SyncError):
    """Another sync is at work on this terminal."""

    key = "already_running"


class Stopped(SyncError):
    """The service was asked to stop."""

    key = "stopped"


def disk_error(error: OSError) -> SyncError:
    """Return what an OSError of the disk means."""
    full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
    return DiskFull() if full else DiskRefused(errno.errorcode.get(error.errno or 0, ""))


def mirror_error(error: sqlite3.OperationalError, folder: Path) -> SyncError:
    """Return what it means that SQLite could not write below `folder`, though the mirror is sound.

    SQLite says that a disk is full only where it writes rows. Where a file beside the mirror could
    not be made, or grow, it says another thing: then the disk itself is asked.
    """
    if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
        return DiskFull()
    try:
        write_whole(folder / "room", bytes(_ROOM))
        (folder / "room").unlink()
    except OSError as refused:
        return disk_error(refused)
    return DiskRefused(error.sqlite_errorname)
