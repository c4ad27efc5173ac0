"""What narrows a list of vouchers, in words. Called by the screens that list and search them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk.ui import words
from kiosk.ui.choice import Choice
from kiosk.ui.words import mark, translate
from kiosk.village import Fen

if TYPE_CHECKING:
    from kiosk.model import LedgerFilter

EXPENSE: Final = "expense"
INCOME: Final = "income"
# Bounds as the tiers of a village's decisions: 5,000 and 50,000 yuan.
BANDS: Final[tuple[tuple[Fen | None, Fen | None, str], ...]] = (
    (None, Fen(50_000), mark("filters", "不到 500 元")),
    (Fen(50_000), Fen(500_000), mark("filters", "500 到 5,000 元")),
    (Fen(500_000), Fen(5_000_000), mark("filters", "5,000 到 5 万元")),
    (Fen(5_000_000), None, mark("filters", "5 万元以上")),
)


def heading(which: LedgerFilter) -> str:
    """Return what a list holds: the year and the side."""
    year = words.month(which.year)
    if which.direction == INCOME:
        return translate("filters", "{year}收入明细").format(year=year)
    return translate("filters", "{year}支出明细").format(year=year)


def narrowing(which: LedgerFilter) -> list[Choice]:
    """Return a chip for each thing that narrows a list beyond year and side."""
    found = (
        ("group", which.group),
        ("month", words.month_of_year(which.month) if which.month else ""),
        ("band", band_name(which.least, which.below)),
        ("payee", which.payee),
        ("words", translate("filters", "有“{words}”").format(words=which.words)),
    )
    return [
        Choice(key, text, chosen=True)
        for key, text in found
        if text and (key != "words" or which.words)
    ]


def without(which: LedgerFilter, key: str) -> LedgerFilter:
    """Return the filter without one of the things that `narrowing` names."""
    if key == "group":
        return replace(which, group="")
    if key == "month":
        return replace(which, month="")
    if key == "payee":
        return replace(which, payee="")
    if key == "words":
        return replace(which, words="")
    return replace(which, least=None, below=None)


def band_name(least: Fen | None, below: Fen | None) -> str:
    """Return what a band of amounts is called; empty where there is none."""
    for low, high, name in BANDS:
        if (least, below) == (low, high):
            return translate("filters", name)
    return ""
