"""The process that reads a stick: gives up everything else, then answers until nobody asks.

Started by `kiosk.sync.stick` with the stick, a device or a folder, already opened. It has no key
and no secret, and knows nothing of what it reads: what is true is judged by sync.
"""

import os
import stat
import sys
from collections.abc import Sequence
from typing import BinaryIO

from kiosk.stick import sandbox, wire
from kiosk.stick.errors import NotReadable, VolumeError
from kiosk.stick.fat import Fat
from kiosk.stick.folder import Folder
from kiosk.stick.names import Volume, beside, in_feed, single
from protocol.carried import CELLS_FOLDER, FEED_FOLDER


def main(argv: Sequence[str]) -> int:
    """Serve the stick whose opened number is given. Returns the exit status."""
    stick = int(argv[0])
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    folder = stat.S_ISDIR(os.fstat(stick).st_mode)
    "".encode("utf-16-le").decode("utf-16-le")  # codecs are files: read while that is allowed
    held = sandbox.enter([stick] if folder else [])
    try:
        volume: Volume = Folder(stick) if folder else Fat(stick)
    except VolumeError as error:
        wire.tell(answers, error.code)
        return 1
    wire.tell(answers, 0, " ".join(sorted(held)).encode())
    serve(volume, asked, answers)
    return 0


def serve(volume: Volume, asked: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    while True:
        try:
            wire.tell(answers, *_done(volume, wire.heard(asked)))
        except (wire.Gone, OSError):
            return


def _done(volume: Volume, asked: wire.Asked) -> tuple[int, bytes]:
    try:
        if asked.kind == wire.READ:
            return 0, volume.read([*FEED_FOLDER, *in_feed(asked.path)], asked.start)
        if asked.kind == wire.BESIDE:
            return 0, volume.read([beside(asked.path)], asked.start)
        county, _, name = asked.path.partition("/")
        volume.create([*CELLS_FOLDER, single(county)], single(name), asked.data)
    except VolumeError as error:
        return error.code, b""
    except (OSError, MemoryError):
        return NotReadable.code, b""
    return 0, b""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
