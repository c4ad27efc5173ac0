"""`scripts/storm`: measures, keeps what was measured, and writes docs/storm.md from it."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assets.demo import build, pictures
from tests.bench.where import where
from tests.load import paper, publishing, storm, terminals, villages, web

_REAL = 30  # villages whose packs and pictures are real
_PICTURES = 36  # of each of them
_NEW = 300  # terminals of 30,000 that hold nothing yet
_PORTION = 0.01  # of the villages on a usual day
_STORMS = {
    "idle": "nothing new (every 15 minutes)",
    "morning": "morning: all within 5 minutes, 1 % of villages changed, some terminals are new",
    "payday": "payday: every village changed",
    "rotation": "a key rotation: the online key and one county's",
}


def main(argv: Sequence[str]) -> int:
    """Measure what was asked for, then write the document from all that was measured so far."""
    parser = argparse.ArgumentParser(prog="scripts/storm", description=__doc__)
    known = ("publish", *_STORMS)
    parser.add_argument("parts", nargs="*", default=known, metavar="|".join(known))
    parser.add_argument("--sizes", default="30,100,300", help="villages to publish")
    parser.add_argument("--terminals", type=int, default=villages.TERMINALS)
    parser.add_argument("--pace", type=float, default=100, help="terminals a second")
    parser.add_argument("--figures", type=Path, default=Path("docs/storm.json"))
    parser.add_argument("--document", type=Path, default=Path("docs/storm.md"))
    options = parser.parse_args(argv)
    figures: dict[str, Any] = {}
    if options.figures.exists():
        figures = json.loads(options.figures.read_text())

    def keep(found: dict[str, Any]) -> None:
        figures.update(found)
        options.figures.write_text(json.dumps(figures, indent=1) + "\n")

    with tempfile.TemporaryDirectory(prefix="mingjing-storm-") as folder:
        if "publish" in options.parts:
            sizes = [int(size) for size in options.sizes.split(",")]
            keep({"publish": _publish(Path(folder), sizes) | where()})
        asked = [name for name in _STORMS if name in options.parts]
        if asked:
            _storm(Path(folder), asked, options, keep)
    options.document.write_text(paper.document(figures), encoding="utf-8")
    return 0


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


def _storm(
    folder: Path, asked: Sequence[str], options: Any, keep: Callable[[dict[str, Any]], None]
) -> None:
    """Let the storms come that were asked for; the feed changes before each, asked for or not."""
    home, number = folder / "province", options.terminals
    say(f"{_REAL} real villages with {_PICTURES} pictures each")
    demo = build.build()
    drawn = [pictures.draw(one) for one in demo.papers[:_PICTURES]]
    codes = publishing.prepare(home, _REAL, _REAL, drawn)
    publishing.province(home, "publish")
    say(f"the other {villages.VILLAGES - _REAL:,} villages")
    signed = {"spread": _feed(home, "spread")}
    publishing.change(home, codes[:1])
    one = publishing.province(home, "publish")
    signed["one_village"] = {"seconds": one.seconds, "processor_s": one.processor_s}
    real = _feed(home, "pictures")
    crowd: list[Any] = []
    with web.serving(home, folder / "nginx", tls=True) as server:
        for name, told in _STORMS.items():
            pace, more = options.pace, []
            if not crowd and name in asked:  # as they stood before this
                crowd = terminals.yesterday(home, number, villages.codes())
            if name == "morning":
                signed["day"] = _feed(home, "day", str(_PORTION))
                terminals.with_new_pictures(crowd, _PORTION)
                pace, more = number / 300, terminals.newcomers(_NEW * number // 30_000, real)
            elif name == "payday":
                signed["payday"] = _feed(home, "day", "1")
                terminals.with_new_pictures(crowd, 1)
            elif name == "rotation":
                publishing.province(home, "keys", "renew", "online", "980101")
                publishing.province(home, "publish", "--replies")
            if name in asked:
                say(f"storm: {name}")
                found = storm.run(told, server, _among(crowd, more), pace).figures()
                say(json.dumps(found))
                keep({name: found | {"pace": pace, "new": len(more)} | where()})
    keep({"signed": signed | {"real": _REAL} | where()})


def _among(crowd: Sequence[Any], more: Sequence[Any]) -> list[Any]:
    every = len(crowd) // len(more) if more else 0
    found = list(crowd)
    for place, one in enumerate(more):
        found.insert(place * (every + 1), one)
    return found


def _feed(home: Path, *words: str) -> Any:
    return json.loads(publishing.province(home, *words, module="tests.load.feed").told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
