"""What the screens say: translated text, days and sums as a villager says them.

Chinese is the source language. `scripts/translate` finds what stands in `translate` and `mark`
(literal arguments only: the extractor reads the source and runs nothing).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from kiosk.wording import mark as mark  # noqa: PLC0414 - the screens know it by this module
from protocol.money import format_yuan

if TYPE_CHECKING:
    from collections.abc import Iterable


def translate(context: str, text: str) -> str:
    """Return a text in the visit's language; `context` is the module's name."""
    return QCoreApplication.translate(context, text)


_MONTHS: Final = (
    mark("words", "1 月"),
    mark("words", "2 月"),
    mark("words", "3 月"),
    mark("words", "4 月"),
    mark("words", "5 月"),
    mark("words", "6 月"),
    mark("words", "7 月"),
    mark("words", "8 月"),
    mark("words", "9 月"),
    mark("words", "10 月"),
    mark("words", "11 月"),
    mark("words", "12 月"),
)


_GRADES: Final = {
    "A": mark("words", "一类（A）"),
    "B": mark("words", "二类（B）"),
    "C": mark("words", "三类（C）"),
}


def grade(code: str) -> str:
    """Return `二类（B）`: as a standard counts it, and the letter that stands on the paper."""
    return translate("words", _GRADES[code]) if code in _GRADES else code


def day(date: str, *, year: bool = False) -> str:
    """Return `11 月 5 日`, or `2025 年 11 月 5 日`, for YYYY-MM-DD; other text comes back as is."""
    parts = date[:10].split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):  # noqa: PLR2004
        return date
    short = translate("words", "{month} {day} 日").format(month=_month(parts[1]), day=int(parts[2]))
    if not year:
        return short
    return translate("words", "{year} 年 {day}").format(year=parts[0], day=short)


def month(period: str) -> str:
    """Return `2025 年 10 月` for YYYY-MM, `2025 年` for YYYY; other text comes back as is."""
    parts = period.split("-")
    if not all(part.isdecimal() for part in parts):
        return period
    if len(parts) == 1:
        return translate("words", "{year} 年").format(year=period)
    return translate("words", "{year} 年 {month}").format(year=parts[0], month=_month(parts[1]))


def month_of_year(number: str) -> str:
    """Return `10 月` for `10`."""
    return _month(number)


def yuan(fen: int) -> str:
    """Return `1,020.00 元`: one record's amount, always to the fen."""
    return translate("words", "{sum} 元").format(sum=format_yuan(fen))


def round_yuan(fen: int) -> str:
    """Return `1,020` where there are no fen, else `1,020.50`: a sum in large type."""
    text = format_yuan(fen)
    return text.removesuffix(".00")


def round_sum(fen: int) -> str:
    """Return `1,020 元`: a sum with its unit, without fen where there are none."""
    return translate("words", "{sum} 元").format(sum=round_yuan(fen))


def listed(parts: Iterable[str]) -> str:
    """Return the parts that say something, one after the other: `应到 7 人，实到 5 人`."""
    return translate("words", "，").join(part for part in parts if part)


def labelled(label: str, text: str) -> str:
    """Return `发票：没有到`."""
    return translate("words", "{label}：{text}").format(label=label, text=text)


def data_to(date: str) -> str:
    """Return `数据到 2018 年 11 月 20 日`, or nothing before there are data.

    With the year always: old data must not look like new, and the clock may be wrong.
    """
    return translate("words", "数据到 {day}").format(day=day(date, year=True)) if date else ""


def _month(number: str) -> str:
    known = 1 <= int(number) <= len(_MONTHS)
    return translate("words", _MONTHS[int(number) - 1]) if known else number
