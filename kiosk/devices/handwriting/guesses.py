"""What the model's output means: characters, how sure they are, and what else they may be.

The model gives for each narrow strip of the line the likelihood of every character and of "nothing
new here" (CTC). Called by `model`.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.handwriting import Guess

NOTHING: Final = 0  # the class that stands for no character
_OTHERS: Final = 5
_SIGNS: Final = frozenset("0123456789，。？！、")


def alphabet(listed: str) -> tuple[str, ...]:
    """Return the character of each class, from the list in the model's metadata, one a line.

    The first class is "nothing", the last a space; both are "" here.
    """
    return ("", *listed.splitlines(), "")


def wanted(characters: Sequence[str]) -> NDArray[np.bool_]:
    """Return which classes somebody may write here: Han characters, digits, a few signs.

    Letters and other signs would be had for 一 十 口 and the like.
    """
    return np.array(
        [
            number == NOTHING or _is_han(character) or character in _SIGNS
            for number, character in enumerate(characters)
        ]
    )


def understand(
    likely: NDArray[np.float32], characters: Sequence[str], allowed: NDArray[np.bool_]
) -> tuple[Guess, ...]:
    """Return the line's characters.

    Args:
        likely: (strips, classes), each row sums to 1.
        characters: as `alphabet` gives them.
        allowed: as `wanted` gives it.
    """
    likely = np.where(allowed, likely, 0)
    best = likely.argmax(axis=1)
    found: list[Guess] = []
    strip = 0
    for number, run in groupby(best.tolist()):
        first, strip = strip, strip + len(list(run))
        if number != NOTHING:
            found.append(_guess(likely[first:strip].max(axis=0), number, characters))
    return tuple(found)


def _guess(peak: NDArray[np.float32], number: int, characters: Sequence[str]) -> Guess:
    # One class more than needed on each side: nothing and the character itself are among them.
    order = np.argpartition(peak, -_OTHERS - 2)[-_OTHERS - 2 :]
    order = order[np.argsort(-peak[order])]
    others = [characters[other] for other in order if other not in {NOTHING, number}]
    sure = float(peak[number])
    return Guess(characters[number], sure, tuple(other for other in others if other)[:_OTHERS])


def _is_han(character: str) -> bool:
    return len(character) == 1 and ("\u4e00" <= character <= "\u9fff" or character == "〇")
