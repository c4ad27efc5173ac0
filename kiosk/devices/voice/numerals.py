"""Numbers as people say them in Mandarin: 一千零二十, 两百, 六六幺二. Called by `spoken`; pure."""

from typing import Final

DIGITS: Final = "零一二三四五六七八九"
_PLACES: Final = ("", "十", "百", "千")
_MYRIADS: Final = ("", "万", "亿", "万亿")


def whole(number: int, *, counted: bool = False) -> str:
    """Return a number from 0 as it is said.

    Args:
        number: at least 0, below 10 ** 16.
        counted: something is counted (两户, 两元); a bare 2 is 二 otherwise.
    """
    if number == 0:
        return DIGITS[0]
    if number == 2 and counted:  # noqa: PLR2004 - the one number with two words
        return "两"
    groups: list[int] = []
    rest = number
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    said = ""
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            continue
        if said and (group < 1_000 or not groups[at + 1] % 10):  # noqa: PLR2004 - no thousands
            said = said if said.endswith(DIGITS[0]) else said + DIGITS[0]
        said += _group(group, at, first=not said) + _MYRIADS[at]
    return said


def _group(group: int, at: int, *, first: bool) -> str:
    """Return one to four places; `at`: 0 for ones, 1 for 万, 2 for 亿."""
    if group == 2 and at and first:  # noqa: PLR2004 - 两万
        return "两"
    said, gap = "", False
    for place in range(3, -1, -1):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        if gap:
            said, gap = said + DIGITS[0], False
        if place == 1 and digit == 1 and first and not said:
            said += _PLACES[1]  # 十二, not 一十二
        else:
            said += ("两" if digit == 2 and place > 1 else DIGITS[digit]) + _PLACES[place]  # noqa: PLR2004
    return said


def each(digits: str, *, one: str = "幺") -> str:
    """Return digits one by one: 六六幺二. A final X of an ID number is 叉."""
    return "".join(
        one if digit == "1" else "叉" if digit in "Xx" else DIGITS[int(digit)] for digit in digits
    )


def decimal(text: str, *, counted: bool = False) -> str:
    """Return `12`, `12.50` or `0.3` as it is said: 十二点五零 keeps its places."""
    before, _, after = text.partition(".")
    said = whole(int(before), counted=counted and not after)
    return f"{said}点{each(after, one='一')}" if after else said


def money(text: str) -> str:
    """Return `1,020.50` yuan as it is said: 一千零二十元五角."""
    before, _, after = text.replace(",", "").partition(".")
    yuan = int(before)
    jiao, fen = (int(after.ljust(2, "0")[place]) for place in (0, 1)) if after else (0, 0)
    said = f"{whole(yuan, counted=True)}元" if yuan or not (jiao or fen) else ""
    if jiao:
        said += f"{whole(jiao, counted=not said)}角"
    elif fen and said:
        said += DIGITS[0]
    if fen:
        said += f"{whole(fen, counted=not said)}分"
    return said
