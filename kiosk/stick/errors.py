"""What can be wrong with a stick, as the reading process tells it.

    VolumeError
     ├─ NotThere     no such file
     ├─ NotTaken     no FAT, or something else in a file's place; the stick cannot be used
     ├─ NotReadable  pulled out, or broken
     └─ NoRoom       full

`kiosk.sync.stick` turns them into sync's own errors.
"""


class VolumeError(Exception):
    """The stick did not do as asked; `code` goes over the wire."""

    code = 0


class NotThere(VolumeError):
    """No such file or folder."""

    code = 1


class NotTaken(VolumeError):
    """Nothing that a stick of ours has."""

    code = 2


class NotReadable(VolumeError):
    """The disk below failed."""

    code = 3


class NoRoom(VolumeError):
    """No room for what should be written."""

    code = 4


BY_CODE = {kind.code: kind for kind in (NotThere, NotTaken, NotReadable, NoRoom)}
