"""The reader's process: loads the model, reads lines from its standard input until that ends.

Started by `reader.ReaderProcess` (main.py, role handwriting). It ends with the visit: when the
screen's process is gone, however that came, its standard input ends. It writes no file, and no
core is dumped of it.
"""

import os
import resource
import sys
from collections.abc import Sequence

from kiosk.devices.handwriting import HandwritingGone, wire
from kiosk.devices.handwriting.model import Model


def main(_argv: Sequence[str] = ()) -> int:
    """Answer until nobody asks any more; return the exit status."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What others print would be taken for an answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        model = Model()
    except HandwritingGone:
        return 1
    answers.write(wire.pack(()))
    while (body := wire.receive(sys.stdin.buffer)) is not None:
        asked = wire.unpack(body, wire.Asked)
        answers.write(wire.pack(model.read(asked.strokes, asked.height)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
