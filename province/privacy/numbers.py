"""ID, telephone and account numbers in words: what nobody may read on a public page.

Two ways to look: `in_text` for what was typed, and `in_picture` for what was read from a picture,
where letters stand for digits and a digit may be missing. Called by the masks and by `marking`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from protocol.idnumber import IdNumberError, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ID, PHONE, ACCOUNT, NUMBER = "id", "phone", "account", "number"
WORDS: Final = {ID: "身份证号", PHONE: "电话号码", ACCOUNT: "账号", NUMBER: "像是个人号码"}


class Found(NamedTuple):
    """A number in a text: from `start` to before `end`."""

    start: int
    end: int
    kind: str


_FULL_WIDTH: Final = {0xFF10 + n: str(n) for n in range(10)} | {ord("Ｘ"): "X", ord("ｘ"): "x"}
# What the reader takes digits for.
_LIKE_DIGITS: Final = str.maketrans("OoDQ〇Il|!iZzSsBq", "0000011111225589")
# In one piece, whatever stands beside: 18 signs of an ID number, 15 of an old one, a mobile's 11,
# 16 to 19 of an account.
_WHOLE: Final = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15,19}|1[3-9][0-9]{9})(?![0-9])")
_GROUPED: Final = re.compile(r"[0-9]+(?:[ -][0-9]+)+[Xx]?")
_RUN: Final = re.compile(r"[0-9OoDQ〇Il|!iZzSsBq](?:[-. ]?[0-9OoDQ〇Il|!iZzSsBq])*[Xx]?")
_MOBILE: Final = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE: Final = re.compile(r"0[0-9]{9,11}")
# Numbers of papers and of firms, which stand on every invoice.
_OF_PAPERS: Final = re.compile(
    "(?:发票代码|发票号码|票据号码|税号|识别号|信用代码|机器编号|校验码|凭证号|合同编号|编号|[Nn][Oo0.]+|№)[:：.]?$"
)
_ID, _OLD_ID, _MOBILE_LENGTH = 18, 15, 11
_ACCOUNTS: Final = range(15, 20)
_LEAST_GROUP: Final = 3  # shorter groups are days and months
_MOST_GROUPS: Final = 7  # of as many digits at least as an account can have
_LEAST_DIGITS: Final = 0.6  # of a run in a picture, or it is a word


def in_text(text: str) -> list[Found]:
    """Return the numbers of people and accounts in typed words, in their order."""
    folded = text.translate(_FULL_WIDTH)
    found = [Found(one.start(), one.end(), _typed(one[0])) for one in _WHOLE.finditer(folded)]
    rest = _WHOLE.sub(lambda one: "*" * len(one[0]), folded)
    for run in _GROUPED.finditer(rest):
        found += _in_groups(run[0], run.start())
    return sorted(found)


def in_picture(text: str) -> list[Found]:
    """Return what may be such numbers in a line that was read from a picture, in their order."""
    folded = text.translate(_FULL_WIDTH)
    found = []
    for run in _RUN.finditer(folded):
        digits = re.sub("[-. ]", "", run[0])
        real = sum(sign.isdigit() for sign in digits)
        if real < _LEAST_DIGITS * len(digits):
            continue
        kind = _read(digits.translate(_LIKE_DIGITS).upper())
        if kind and (kind == ID or not _OF_PAPERS.search(folded[: run.start()])):
            found.append(Found(run.start(), run.end(), kind))
    return found


def _typed(digits: str) -> str:
    if len(digits) == _MOBILE_LENGTH:
        return PHONE
    return ID if len(digits) == _ID else ACCOUNT


def _in_groups(run: str, start: int) -> Iterator[Found]:
    """Find numbers written in groups, among other figures that stand beside them."""
    groups = [(one.start(), one.end()) for one in re.finditer("[0-9]+[Xx]?", run)]
    at = 0
    while at < len(groups):
        for end in range(min(len(groups), at + _MOST_GROUPS), at + 1, -1):
            first, last = groups[at][0], groups[end - 1][1]
            kind = _grouped(re.split("[ -]", run[first:last]), alone=end - at == len(groups))
            if kind:
                yield Found(start + first, start + last, kind)
                at = end - 1
                break
        at += 1


def _grouped(groups: Sequence[str], *, alone: bool) -> str:
    """Say what groups are. Days, years and sums look so, too: only what must be a number counts."""
    digits = "".join(groups)
    if min(map(len, groups[:-1])) < _LEAST_GROUP:
        return ""
    if _MOBILE.fullmatch(digits.rstrip("Xx")) and len(groups[-1]) >= _LEAST_GROUP:
        return PHONE
    if _is_id(digits):
        return ID
    card = alone and digits.isdigit() and len(digits) in _ACCOUNTS and _luhn(digits)
    return ACCOUNT if card else ""


def _read(digits: str) -> str:
    if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits):
        return PHONE
    if _is_id(digits) or (len(digits) in {_ID - 1, _ID, _ID + 1} and _born(digits)):
        return ID
    if len(digits) in _ACCOUNTS:
        return ACCOUNT
    # A digit was lost, or two numbers ran together.
    return NUMBER if len(digits) >= _MOBILE_LENGTH else ""


def _is_id(digits: str) -> bool:
    if len(digits) not in {_ID, _OLD_ID}:
        return False
    try:
        parse(digits)
    except IdNumberError:
        return False
    return True


def _born(digits: str) -> bool:
    """Whether a day stands where an ID number has its bearer's birthday."""
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:
        return False
    return 1900 <= born.year <= 2100  # noqa: PLR2004 - anybody's


def _luhn(digits: str) -> bool:
    total = 0
    for place, sign in enumerate(reversed(digits)):
        value = int(sign) * (1 + place % 2)
        total += value - 9 * (value > 9)  # noqa: PLR2004 - a digit
    return total % 10 == 0
