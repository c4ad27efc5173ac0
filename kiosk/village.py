"""A village of the terminal and a year of it in sums: all that the first frame shows.

Apart from `kiosk.model`, whose rows the first frame need not wait for. Imports nothing of ours.
"""

from dataclasses import dataclass
from typing import NewType

VillageCode = NewType("VillageCode", str)
Fen = NewType("Fen", int)


@dataclass(frozen=True, slots=True)
class VillageRow:
    """A village of this terminal and how fresh its data are."""

    code: VillageCode
    name: str
    town: str
    county: str
    applied_seq: int
    issued: str  # ISO 8601: when the province published what is shown
    data_date: str  # the newest record's day


@dataclass(frozen=True, slots=True)
class YearFigures:
    """One year of a village in public figures."""

    year: str
    income: Fen
    expense: Fen
    income_by_group: tuple[tuple[str, Fen], ...]  # the villager's word, largest first
    expense_by_group: tuple[tuple[str, Fen], ...]
    vouchers: int
    projects: int
    projects_accepted: int
    projects_late: int
    projects_over_budget: int
    corrected: int  # records replaced or withdrawn after publication
    subsidy_payments: int
    subsidy_amount: Fen
    settled: int = 0  # what checks found in that year, and what came of it is known
    under_check: int = 0
