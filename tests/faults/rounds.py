"""Runs scenes with faults in the zygote and judges what is left."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.faults import shim
from tests.faults.checks import Wanted, pending
from tests.faults.disk import Disk, Image, lay
from tests.faults.shim import Action, Calls
from tests.faults.stage import Scene, digest
from tests.simulators.web import Site

ROOT: Final = Path(__file__).resolve().parents[2]
# For each kind of fault the calls at which it can happen.
WHERE: Final = {
    Action.CUT: Calls.ALL,
    Action.HALF: Calls.WRITE,
    Action.FULL: Calls.MAKE | Calls.WRITE | Calls.NAME,
    Action.READONLY: Calls.CHANGES,
    Action.BROKEN: Calls.CHANGES,
    Action.HANDLES: Calls.OPEN | Calls.SOCKET,
    Action.SHORT: Calls.WRITE | Calls.RECV,
    Action.RESET: Calls.NET,
    Action.ENDED: Calls.RECV,
    Action.FLIP: Calls.RECV,
}
_CUT: Final = 137


@dataclass(frozen=True)
class Outcome:
    """What one disturbed round came to."""

    point: int
    reached: bool  # False: the round has fewer points
    said: tuple[str, ...]
    known: tuple[str, ...]  # what the terminal itself said was wrong


class Theatre:
    """A zygote, a site, and a folder in which scenes are played."""

    def __init__(self, site: Site, folder: Path, library: Path) -> None:
        self.site, self._folder = site, folder
        self._log = (folder / "zygote.log").open("w")
        self._zygote = subprocess.Popen(
            (sys.executable, "-m", "tests.faults.zygote"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            cwd=ROOT,
            env={**os.environ, "LD_PRELOAD": str(library)},
        )

    def close(self) -> None:
        """End the zygote."""
        self._zygote.stdin.close()
        self._zygote.wait()
        self._zygote.stdout.close()
        self._log.close()

    def play(self, scene: Scene, action: Action, point: int) -> Outcome:
        """Run a scene with a fault at a point, then look, then let it recover."""
        home = self._set(scene)
        told = self.round(scene, home, action, WHERE[action], point)
        ended = next((words for words in told["told"] if "ended" in words), None)
        reached = told["code"] == _CUT or bool(ended and ended["hit"])
        said = [words["unnamed"] for words in told["told"] if "unnamed" in words]
        if told["code"] not in {0, _CUT}:
            said.append(f"the round ended with code {told['code']}")
        said += self.judge(home, self.promised(scene, told["told"]))
        known = tuple(ended["known"]) if ended else ()
        return Outcome(point, reached, tuple(said), known)

    def points(self, scene: Scene, action: Action) -> int:
        """Count the points of an undisturbed round."""
        told = self.round(scene, self._set(scene), Action.COUNT, WHERE[action], 0)
        return int(next(words for words in told["told"] if "ended" in words)["counted"])

    def round(  # noqa: PLR0913, PLR0917 - a round is described by all of these
        self, scene: Scene, home: Path, action: Action, calls: Calls, point: int,
        trace: Path | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        """Play in a folder as it stands."""
        self.site.files = scene.files
        self.site.cells.clear()
        return self._ask(
            do="round", home=str(home), action=action, calls=calls, point=point,
            cell=str(scene.cell), trace=str(trace) if trace else None,
        )  # fmt: skip

    def promised(self, scene: Scene, told: list[dict[str, Any]]) -> Wanted:
        """What must be there after a round that told this much."""
        arrived = {digest(cell) for cell in self.site.cells}
        cells = set(scene.wanted.cells)
        cells |= {digest(scene.cell.read_bytes()) for words in told if "left" in words}
        seqs = [words["applied"] for words in told if "applied" in words]
        return scene.wanted._replace(
            cells=sorted(cells - arrived), seq=max([scene.wanted.seq, *seqs])
        )

    def judge(self, home: Path, wanted: Wanted, *, recover: bool = True) -> list[str]:
        """Return what does not hold of a folder."""
        told = self._ask(do="check", home=str(home), wanted=wanted._asdict(), recover=recover)
        words = next((words for words in told["told"] if "said" in words), None)
        if words is None:
            return [f"the check ended with code {told['code']}"]
        said = list(words["said"])
        if recover:
            lost = set(wanted.cells) - {digest(cell) for cell in self.site.cells}
            said += ["an acknowledged report never arrived"] * bool(lost)
        return said

    def disk(self, scene: Scene) -> Disk:
        """Run a scene undisturbed and keep what it did to the disk."""
        trace = self._folder / f"{scene.name}.trace"
        trace.unlink(missing_ok=True)
        self.round(scene, self._set(scene), Action.COUNT, Calls.ALL, 0, trace)
        return Disk(scene.before, trace.read_bytes())

    def find(self, scene: Scene, image: Image) -> list[str]:
        """Start on a disk that a power cut may have left; return what does not hold."""
        home = self._folder / "playing"
        shutil.rmtree(home, ignore_errors=True)
        lay(image, home)
        kernel = self._folder / "ring"
        kernel.write_bytes(image.ring)
        told = [json.loads(words) for words in image.notes]
        self.site.files = scene.files
        self.site.cells.clear()
        wanted = self.promised(scene, told)
        # A cell that had left by then need not be there; one that waited must.
        waiting = pending(kernel) if image.ring else set()
        return self.judge(home, wanted._replace(cells=sorted(waiting.intersection(wanted.cells))))

    def _set(self, scene: Scene) -> Path:
        home = self._folder / "playing"
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(scene.before, home, symlinks=True)
        return home

    def _ask(self, **order: Any) -> dict[str, Any]:
        self._zygote.stdin.write(json.dumps(order) + "\n")
        self._zygote.stdin.flush()
        answer: dict[str, Any] = json.loads(self._zygote.stdout.readline())
        return answer


@contextmanager
def theatre(site: Site, folder: Path) -> Iterator[Theatre]:
    """Open a theatre in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = Theatre(site, folder, shim.build(folder))
    try:
        yield opened
    finally:
        opened.close()
