"""Bars of a year beside the year before: by group and by month. Called by the ledger's view model.

Parts are 0..1 of the longest bar of their chart. Sums over the month bars are in units of 10,000
yuan once the largest month reaches one, so that they stay short enough to be large.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.ui import words
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import Compared, Comparison

WAN: Final = 1_000_000  # fen in 10,000 yuan
_YUAN: Final = 100


@dataclass(frozen=True, slots=True)
class GroupBar:
    """One group of the ledger."""

    key: str
    heading: str
    sum: str
    text: str  # the share of the year, and what it was the year before
    part: float
    partBefore: float
    leads: bool  # whether there are vouchers behind it this year


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month."""

    key: str  # MM
    heading: str
    sum: str
    name: str  # for who hears it
    part: float
    partBefore: float
    leads: bool


def group_bars(compared: Comparison) -> list[GroupBar]:
    """Return a bar a group, the largest first."""
    longest = _longest(compared.groups)
    whole = sum(max(0, each.now) for each in compared.groups)
    return [
        GroupBar(
            key=each.key,
            heading=each.key,
            sum=words.round_sum(each.now),
            text=_share(each, whole),
            part=_part(each.now, longest),
            partBefore=_part(each.before, longest),
            leads=bool(each.now),
        )
        for each in compared.groups
    ]


def month_bars(compared: Comparison) -> list[MonthBar]:
    """Return twelve bars; months that nothing happened in are empty."""
    longest = _longest(compared.months)
    ten_thousands = in_ten_thousands(compared)
    by_month = {each.key: each for each in compared.months}
    bars: list[MonthBar] = []
    for number in range(1, 13):
        key = f"{number:02d}"
        each = by_month.get(key)
        now, before = (each.now, each.before) if each else (0, 0)
        month = words.month_of_year(key)
        bars.append(
            MonthBar(
                key=key,
                heading=month,
                sum=_short(now, ten_thousands=ten_thousands) if now else "",
                name=translate("charts", "{month}，{now}，上一年 {before}").format(
                    month=month, now=words.round_sum(now), before=words.round_sum(before)
                ),
                part=_part(now, longest),
                partBefore=_part(before, longest),
                leads=bool(now),
            )
        )
    return bars


def in_ten_thousands(compared: Comparison) -> bool:
    """Whether the month bars' sums are in units of 10,000 yuan."""
    return _longest(compared.months) >= WAN


def said(compared: Comparison, *, income: bool) -> str:
    """Return a year beside the year before in one sentence; empty where there was nothing."""
    now = sum(each.now for each in compared.groups)
    before = sum(each.before for each in compared.groups)
    if not before:
        return translate("charts", "上一年没有账可以比。")
    more = now - before
    if not more:
        change = translate("charts", "和上一年一样多")
    elif income:
        change = (
            translate("charts", "比上一年多收 {sum}")
            if more > 0
            else translate("charts", "比上一年少收 {sum}")
        )
    else:
        change = (
            translate("charts", "比上一年多花 {sum}")
            if more > 0
            else translate("charts", "比上一年少花 {sum}")
        )
    told = translate("charts", "{change}（上一年 {before}）").format(
        change=change.format(sum=words.round_sum(abs(more))), before=words.round_sum(before)
    )
    if not compared.until:
        return told
    day = words.day(f"{compared.year}-{compared.until}")
    return translate("charts", "都算到 {day}，{told}").format(day=day, told=told)


def _share(each: Compared, whole: int) -> str:
    before = (
        translate("charts", "上一年 {sum}").format(sum=words.round_sum(each.before))
        if each.before
        else translate("charts", "上一年没有")
    )
    share = round(100 * each.now / whole) if whole and each.now > 0 else 0
    return translate("charts", "占 {share}% · {before}").format(share=share, before=before)


def _short(fen: int, *, ten_thousands: bool) -> str:
    if ten_thousands:
        return f"{fen / WAN:.1f}" if abs(fen) >= WAN // 20 else f"{fen / WAN:.2f}"
    return f"{round(fen / _YUAN):,}"


def _longest(compared: Sequence[Compared]) -> int:
    return max((max(each.now, each.before) for each in compared), default=0)


def _part(fen: int, longest: int) -> float:
    return max(0, fen) / longest if longest > 0 else 0.0
