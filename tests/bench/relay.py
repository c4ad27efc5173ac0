"""A TCP relay on loopback that counts what crosses it: bytes to the terminal, requests from it."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_CHUNK = 64 * 1024


@dataclass
class Count:
    """What has crossed since the last `clear`."""

    down: int = 0  # bytes towards the terminal, headers included
    headers: int = 0  # of these, the headers of answers
    requests: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def clear(self) -> None:
        """Begin anew."""
        with self._lock:
            self.down = self.headers = self.requests = 0

    def went_down(self, chunk: bytes) -> None:
        """Note bytes towards the terminal."""
        with self._lock:
            self.down += len(chunk)
            if chunk.startswith(b"HTTP/1."):
                self.headers += chunk.find(b"\r\n\r\n") + 4

    def went_up(self, chunk: bytes) -> None:
        """Note bytes towards the province."""
        with self._lock:
            self.requests += chunk.count(b" HTTP/1.1\r\n")


@contextmanager
def relay(address: str) -> Iterator[tuple[str, Count]]:
    """Yield (address of the relay, its count); it ends with the context."""
    parts = urlsplit(address)
    target = (parts.hostname or "127.0.0.1", parts.port or 80)
    count = Count()
    door = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, sink: socket.socket, note: object) -> None:
        with suppress(OSError):
            while chunk := source.recv(_CHUNK):
                note(chunk)  # type: ignore[operator]
                sink.sendall(chunk)
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def accept() -> None:
        with suppress(OSError):
            while True:
                near, _ = door.accept()
                far = socket.create_connection(target)
                for pair in ((near, far, count.went_up), (far, near, count.went_down)):
                    threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}/", count
    finally:
        with suppress(OSError):
            door.shutdown(socket.SHUT_RDWR)
        door.close()
