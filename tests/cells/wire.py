"""A relay on loopback that keeps what an observer of the line sees of each connection."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Seen:
    """One connection: bytes each way, whose turn it was, how long it lasted in seconds."""

    up: bytes = b""
    down: int = 0
    turns: str = ""
    began: float = field(default_factory=time.perf_counter)
    lasted: float = 0.0

    def note(self, turn: str) -> None:
        """Note who speaks, once for each change: pieces are the kernel's affair."""
        if not self.turns.endswith(turn):
            self.turns += turn

    @property
    def shape(self) -> tuple[int, int, str]:
        """All of it but time and the sealed bytes."""
        return len(self.up), self.down, self.turns


@contextmanager
def watched(address: str) -> Iterator[tuple[str, list[Seen]]]:
    """Yield (address of the relay, connections that have ended, in order)."""
    target = urlsplit(address)
    door = socket.create_server(("127.0.0.1", 0))
    seen: list[Seen] = []

    def pass_on(near: socket.socket) -> None:
        one = Seen()
        with near, socket.create_connection((target.hostname, target.port)) as far:
            for line in (near, far):
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _both_ways(near, far, one)
        one.lasted = time.perf_counter() - one.began
        seen.append(one)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                pass_on(near)  # one after the other, as cells go

    worker = threading.Thread(target=accept)
    worker.start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}/", seen
    finally:
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        door.close()
        worker.join()


def _both_ways(near: socket.socket, far: socket.socket, one: Seen) -> None:
    def down() -> None:
        with suppress(OSError):
            while chunk := far.recv(65536):
                one.note("<")
                one.down += len(chunk)
                near.sendall(chunk)

    answering = threading.Thread(target=down)
    answering.start()
    with suppress(OSError):
        while chunk := near.recv(65536):
            one.note(">")
            one.up += chunk
            far.sendall(chunk)
    with suppress(OSError):
        far.shutdown(socket.SHUT_RDWR)
    answering.join()
