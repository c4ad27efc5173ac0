"""Terminals that come at a steady pace, each with a line of its own, and what that costs nginx."""

import asyncio
import ssl
import statistics
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.load.line import Line, Tally
from tests.load.terminal import Terminal
from tests.load.web import Server


@dataclass(frozen=True)
class Outcome:
    """One storm, told."""

    name: str
    terminals: int
    seconds: float
    tally: Tally
    processor_s: float  # of nginx
    memory: int  # bytes, of nginx
    late_s: float  # how far the load program itself fell behind its pace

    def figures(self) -> dict[str, Any]:
        """Return what docs/storm.md says of it: milliseconds, bytes, seconds of a processor."""
        tally = self.tally
        return {
            "name": self.name,
            "terminals": self.terminals,
            "seconds": self.seconds,
            "requests": tally.requests,
            "bytes": tally.sent,
            "kinds": dict(tally.kinds),
            "request_ms": _ms(tally.waits),
            "look_ms": _ms(tally.looks),
            "processor_s": self.processor_s,
            "memory": self.memory,
            "late_s": self.late_s,
            "failed": tally.failed,
        }


def run(name: str, server: Server, terminals: Iterable[Terminal], pace: float) -> Outcome:
    """Let the terminals come, `pace` of them a second; return what came of it."""
    before, began = server.spent(), time.perf_counter()
    tally, number, late = asyncio.run(_storm(server, list(terminals), pace))
    return Outcome(
        name, number, time.perf_counter() - began, tally, server.spent() - before,
        server.memory(), late,
    )  # fmt: skip


async def _storm(
    server: Server, terminals: list[Terminal], pace: float
) -> tuple[Tally, int, float]:
    tls = None
    if server.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        tls.check_hostname, tls.verify_mode = False, ssl.CERT_NONE
    tally, began, late = Tally(), time.perf_counter(), 0.0
    under_way: set[asyncio.Task[None]] = set()
    for number, terminal in enumerate(terminals):
        wait = began + number / pace - time.perf_counter()
        late = max(late, -wait)
        if wait > 0:
            await asyncio.sleep(wait)
        task = asyncio.create_task(_look(server, tls, terminal, tally))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    while under_way:
        await asyncio.wait(under_way)
    return tally, len(terminals), late


async def _look(
    server: Server, tls: ssl.SSLContext | None, terminal: Terminal, tally: Tally
) -> None:
    line, began = Line(server.port, tls, tally), time.perf_counter()
    try:
        await terminal.look(line.get)
    except (OSError, RuntimeError, EOFError):
        tally.failed += 1
    finally:
        line.close()
    tally.looks.append(time.perf_counter() - began)


def _ms(seconds: Sequence[float]) -> tuple[float, float]:
    """Return p50 and p99 in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else [*seconds, 0.0] * 50
    return 1e3 * cuts[49], 1e3 * cuts[98]
