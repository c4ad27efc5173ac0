"""Masks what could be a person's in a line of a log, before it leaves the terminal.

Numbers of six digits and more go, whatever stands between their digits; so does every Chinese word
that is not part of a sentence of ours, for it could be a name. Called by sync.log.
"""

import re
from collections.abc import Iterable
from typing import Final

# ID, telephone and account numbers, in groups or not. A day of these years is none of them.
_NUMBER: Final = re.compile(r"\d(?:[\s\-－.·]?\d){5,}(?:[\s\-－]?[XxＸ])?")
_DAY: Final = re.compile(r"20[2-9]\d-[01]\d-[0-3]\d")
_CHINESE: Final = re.compile(r"[㐀-䶿一-鿿豈-﫿〇𠀀-𯨟·]+")
_DIGITS, _NAME = "######", "某"


def known(sentences: Iterable[str]) -> frozenset[str]:
    """Return the Chinese words of sentences of ours, which may stay."""
    return frozenset(word for each in sentences for word in _CHINESE.findall(each))


def masked(text: str, ours: frozenset[str]) -> str:
    """Return a line without what could be a number or a name of somebody's.

    Args:
        text: as it was logged.
        ours: of `known`.
    """
    hidden = _NUMBER.sub(lambda found: found[0] if _DAY.fullmatch(found[0]) else _DIGITS, text)
    return _CHINESE.sub(lambda found: found[0] if found[0] in ours else _NAME, hidden)
