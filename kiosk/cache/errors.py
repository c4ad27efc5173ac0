"""What can be wrong with the mirror, its pictures and the outbox.

    KnownError
     ├─ MirrorError
     │   ├─ MirrorMissing         nothing has been mirrored yet
     │   ├─ MirrorDamaged         sync will rebuild it
     │   ├─ MirrorFromTheFuture   a newer program wrote it
     │   ├─ OldPack               writer: an equal or lower sequence, refused for ever
     │   └─ BaseNeeded            writer: a gap before this delta
     ├─ PictureError
     │   ├─ PictureNotHere        it has not arrived yet
     │   └─ PictureBroken         deleted; it will be fetched again
     └─ OutboxError
         ├─ OutboxFull            courier or telephone
         └─ OutboxUnusable        the disk refuses it: courier or telephone

Raised in kiosk.cache; the ui turns `key` into a sentence.
"""

from kiosk.errors import KnownError


class MirrorError(KnownError):
    """The mirror cannot be used."""


class MirrorMissing(MirrorError):
    """Nothing has been mirrored yet."""

    key = "mirror_missing"


class MirrorDamaged(MirrorError):
    """The file is not sound; it is disposable and sync will rebuild it."""

    key = "mirror_damaged"


class MirrorFromTheFuture(MirrorError):
    """A newer program wrote the mirror."""

    key = "mirror_future"


class OldPack(MirrorError):
    """A pack whose sequence is not above what was applied."""

    key = "feed_old"


class BaseNeeded(MirrorError):
    """A delta that does not begin where the mirror stands."""

    key = "feed_gap"


class PictureError(KnownError):
    """A picture cannot be shown."""


class PictureNotHere(PictureError):
    """The picture has not arrived yet."""

    key = "picture_not_here"


class PictureBroken(PictureError):
    """The file is not what its name says, or another village's."""

    key = "picture_broken"


class OutboxError(KnownError):
    """A cell cannot be left."""


class OutboxFull(OutboxError):
    """All 64 cells are waiting to leave."""

    key = "outbox_full"


class OutboxUnusable(OutboxError):
    """The disk does not take the ring."""

    key = "outbox_unusable"
