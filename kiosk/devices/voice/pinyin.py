"""Mandarin text as toned syllables, the one spelling that espeak-ng reads right: ni3 hao3.

Called by `voice`. pypinyin knows the words, `readings` what it gets wrong in this field; the
changes of 一 and 不 before other tones are made here, those of two third tones by espeak-ng.
"""

import re
from functools import cache
from typing import Final

from kiosk.devices.voice.readings import WORDS

_NUMERALS: Final = tuple("零一二三四五六七八九十两几点第幺")
_PLACES: Final = ("百", "千", "万", "亿")
_NUMBERED: Final = ("月", "号", "日", "级", "组")
_LAST_IN_A_WORD: Final = ("统一", "唯一", "万一", "之一", "同一", "周一", "星期一")
_HANZI: Final = re.compile("[一-鿿]")
_RUNS: Final = re.compile("[一-鿿]+|[^一-鿿]")
_FALLING: Final = "4"


@cache
def _prepare() -> None:
    """Hand pypinyin our words, once; importing it takes a fifth of a second and 40 MB."""
    from pypinyin import load_phrases_dict, load_single_dict  # noqa: PLC0415 - see above
    from pypinyin.contrib.tone_convert import tone3_to_tone  # noqa: PLC0415

    said = {word: tuple(map(tone3_to_tone, how.split())) for word, how in WORDS.items()}
    load_single_dict({ord(word): how[0] for word, how in said.items() if len(word) == 1})
    load_phrases_dict(
        {word: [[each] for each in how] for word, how in said.items() if len(word) > 1}
    )


def syllables(text: str) -> list[str]:
    """Return the syllables of what `spoken` returned, tones as heard; marks stand as they are."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - see above

    _prepare()
    said: list[str] = []
    for run in _RUNS.findall(text):
        hanzi = _HANZI.match(run)
        said += lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True) if hanzi else [run]
    return [_heard(text, said, at) for at in range(len(said))]


def _heard(text: str, said: list[str], at: int) -> str:
    """Return a syllable as it is heard where it stands."""
    sign, before = text[at], text[at - 1] if at else ""
    following = said[at + 1] if at + 1 < len(said) else ""
    if sign == "不":
        return "bu2" if following.endswith(_FALLING) else "bu4"
    if sign == "只" and before in _NUMERALS:
        return "zhi1"  # 三只
    return _one(text, at, following[-1:]) if sign == "一" else said[at]


def _one(text: str, at: int, tone: str) -> str:
    """Return 一 as it is heard before a syllable of this tone: a number's name, or a word's."""
    before, following = text[at - 1] if at else "", text[at + 1 : at + 2]
    if before and before == following and before not in _NUMERALS:
        return "yi5"  # 看一看
    last = not _HANZI.match(following) or text[: at + 1].endswith(_LAST_IN_A_WORD)
    counted = following in _PLACES and (before not in _NUMERALS or before == "零")
    numbered = before in _NUMERALS or following in _NUMERALS or following in _NUMBERED
    if last or (numbered and not counted):
        return "yi1"
    return "yi2" if tone in (_FALLING, "5") else "yi4"


def line(text: str) -> str:
    """Return what espeak-ng's voice cmn-latn-pinyin is given: syllables apart, pauses as marks."""
    marks = {"，": ",", "、": ",", "；": ",", "：": ",", "。": ".", "！": "!", "？": "?"}
    words = [marks.get(each, each) for each in syllables(text)]
    return " ".join(words).replace(" ,", ",").replace(" .", ".").replace(" ?", "?")
