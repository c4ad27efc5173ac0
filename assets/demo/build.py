"""The demo batch put together and written. Called by `__main__` and by tests.

DemoError(Exception)
└── NotEmpty   the folder to write into holds something
"""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

from assets.demo import (
    affairs,
    catalogue,
    findings,
    funds,
    ledger,
    offices,
    people,
    pictures,
    places,
    projects,
    rosters,
)
from assets.demo.sheets import Paper
from assets.demo.tables import COLUMNS, Book

SEED: Final = 20181120
WORKERS: Final = 2

Progress = Callable[[int, int], None]
"""Called with what is done and how much there is."""


class DemoError(Exception):
    """The demo batch could not be written."""


class NotEmpty(DemoError):
    """The folder to write into holds something already."""


@dataclass(frozen=True)
class Demo:
    """The rows, what is wrong in them, and the papers whose pictures belong to them."""

    book: Book
    planted: tuple[findings.Planted, ...]
    papers: tuple[Paper, ...]


def build(villages: Collection[str] = ()) -> Demo:
    """Return the demo without its pictures: always the same, in about a second.

    Args:
        villages: codes; the rows of others are left out. Nothing: all five villages.
    """
    book, rng = Book(), Random(SEED)
    places.fill(book)
    catalogue.fill(book)
    population = people.people(rng)
    cadres = offices.appoint(population)
    lists = rosters.entries(population)
    people.fill(book, population)
    offices.fill(book, cadres, population)
    rosters.fill(book, lists)
    paybook = funds.fill(book, population, lists)
    instalments = projects.fill(book, rng)
    ledger.fill(book, population, cadres, instalments)
    affairs.fill(book, rng, lists, cadres)
    planted = findings.fill(paybook, lists, cadres)
    paybook.allot()
    if villages:
        book.keep(villages)
    return Demo(book, tuple(planted), tuple(pictures.papers(book)))


def write(
    out: Path,
    *,
    villages: Collection[str] = (),
    with_pictures: bool = True,
    progress: Progress | None = None,
) -> Demo:
    """Write the batch into `out`, which appears complete or not at all; `villages` as of `build`.

    Raises:
        NotEmpty: `out` is a file or a folder that holds something.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise NotEmpty(str(out))
    out.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        demo = build(villages)
        if with_pictures:
            _draw(demo, made, progress or (lambda _done, _all: None))
        for table in COLUMNS:
            if demo.book.rows[table]:
                (made / f"{table}.csv").write_bytes(demo.book.csv(table))
        made.chmod(0o755)
        os.replace(made, out)  # noqa: PTH105 - onto an empty folder, which Path.rename refuses elsewhere
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return demo


def _draw(demo: Demo, out: Path, progress: Progress) -> None:
    """Draw the papers in several processes and add them to the attachments."""
    with ProcessPoolExecutor(WORKERS) as pool:
        drawn = pool.map(pictures.draw, demo.papers, chunksize=8)
        for done, (paper, picture) in enumerate(zip(demo.papers, drawn, strict=True), start=1):
            path = out / paper.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(picture)
            demo.book.add(
                "attachments",
                sha256=hashlib.sha256(picture).hexdigest(),
                village=paper.village,
                owner=paper.owner,
                file=paper.file,
                caption=paper.caption,
                visibility=paper.visibility,
            )
            progress(done, len(demo.papers))
