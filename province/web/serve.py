"""`python -m province serve`: the platform on one machine, until SIGTERM or Ctrl-C."""

import argparse
import socket
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from province.publish.commands import OK, REFUSED, Arguments
from province.publish.files import write_durably

_DEFAULT_PORT = 8043
_LOOK_EVERY = 0.05  # seconds


def serve(argv: Sequence[str]) -> int:
    """Serve feed, cells, enrolment and phone pages."""
    parser = Arguments(prog="province serve")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, help=f"0: any free one; else {_DEFAULT_PORT}")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--address-file", type=Path, help="gets the address once the server answers"
    )
    parser.add_argument("--threads", type=int, default=24, help="of each worker")
    options = parser.parse_args(argv)
    # Whoever asks for the address in a file does not mind which port it is.
    wanted = options.port
    if wanted is None:
        wanted = 0 if options.address_file else _DEFAULT_PORT
    try:
        held = _held(options.host, wanted)
    except OSError as error:
        sys.stderr.write(f"不能使用 {options.host}:{wanted}：{error.strerror}\n")
        return REFUSED
    with held:
        port = int(held.getsockname()[1])
        _serve(options, port)
    return OK


def _serve(options: argparse.Namespace, port: int) -> None:
    server = Granian(
        "province.web.worker:application",
        address=options.host,
        port=port,
        interface=Interfaces.WSGI,
        workers=options.workers,
        # Each may hold a connection to the database; PostgreSQL grants a hundred to all.
        blocking_threads=options.threads,
        log_enabled=False,
        log_access=False,
    )
    told = threading.Thread(
        target=_tell, args=(options.host, port, options.address_file), daemon=True
    )
    told.start()
    server.serve()


def _held(host: str, port: int) -> socket.socket:
    """Take a port, and let nobody have it before the server listens there. Raises OSError."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((host, port))
    except OSError:
        held.close()
        raise
    return held


def _tell(host: str, port: int, file: Path | None) -> None:
    """Wait until the server answers, then say its address."""
    address = f"http://{host}:{port}/"
    while True:
        try:
            socket.create_connection((host, port), timeout=1).close()
            break
        except OSError:
            time.sleep(_LOOK_EVERY)
    sys.stderr.write(f"明镜平台：{address}\n")
    if file is not None:
        write_durably(file, address.encode())
