"""A process that has imported everything and forks for each round: `python -m tests.faults.zygote`.

Orders come as lines of JSON, answers go likewise. A round runs with the shim armed; what it
promises is told at once through a pipe, for the round may not live to its end.
"""

import json
import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any

from kiosk.cache import outbox
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.sync.daemon import Daemon
from protocol.pack import Pack
from tests.faults import checks
from tests.faults.shim import Action, Calls, Shim


class _Telling:
    """Tells the parent, and the trace, what has been promised."""

    def __init__(self, shim: Shim, pipe: int) -> None:
        self._shim, self._pipe = shim, pipe

    def __call__(self, **words: Any) -> None:
        line = json.dumps(words)
        self._shim.note(line)
        os.write(self._pipe, line.encode() + b"\n")


def _round(order: dict[str, Any], tell: _Telling, shim: Shim) -> None:
    home = Home(Path(order["home"]))
    trace = -1
    if order.get("trace"):
        trace = os.open(order["trace"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    cell = Path(order["cell"]).read_bytes()
    apply, take_over = Writer.apply, Writer.take_over

    def noted(writer: Writer, pack: Pack, *how: Any, **words: Any) -> None:
        apply(writer, pack, *how, **words)
        if not writer.shown:
            tell(applied=pack.seq)

    def taken_over(writer: Writer) -> None:
        beside = bool(writer.shown)
        take_over(writer)
        if beside:
            tell(applied=max(village.applied_seq for village in writer.villages()))

    Writer.apply, Writer.take_over = noted, taken_over
    shim.arm(order["home"], Action(order["action"]), Calls(order["calls"]), order["point"], trace)
    known: list[str] = []
    try:
        outbox.leave(home, cell)
        tell(left=order["cell"])
    except KnownError as error:
        known.append(error.key)
    try:
        with Daemon(home) as daemon:
            found = daemon.once(rounds=2)
            known += [found.problem.key] if found.problem else []
    except KnownError as error:
        known.append(error.key)
    except Exception as error:  # noqa: BLE001 - an error that nobody names is what we look for
        where = traceback.extract_tb(error.__traceback__)[-1]
        tell(unnamed=f"{type(error).__name__} in {Path(where.filename).name}:{where.name}")
        traceback.print_exc()
    counted, hit = shim.disarm()
    tell(ended=True, counted=counted, hit=hit, known=known)


def _check(order: dict[str, Any], tell: _Telling) -> None:
    home, wanted = Home(Path(order["home"])), checks.Wanted(**order["wanted"])
    try:
        said = checks.left(home, wanted)
        if order["recover"]:
            said += checks.recovered(home, wanted)
    except Exception as error:  # noqa: BLE001 - whatever it is, it does not hold
        said = [f"start after it: {type(error).__name__}: {error}"]
        traceback.print_exc()
    tell(said=said)


def _work(order: dict[str, Any], pipe: int, shim: Shim) -> None:
    tell = _Telling(shim, pipe)
    if order["do"] == "round":
        _round(order, tell, shim)
    else:
        _check(order, tell)


def main() -> None:
    """Fork for every order."""
    shim = Shim()
    logging.disable()
    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(reading)
                _work(order, writing, shim)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as told:
            words = [json.loads(one) for one in told]
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        sys.stdout.write(json.dumps({"code": code, "told": words}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
