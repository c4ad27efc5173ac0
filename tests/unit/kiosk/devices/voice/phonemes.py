"""Reads espeak-ng's phonemes of Mandarin back as toned pinyin. The tables are written by hand, from
what the mnemonics stand for (ts. = zh, tS;h = q, A55N = ang1), not from espeak's own dictionary."""

from __future__ import annotations

import re
import subprocess
from itertools import product

VOICE = "cmn-latn-pinyin"
_INITIALS = {
    "p": "b", "ph": "p", "m": "m", "f": "f", "t": "d", "th": "t", "n": "n", "l": "l",
    "k": "g", "kh": "k", "X": "h", "tS;": "j", "tS;h": "q", "S;": "x", "ts.": "zh",
    "ts.h": "ch", "s.": "sh", "z.": "r", "ts": "z", "tsh": "c", "s": "s", "": "",
}  # fmt: skip
# Vowels and the consonant after the tone, and the final as pinyin writes it after an initial.
_FINALS = {
    "A": "a", "o": "o", "o-": "e", "@": "e", "ai": "ai", "ei": "ei", "Au": "ao", "ou": "ou",
    "an": "an", "@n": "en", "aN": "ang", "AN": "ang", "@N": "eng", "ongN": "ong", "ong": "ong",
    "@r": "er", "i": "i", "i.": "i", "i[": "i", "iA": "ia", "iE": "ie", "jAu": "iao",
    "iou": "iu", "iEn": "ian", "in": "in", "iAN": "iang", "iN": "ing", "yN": "iong",
    "u": "u", "wA": "ua", "uo": "uo", "wo": "uo", "uai": "uai", "uei": "ui", "wei": "ui",
    "uan": "uan",
    "wan": "uan", "u@n": "un", "wu@n": "un", "waN": "uang", "wAN": "uang",
    "y": "v", "yE": "ve", "y&n": "van",
    "y@n": "vn", "io": "o",
}  # fmt: skip
_ALONE = {
    "ji": "yi", "jiA": "ya", "jiE": "ye", "jAu": "yao", "jiou": "you", "jiEn": "yan",
    "jin": "yin", "jiAN": "yang", "jiN": "ying", "yuN": "yong", ";y": "yu", "yE": "yue",
    "y&n": "yuan", ";y@n": "yun", "wu": "wu", "wA": "wa", "wo": "wo", "wai": "wai", "wei": "wei",
    "wAn": "wan", "wu@n": "wen", "wAN": "wang",
}  # fmt: skip
_TONES = {"55": 1, "35": 2, "214": 3, "21": 3, "51": 4, "53": 4, "11": 5, "22": 5, "33": 5, "44": 5}
_SYLLABLE = re.compile(
    r"(?P<body>[^0-9\s]+?)(?P<tone>214|55|35|21|51|53|11|22|33|44)(?P<end>[nN]?)"
)


def _spelling() -> dict[str, str]:
    found = {
        initial + final: letter + _after(letter, vowels)
        for (initial, letter), (final, vowels) in product(_INITIALS.items(), _FINALS.items())
    }
    return found | _ALONE


def _after(letter: str, vowels: str) -> str:
    """Return a final as it is spelt: ü is u after j, q and x, and v after n and l."""
    return "u" + vowels[1:] if vowels[0] == "v" and letter in ("j", "q", "x") else vowels


SPELLING = _spelling()


def heard(line: str) -> list[str]:
    """Return what espeak-ng says of a line as toned pinyin; unknown sounds stand as <...>."""
    said = subprocess.run(
        ["espeak-ng", "-v", VOICE, "-x", "-q", "--stdin"],
        input=line,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    bare = re.sub(r"[',]|_\||_:", "", said).replace("_", "")
    found = []
    for match in _SYLLABLE.finditer(bare):
        sound = match["body"].strip() + match["end"]
        found.append(f"{SPELLING.get(sound, f'<{sound}>')}{_TONES[match['tone']]}")
    return found
