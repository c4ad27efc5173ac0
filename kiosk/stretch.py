"""The process that stretches one ID number or one receipt code, and ends.

Started by `kiosk.ui.stretcher`, as `main.py stretch` or `python -m kiosk.stretch`. It stands ready
having given up everything but its two pipes; what comes by the one is stretched, the answer goes by
the other. Its 64 or 128 MiB, and the secret, are never the visit's: they are gone with it.
"""

import struct
import sys
from collections.abc import Sequence
from typing import Final

from kiosk.no_trace import end_with_parent, leave_no_dump
from kiosk.stick import sandbox

ANSWER_BYTES: Final = 32
_HEAD: Final = struct.Struct(">I16s")  # memory in KiB, salt
_MOST: Final = 1024  # bytes of a question


def asked(secret: str, salt: bytes, memory_kib: int) -> bytes:
    """Return the question as it goes to the process; its end is the end of the pipe."""
    return _HEAD.pack(memory_kib, salt) + secret.encode()


def main(_argv: Sequence[str] = ()) -> int:
    """Answer once, or not at all if nobody asks; return the exit status."""
    from protocol.stretching import stretch  # noqa: PLC0415 - cryptography: not who only asks

    leave_no_dump()
    end_with_parent()
    sandbox.enter()
    question = sys.stdin.buffer.read(_MOST)
    if len(question) <= _HEAD.size:
        return 0
    memory_kib, salt = _HEAD.unpack_from(question)
    sys.stdout.buffer.write(stretch(question[_HEAD.size :].decode(), salt, memory_kib))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
