"""Village cadres and those close to them on the lists that the village itself proposes.

What is wrong in truth: a household gets what neighbours must find it to need, and among those who
find so sits one of its own. Who is close is a matter of the lives; the register of relations knows
most of the household, some brothers elsewhere in the village, and now and then a namesake.
"""

from typing import Any, Final

import numpy as np
import polars as pl
from numpy.random import Generator

from tests.synthetic.book import Book, text
from tests.synthetic.lives import Array, Lives

_PROPOSED: Final = ("DB01", "TK01")  # by the village; age, land and a doctor's card need nobody
_HOUSEHOLD_KNOWN, _BROTHERS_KNOWN = 0.85, 0.6
_NAMESAKES, _LEFT = 0.02, 0.04


def benefits(of: Lives, rng: Generator, book: Book, cadres: Array) -> None:
    """Write whom the register knows as close to a cadre; label who of the close is paid."""
    mates = _mates(of, cadres)
    brothers = _brothers(of, rng, cadres)
    known = [mates[rng.random(len(mates)) < _HOUSEHOLD_KNOWN],
             brothers[rng.random(len(brothers)) < _BROTHERS_KNOWN],
             _neighbours(of, rng, cadres[rng.random(len(cadres)) < _NAMESAKES])]  # fmt: skip
    for kind, pairs in zip(("child", "sibling", "spouse"), known, strict=True):
        book.add(
            "relations", person=of.person[pairs[:, 0]], relative=of.person[pairs[:, 1]],
            kind=text(kind, pairs),
        )  # fmt: skip
    # Some left their post years ago, and the register of posts was not told.
    serving = cadres[rng.random(len(cadres)) >= _LEFT]
    close = np.concatenate([np.c_[cadres, cadres], mates, brothers, _siblings(of, book, cadres)])
    close = close[np.isin(close[:, 0], serving)]
    here = of.village[close[:, 0]] == of.village[close[:, 1]]
    paid = book.rows("payments").filter(
        pl.col("programme").is_in(_PROPOSED) & (pl.col("status") != "returned")
    )
    persons = np.unique(of.person[close[here, 1]])
    book.label("P02", persons[np.isin(persons, paid["person"].to_numpy())])


def _mates(of: Lives, cadres: Array) -> Array:
    """Return pairs of a cadre and somebody else of the household."""
    cadre_of = dict(zip(of.home[cadres].tolist(), cadres.tolist(), strict=True))
    among = np.flatnonzero(np.isin(of.home, of.home[cadres]))
    pairs = np.array([(cadre_of[of.home[one]], one) for one in among.tolist()]).reshape(-1, 2)
    return pairs[pairs[:, 0] != pairs[:, 1]]


def _brothers(of: Lives, rng: Generator, cadres: Array) -> Array:
    """Return pairs of a cadre and a brother or sister in another household of the village."""
    return _neighbours(of, rng, cadres[rng.random(len(cadres)) < 0.5])


def _neighbours(of: Lives, rng: Generator, cadres: Array) -> Array:
    """Return pairs of a cadre and somebody of another household in the same village."""
    # People of a village stand side by side.
    near = np.clip(cadres + rng.integers(-300, 300, len(cadres)), 0, len(of) - 1)
    same = (of.village[near] == of.village[cadres]) & (of.home[near] != of.home[cadres])
    return np.c_[cadres[same], near[same]]


def _siblings(of: Lives, book: Book, cadres: Array) -> Any:
    """Return the pairs that the register knew already: there it is right."""
    kin = book.rows("relations").filter(pl.col("kind") == "sibling")
    place = {person: number for number, person in enumerate(of.person.tolist())}
    ours = set(of.person[cadres].tolist())
    pairs = [
        (place[person], place[relative])
        for person, relative in kin.select("person", "relative").iter_rows()
        if person in ours
    ]
    return np.array(pairs).reshape(-1, 2).astype(int)
