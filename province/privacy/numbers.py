"""ID, telephone and account numbers in words: what nobody may read on a public page.

Two ways to look: `in_text` for what was typed, and `in_picture` for what was read from a picture,
where letters stand for digits and a digit may be missing. Called by the masks and by `marking`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from protocol.idnumber import IdNumberError, parse

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
_GROUPED: Final = re.compile(r"(?<![0-9])[0-9](?:[ -]?[0-9])*[Xx]?(?![0-9A-Za-z])", re.ASCII)
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
_LEAST_DIGITS: Final = 0.6  # of a run in a picture, or it is a word


def in_text(text: str) -> list[Found]:
    """Return the numbers of people and accounts in typed words, in their order."""
    folded = text.translate(_FULL_WIDTH)
    found = []
    for run in _GROUPED.finditer(folded):
        kind = _typed(run[0])
        if kind:
            found.append(Found(run.start(), run.end(), kind))
    return found


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


def _typed(run: str) -> str:
    groups = [part for part in re.split("[ -]", run) if part]
    digits = "".join(groups)
    if _MOBILE.fullmatch(digits) and min(map(len, groups)) >= _LEAST_GROUP:
        return PHONE
    if len(groups) > 1:
        # In groups: days, years and sums look so, too. Only what must be a number counts.
        if min(map(len, groups[:-1])) < _LEAST_GROUP:
            return ""
        card = digits.isdigit() and len(digits) in _ACCOUNTS and _luhn(digits)
        return ID if _is_id(digits) else ACCOUNT if card else ""
    if len(digits) == _ID and digits[:-1].isdigit():
        return ID
    return ACCOUNT if digits.isdigit() and len(digits) in _ACCOUNTS else ""


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
