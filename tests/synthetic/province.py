"""Part after part of the synthetic province, written as the sets that rules read.

The first line of every figure made from it says that it is synthetic.
"""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from province.matching.layout import Manifest, Sets, SetState, write_manifest
from province.matching.sets import SETS
from tests.synthetic import kin, ledger, money, registers
from tests.synthetic.book import Book
from tests.synthetic.lives import TODAY, live

PAYMENTS_A_PERSON: Final = 10.8
PART: Final = 2_000_000  # payments


def make(
    folder: Path, payments: int, seed: int, say: Callable[[int, int], None] = lambda *_: None
) -> Sets:
    """Write a province of about so many payments.

    Args:
        folder: where to; its labels lie in `labels/`.
        payments: how many, about; up to 50,000,000 have been tried.
        seed: the same seed and size give the same province.
        say: told how many parts are done, of how many.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = max(1, -(-payments // PART))
    people = int(payments / parts / PAYMENTS_A_PERSON)
    rows: Counter[str] = Counter()
    for part in range(parts):
        say(part, parts)
        rows.update(_part(folder, np.random.default_rng((seed, part)), people, part))
    states = {
        name: SetState(rows[name], f"synthetic {seed} {payments}", str(TODAY), str(TODAY))
        for name in SETS
    }
    return write_manifest(folder, Manifest(parts, 1, states))


def _part(folder: Path, rng: np.random.Generator, people: int, part: int) -> dict[str, int]:
    of = live(rng, people, part)
    book = Book(part)
    if part == 0:
        registers.catalogue(book)
    registers.people(of, rng, book)
    registers.deaths(of, rng, book)
    cadres = registers.officials(of, rng, book)
    registers.property_(of, rng, book)
    money.programmes(of, rng, book, cadres)
    ledger.ledgers(of, rng, book)
    kin.benefits(of, rng, book, cadres)
    return book.write(folder)
