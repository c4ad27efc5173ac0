"""`python -m province serve`: the platform on one machine, until SIGTERM or Ctrl-C."""

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
_PATIENCE = 30.0


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
        port = _free_port(options.host, wanted)
    except OSError as error:
        sys.stderr.write(f"不能使用 {options.host}:{wanted}：{error.strerror}\n")
        return REFUSED
    address = f"http://{options.host}:{port}/"
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
        target=_tell, args=(options.host, port, address, options.address_file), daemon=True
    )
    told.start()
    server.serve()
    return OK


def _free_port(host: str, port: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))
        return int(probe.getsockname()[1])


def _tell(host: str, port: int, address: str, file: Path | None) -> None:
    """Wait until the server answers, then say its address."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(_LOOK_EVERY)
            continue
        sys.stderr.write(f"明镜平台：{address}\n")
        if file is not None:
            write_durably(file, address.encode())
        return
