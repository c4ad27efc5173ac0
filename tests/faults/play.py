"""The programme: which scene with which faults, and what came of it, as rows of a table."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tests.faults.rounds import Theatre
from tests.faults.shim import Action
from tests.faults.stage import Scene

SEED: Final = 20181120
DRAWN: Final = 150
WORDS: Final = {
    Action.CUT: "killed before the call: every call on a file or the network",
    Action.HALF: "killed after half of a write: every write",
    Action.FULL: "disk full from this call on: every one that may need room",
    Action.READONLY: "disk read-only from this call on: every change",
    Action.BROKEN: "EIO, once: every change",
    Action.HANDLES: "no file handles, once: every open and every socket",
    Action.SHORT: "short, once: every write and every network read",
    Action.RESET: "connection reset: every connect, send and network read",
    Action.ENDED: "the server ends too early: every network read",
    Action.FLIP: "one bit flipped on the line: every network read",
}
# What the terminal may call a fault that has a name of its own.
CALLED: Final = {
    Action.FULL: {"disk_full", "outbox_unusable"},
    Action.READONLY: {"disk_refused", "outbox_unusable"},
}
POWER: Final = {
    "prefix": "power cut: every prefix of what reached the kernel",
    "dropped": "power cut: everything unsynced lost, and each single change",
    "alone": "power cut: each unsynced change alone arrived",
    "torn": "power cut: each unsynced write torn at 512 bytes, both ways",
    "drawn": "power cut: combinations drawn with a fixed seed",
}
PROGRAMME: Final[dict[str, Sequence[Action]]] = {
    "news": tuple(WORDS),
    "rebase": tuple(WORDS),
    "first": (Action.CUT, Action.HALF, Action.FULL, Action.READONLY, Action.RESET, Action.FLIP),
    "damaged": (Action.CUT, Action.FULL, Action.BROKEN),
    "beside": (Action.CUT, Action.HALF, Action.FULL, Action.READONLY, Action.BROKEN),
}


class Row(NamedTuple):
    """One line of the table."""

    fault: str
    scene: str
    points: int
    failed: dict[str, int]  # what did not hold -> how often


def cut(theatre: Theatre, scene: Scene, action: Action, points: Iterable[int] | None = None) -> Row:
    """Play a scene with a fault at each point; all of them unless some are named."""
    failed: Counter[str] = Counter()
    reached = point = 0
    most = theatre.points(scene, action)
    for point in points or range(1, 2 * most):
        found = theatre.play(scene, action, point)
        # Where nothing more can fail (no room needed), a point is passed by unharmed.
        if points is None and not found.reached and point > most:
            break
        reached += found.reached
        failed.update(_named(found.said))
        if action in CALLED:
            failed.update(f"it is called {key}" for key in found.known if key not in CALLED[action])
    return Row(WORDS[action], scene.name, reached, dict(failed))


def power(theatre: Theatre, scene: Scene, every: int = 1) -> list[Row]:
    """Start on each disk that a power cut in this scene may leave (or each `every`-th)."""
    points: Counter[str] = Counter()
    failed: dict[str, Counter[str]] = {how: Counter() for how in POWER}
    for number, image in enumerate(theatre.disk(scene).images(SEED, DRAWN)):
        if number % every == 0:
            points[image.how] += 1
            failed[image.how].update(_named(theatre.find(scene, image)))
    return [Row(POWER[how], scene.name, points[how], dict(failed[how])) for how in POWER]


def whole(theatre: Theatre, scene: Scene, every: int = 1) -> Iterator[Row]:
    """Play everything that the programme has for a scene, or each `every`-th point of it."""
    for action in PROGRAMME[scene.name]:
        points = range(1, theatre.points(scene, action) + 1, every) if every > 1 else None
        yield cut(theatre, scene, action, points)
    yield from power(theatre, scene, every)


def _named(said: Iterable[str]) -> list[str]:
    return [re.sub(r"\btmp\w+", "tmp…", re.sub(r"\.\d+\.", ".….", words)) for words in said]
