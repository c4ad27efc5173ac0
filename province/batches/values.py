"""Cells of the exchange standard read into what the database keeps. Only `shape` uses them.

Each reader takes a non-empty text without outer spaces and returns text, an integer (fen,
thousandths), a date or a truth value, or raises `BadValue` with a reason for the clerk.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from protocol import division as divisions
from protocol import idnumber, money
from protocol.zone import CHINA
from province.batches.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

# Departments, villages, names and amounts come again and again in a file; each is read once.
_remembered: Final = lru_cache(8192)

Value = str | int | bool | date | None

_FULL_WIDTH: Final = {0xFF01 + n: chr(0x21 + n) for n in range(94)} | {0x3000: " "}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DAY: Final = re.compile(r"(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T]0?0:00(?::00)?)?", re.ASCII)
_PACKED_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)", re.ASCII)
# What a spreadsheet counts days from, so that its numbers from March 1900 on are right.
_SHEET_EPOCH: Final = date(1899, 12, 30)
_SHEET_DAY: Final = re.compile(r"\d{5}", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})[-/]?(\d{1,2})(?:[-/]0?1)?(?:[ T]0?0:00(?::00)?)?", re.ASCII)
_INTEGER: Final = re.compile(r"\d{1,9}", re.ASCII)
_DECIMAL: Final = re.compile(r"(\d{1,12})(?:\.(\d+))?", re.ASCII)
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_EARLIEST_YEAR: Final = 1900
_CODE_LIMIT: Final = 64
_NAME_LIMIT: Final = 200
_TEXT_LIMIT: Final = 50_000


def fold(text: str) -> str:
    """Return full-width letters, digits and signs as plain ones."""
    return text if text.isascii() else text.translate(_FULL_WIDTH).strip()


def _short(text: str, limit: int) -> str:
    if len(text) > limit:
        raise BadValue(f"太长，最多 {limit} 个字")
    if _CONTROL.search(text):
        raise BadValue("有看不见的控制字符")
    return text


@_remembered
def code(text: str) -> str:
    """Read a code or number; leading zeros stay."""
    return _short(fold(text), _CODE_LIMIT)


@_remembered
def name(text: str) -> str:
    """Read a short text as it is."""
    return _short(text, _NAME_LIMIT)


def short_name(text: str) -> str:
    """Read the four characters that fit a bank's memo line."""
    return _short(text, 4)


def long_text(text: str) -> str:
    """Read plain words of any length that a page can show."""
    return _short(text, _TEXT_LIMIT)


@_remembered
def yuan(text: str) -> int:
    """Read yuan into fen, not below zero."""
    return _fen(text, negative=False)


def signed_yuan(text: str) -> int:
    """Read yuan into fen; a reversal is below zero."""
    return _fen(text, negative=True)


def _fen(text: str, *, negative: bool) -> int:
    try:
        return int(money.parse_yuan(text, allow_negative=negative))
    except money.TooPrecise:
        raise BadValue("金额最多两位小数") from None
    except money.NegativeMoney:
        raise BadValue("金额不能是负数") from None
    except money.TooLarge:
        raise BadValue("金额太大") from None
    except money.MoneyError:
        raise BadValue("不是金额，应像 1200.00") from None


def integer(text: str) -> int:
    """Read a whole number, not below zero, of up to nine digits."""
    text = fold(text)
    if not _INTEGER.fullmatch(text):
        raise BadValue("不是整数")
    return int(text)


def whole_fen(text: str) -> int:
    """Read an amount that is handed in as integer fen."""
    text = fold(text)
    if not (text.isascii() and text.isdecimal()):
        raise BadValue("不是整数（单位：分）")
    if len(text) > 16 or int(text) > money.LARGEST:  # noqa: PLR2004 - digits of LARGEST
        raise BadValue("金额太大")
    return int(text)


def _scaled(text: str, decimals: int) -> int:
    match = _DECIMAL.fullmatch(fold(text))
    if match is None:
        raise BadValue("不是数字")
    fraction = (match[2] or "").rstrip("0")
    if len(fraction) > decimals:
        raise BadValue(f"最多 {decimals} 位小数")
    return int(match[1] + fraction.ljust(decimals, "0"))


def thousandths(text: str) -> int:
    """Read a quantity (mu, months, metres) into thousandths."""
    return _scaled(text, 3)


def share(text: str) -> int:
    """Read a share from 0 to 1 into millionths."""
    millionths = _scaled(text, 6)
    if millionths > 10**6:
        raise BadValue("应在 0 和 1 之间")
    return millionths


@_remembered
def day(text: str) -> date:
    """Read `2018-07-04`, `2018/7/4`, `20180704`, a spreadsheet's day number or an ISO time."""
    text = fold(text)
    try:
        if match := _DAY.fullmatch(text):
            found = date(int(match[1]), int(match[3]), int(match[4]))
        elif match := _PACKED_DAY.fullmatch(text):
            found = date(int(match[1]), int(match[2]), int(match[3]))
        elif _SHEET_DAY.fullmatch(text):
            found = _SHEET_EPOCH + timedelta(days=int(text))
        else:
            moment = datetime.fromisoformat(text)
            found = (moment.astimezone(CHINA) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        raise BadValue("不是日期，应像 2018-07-04") from None
    if found.year < _EARLIEST_YEAR:
        raise BadValue("日期早于 1900 年")
    return found


@_remembered
def month(text: str) -> str:
    """Read a month, `2018-07`, also as `2018/7`, `201807` or its first day."""
    match = _MONTH.fullmatch(fold(text))
    if match is None or not (
        int(match[1]) >= _EARLIEST_YEAR and 1 <= int(match[2]) <= 12  # noqa: PLR2004 - months
    ):
        raise BadValue("不是月份，应像 2018-07")
    return f"{match[1]}-{int(match[2]):02d}"


def id_number(text: str) -> str:
    """Read an ID number into its 18 characters."""
    try:
        return idnumber.parse(text)
    except idnumber.WrongLength as error:
        raise BadValue(f"身份证号应是 18 位，这里有 {error.got} 位") from None
    except idnumber.NotDigits:
        raise BadValue("身份证号里有不该有的字符") from None
    except idnumber.ImpossibleDate:
        raise BadValue("身份证号里的出生日期不存在") from None
    except idnumber.FutureDate:
        raise BadValue("身份证号里的出生日期还没有到") from None
    except idnumber.IdNumberError:
        raise BadValue("身份证号的校验码不对") from None


@_remembered
def division(text: str) -> str:
    """Read the code of a division of any level."""
    try:
        return divisions.parse(text)
    except divisions.DivisionError:
        raise BadValue("区划代码应是 2、4、6、9 或 12 位数字") from None


def village(text: str) -> str:
    """Read the code of a village, 12 digits."""
    found = division(text)
    if len(found) != 12:  # noqa: PLR2004 - what makes it a village
        raise BadValue("村的代码应是 12 位数字")
    return found


def sha256(text: str) -> str:
    """Read a hash in hexadecimal."""
    found = text.lower()
    if not _SHA256.fullmatch(found):
        raise BadValue("不是 SHA-256，应是 64 位十六进制数")
    return found


def yes_no(text: str) -> bool:
    """Read `yes` or `no`."""
    if text not in {"yes", "no"}:
        raise BadValue("只能填 yes 或 no")
    return text == "yes"


def json_object(text: str) -> str:
    """Read a JSON object; the same content always becomes the same text."""
    try:
        found = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise BadValue("不是 JSON") from None
    if not isinstance(found, dict):
        raise BadValue("应是 JSON 对象 {…}")
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _no_constant(_: str) -> None:
    raise ValueError("NaN and Infinity are not JSON")


def choice(allowed: Collection[str]) -> Callable[[str], str]:
    """Return a reader that lets only these words pass."""
    listed = "、".join(sorted(allowed))
    known = frozenset(allowed)

    def read(text: str) -> str:
        if text not in known:
            raise BadValue(
                f"只能填：{listed}" if len(listed) <= _NAME_LIMIT else "不在规定的名单里"
            )
        return text

    return read
