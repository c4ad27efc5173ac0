"""The terminal's errors. A room converts what its libraries raise at its own edge, with `from`.

    KioskError
     ├─ KnownError            the world's fault; carries a message key for the visitor
     │   ├─ SyncError         kiosk.sync: Offline, FeedRefused, DiskFull, ...
     │   ├─ MirrorError       kiosk.cache: MirrorDamaged, MirrorMissing, MirrorFromTheFuture
     │   ├─ OutboxError       kiosk.cache.outbox: OutboxFull, ...
     │   ├─ SetupError        kiosk.setup: WrongCode, ...
     │   ├─ NetworkError      kiosk.network: WrongPassword, ...
     │   ├─ UpdateError       kiosk.update: NotVouched, Damaged, ...
     │   └─ DeviceError       kiosk.devices
     └─ BugError              ours; ends the process and shows the plain page

The families are defined in their rooms' `errors` module or beside what raises them.
"""


class KioskError(Exception):
    """Anything that a terminal's room raises on purpose."""


class KnownError(KioskError):
    """The world's fault. `key` names the sentence that a visitor or technician reads."""

    key = "unknown"


class BugError(KioskError):
    """Our fault: a state that the program itself should have made impossible."""
