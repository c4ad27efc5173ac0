"""`scripts/storm`: measures, keeps what was measured, and writes docs/storm.md from it."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from assets.demo import build, pictures
from tests.load import paper, publishing, storm, terminals, villages, web

_REAL = 30  # villages whose packs and pictures are real
_PICTURES = 36  # of each of them
_NEW = 300  # terminals that hold nothing yet
_PORTION = 0.01  # of the villages on a usual day


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for, then write the document from all that was measured so far."""
    parser = argparse.ArgumentParser(prog="scripts/storm", description=__doc__)
    parser.add_argument("parts", nargs="*", default=["publish", "storm"], metavar="publish|storm")
    parser.add_argument("--sizes", default="30,100,300", help="villages to publish")
    parser.add_argument("--terminals", type=int, default=villages.TERMINALS)
    parser.add_argument("--pace", type=float, default=100, help="terminals a second")
    parser.add_argument("--figures", type=Path, default=Path("docs/storm.json"))
    parser.add_argument("--document", type=Path, default=Path("docs/storm.md"))
    options = parser.parse_args(argv)
    figures: dict[str, Any] = {}
    if options.figures.exists():
        figures = json.loads(options.figures.read_text())
    with tempfile.TemporaryDirectory(prefix="mingjing-storm-") as folder:
        for part in options.parts:
            say(f"{part}: load {os.getloadavg()[0]:.1f}")
            if part == "publish":
                sizes = [int(size) for size in options.sizes.split(",")]
                figures[part] = _publish(Path(folder), sizes)
            else:
                figures[part] = _storm(Path(folder), options.terminals, options.pace)
            figures[part] |= {
                "on": f"{datetime.now().astimezone():%Y-%m-%d}",
                "load": os.getloadavg()[1],
                "cores": os.cpu_count(),
                "commit": _commit(),
            }
            options.figures.write_text(json.dumps(figures, indent=1) + "\n")
    options.document.write_text(paper.document(figures), encoding="utf-8")
    return 0


def _commit() -> str:
    order = ("git", "rev-parse", "--short", "HEAD")
    done = subprocess.run(order, cwd=publishing.ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def say(line: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{line}\n")


def _publish(folder: Path, sizes: Sequence[int]) -> dict[str, Any]:
    measured = []
    for size in sizes:
        say(f"publishing {size} villages of {villages.A_VILLAGE:,} people")
        home = folder / f"p{size}"
        measured.append(asdict(publishing.measure(home, size)))
        shutil.rmtree(home)
    return {"sizes": measured, "argon2_s": publishing.argon2()}


def _storm(folder: Path, number: int, pace: float) -> dict[str, Any]:
    home = folder / "province"
    say(f"{_REAL} real villages with {_PICTURES} pictures each")
    demo = build.build()
    drawn = [pictures.draw(one) for one in demo.papers[:_PICTURES]]
    codes = publishing.prepare(home, _REAL, _REAL, drawn)
    publishing.province(home, "publish")
    say(f"the other {villages.VILLAGES - _REAL:,} villages")
    figures: dict[str, Any] = {"spread": _feed(home, "spread")}
    publishing.change(home, codes[:1])
    one = publishing.province(home, "publish")
    figures["one_village"] = {"seconds": one.seconds, "processor_s": one.processor_s}
    real = _feed(home, "pictures")
    crowd = terminals.yesterday(home, number, villages.codes())
    with web.serving(home, folder / "nginx", tls=True) as server:
        storms = _Storms(server, crowd, pace)
        storms.comes("nothing new (every 15 minutes)")
        figures["day"] = _feed(home, "day", str(_PORTION))
        terminals.with_new_pictures(crowd, _PORTION)
        morning = number / 300
        storms.comes(
            f"morning: all within 5 minutes, 1 % of villages changed, {_NEW} terminals are new",
            pace=morning,
            more=terminals.newcomers(_NEW, real),
        )
        figures["payday"] = _feed(home, "day", "1")
        terminals.with_new_pictures(crowd, 1)
        storms.comes("payday: every village changed")
        publishing.province(home, "keys", "renew", "online", "980101")
        publishing.province(home, "publish", "--replies")
        storms.comes("a key rotation: the online key and one county's")
    return figures | {"storms": storms.told, "pace": pace, "real": _REAL}


class _Storms:
    def __init__(self, server: web.Server, crowd: list[Any], pace: float) -> None:
        self._server, self._crowd, self._pace = server, crowd, pace
        self.told: list[dict[str, Any]] = []

    def comes(self, name: str, pace: float = 0, more: Sequence[Any] = ()) -> None:
        say(f"storm: {name}")
        every = len(self._crowd) // len(more) if more else 0
        crowd = list(self._crowd)
        for place, one in enumerate(more):
            crowd.insert(place * (every + 1), one)
        outcome = storm.run(name, self._server, crowd, pace or self._pace)
        self.told.append(outcome.figures() | {"pace": pace or self._pace})
        say(json.dumps(self.told[-1]))


def _feed(home: Path, *words: str) -> Any:
    return json.loads(publishing.province(home, *words, module="tests.load.feed").told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
