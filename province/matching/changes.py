"""What came, changed or went after a batch, and whether telling it anew is enough for a rule.

Asked of the province's database by `run`; `touched` makes of it what a rule reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import connection

from province import sql
from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from province.matching.rule import Rule

_NUMBERS: Final = ("id_number", "guardian", "relative")
_NAMELESS: Final = frozenset({"receipts"})  # whose rows need not say whose they are


@dataclass(frozen=True)
class Changes:
    """What came, changed or went after a batch."""

    persons: Collection[int]
    households: Collection[str] = ()  # that somebody joined or left
    accounts: Collection[str] = ()  # that somebody has or had
    allotments: Collection[str] = ()  # numbers under which something was paid
    others: frozenset[str] = frozenset()  # sets not of persons, of which any row changed


def enough(rule: Rule, changes: Changes, *, accounts: bool) -> bool:
    """Return whether a rule may run for a part: the rest of what it finds cannot have changed.

    Args:
        rule: the rule.
        changes: since it ran last.
        accounts: whether it is known who was paid into which account then.
    """
    if "payments" not in rule.sets or (changes.others | _NAMELESS).intersection(rule.sets):
        return False
    if rule.whole and not rule.ties:
        return False
    return accounts or "accounts" not in rule.ties


def since(batch: int) -> Changes:
    """Return what came, changed or went after a batch."""
    persons: set[int] = set()
    for of in SETS.values():
        if of.of_persons:
            for name in _NUMBERS:
                if any(f"t.{name}," in column.source for column in of.columns):
                    texts = _values(of.table, of.changes or of.name, (name,), batch)
                    persons |= {int(text[:17]) for text in texts}
    return Changes(
        persons,
        _values("registry_person", "people", ("village_id", "household"), batch),
        _values("registry_person", "people", ("bank_account",), batch),
        _values("funds_payment", "payments", ("allotment_no",), batch),
        frozenset(of.name for of in SETS.values() if not of.of_persons and _any(of.told_by, batch)),
    )


def _values(table: str, name: str, fields: Sequence[str], batch: int) -> set[str]:
    """Return what stood or stands in these fields of rows that changed, joined by a hyphen."""
    now = " || '-' || ".join(f"t.{field}" for field in fields)
    before = " || '-' || ".join(sql.field("old", field) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT {now} FROM {table} t "  # noqa: S608 - our own words
            "WHERE t.imported_in_id > %s OR t.withdrawn_in_id > %s",
            [batch, batch],
        )
        found = {value for (value,) in cursor.fetchall()}
        cursor.execute(
            f'SELECT DISTINCT {before} FROM batches_change WHERE batch_id > %s AND "table" = %s',  # noqa: S608
            [batch, name],
        )
        found |= {value for (value,) in cursor.fetchall()}
    return found - {None, ""}


def _any(table: str, batch: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table} "  # noqa: S608
            "WHERE imported_in_id > %s OR withdrawn_in_id > %s)",
            [batch, batch],
        )
        return bool(cursor.fetchone()[0])
