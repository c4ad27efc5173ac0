"""A village in a few numbers, by plain sqlite3, so that the first frame need not wait for more.

Called by cache.front and cache.reader with a connection from `opening.open_mirror`.
What was withdrawn counts in no sum; a suppressed subsidy total (-1) neither.
"""

import sqlite3
from typing import Final

from kiosk.village import Fen, VillageCode, VillageRow, YearFigures

_VILLAGES: Final = """
SELECT v.code, coalesce(nullif(f.name, ''), v.name), f.town, f.county,
       coalesce(v.applied_seq, 0), v.issued, f.data_date
FROM villages v LEFT JOIN (
    SELECT village, max(CASE name WHEN 'name' THEN value END) AS name,
           max(CASE name WHEN 'town' THEN value END) AS town,
           max(CASE name WHEN 'county' THEN value END) AS county,
           max(CASE name WHEN 'data_date' THEN value END) AS data_date
    FROM facts GROUP BY village) f ON f.village = v.code
ORDER BY v.position, v.code
"""
# Jumps from year to year along the index instead of reading every voucher.
_YEARS: Final = """
WITH RECURSIVE y(year) AS (
    SELECT substr(max(date), 1, 4) FROM vouchers WHERE village = ?1
    UNION ALL
    SELECT (SELECT substr(max(date), 1, 4) FROM vouchers WHERE village = ?1 AND date < y.year)
    FROM y WHERE y.year IS NOT NULL)
SELECT year FROM y WHERE year <> ''
"""
_MONEY: Final = """
SELECT v.direction, coalesce(nullif(a."group", ''), '其他') AS word, sum(v.amount), count(*)
FROM vouchers v LEFT JOIN accounts a ON a.code = v.account
WHERE v.village = ?1 AND v.date >= ?2 AND v.date < ?3 AND v.withdrawn_on = ''
GROUP BY v.direction, word ORDER BY sum(v.amount) DESC, word
"""
_COMPARED: Final = """
SELECT coalesce(nullif(a."group", ''), '其他'), substr(v.date, 6, 2),
       sum(CASE WHEN v.date >= ?5 THEN v.amount ELSE 0 END),
       sum(CASE WHEN v.date < ?5 THEN v.amount ELSE 0 END)
FROM vouchers v LEFT JOIN accounts a ON a.code = v.account
WHERE v.village = ?1 AND v.date >= ?2 AND v.date < ?3 AND v.direction = ?4 AND v.withdrawn_on = ''
    AND (?6 = '' OR substr(v.date, 6) <= ?6)
GROUP BY 1, 2
"""
# The day a project began: its own word, or its first step.
PROJECT_DAY: Final = """
coalesce(nullif(p.starts_on, ''), (SELECT min(e.happened_on) FROM events e
    WHERE e.village = p.village AND e.project = p.id AND e.happened_on <> ''), '')
"""
TOP_PROJECT: Final = """
NOT EXISTS (SELECT 1 FROM projects u WHERE u.village = p.village AND p.parent <> ''
    AND p.parent IN (u.id, u.code) AND u.id <> p.id)
"""
_PROJECTS: Final = f"""
SELECT count(*), coalesce(sum(accepted_on <> ''), 0),
    coalesce(sum(ends_on <> '' AND ends_on < coalesce(nullif(accepted_on, ''), ?4)), 0),
    coalesce(sum(max(coalesce(nullif(paid_amount, ''), 0), coalesce(nullif(contract_amount, ''), 0))
        > coalesce(nullif(approved_budget, ''), nullif(budget, ''))), 0)
FROM (SELECT p.*, {PROJECT_DAY} AS day FROM projects p
      WHERE p.village = ?1 AND p.withdrawn_on = '' AND {TOP_PROJECT})
WHERE day >= ?2 AND day < ?3
"""  # noqa: S608 - only our own constants
_CORRECTED: Final = """
SELECT count(*) FROM (
    SELECT record FROM changes WHERE village = ?1 AND happened_on >= ?2 AND happened_on < ?3
    UNION SELECT id FROM vouchers WHERE village = ?1 AND withdrawn_on >= ?2 AND withdrawn_on < ?3
    UNION SELECT id FROM projects WHERE village = ?1 AND withdrawn_on >= ?2 AND withdrawn_on < ?3
    UNION SELECT id FROM affairs WHERE village = ?1 AND withdrawn_on >= ?2 AND withdrawn_on < ?3)
"""
_OUTCOMES: Final = """
SELECT coalesce(sum(state = 'settled'), 0), coalesce(sum(state <> 'settled'), 0) FROM outcomes
WHERE village = ?1 AND found_on >= ?2 AND found_on < ?3
"""
_SUBSIDIES: Final = """
SELECT coalesce(sum(payments), 0), coalesce(sum(amount), 0) FROM totals
WHERE village = ?1 AND year = ?2 AND amount >= 0 AND payments >= 0
"""


def villages(mirror: sqlite3.Connection) -> tuple[VillageRow, ...]:
    """Return this terminal's villages in the order of its enrolment; sequence 0 has no data."""
    return tuple(
        VillageRow(VillageCode(code), name, town or "", county or "", seq, issued, day or "")
        for code, name, town, county, seq, issued, day in mirror.execute(_VILLAGES)
    )


def years(mirror: sqlite3.Connection, village: str) -> tuple[str, ...]:
    """Return the years that have vouchers, newest first."""
    return tuple(year for (year,) in mirror.execute(_YEARS, (village,)))


def figures(mirror: sqlite3.Connection, village: str, year: str) -> YearFigures:
    """Return one year of a village; zeros where there is nothing."""
    span = (village, *year_span(year))
    money = mirror.execute(_MONEY, span).fetchall()
    groups = {
        way: tuple((word, Fen(fen)) for direction, word, fen, _ in money if direction == way)
        for way in ("income", "expense")
    }
    day = mirror.execute(
        "SELECT value FROM facts WHERE village = ? AND name = 'data_date'", (village,)
    ).fetchone()
    projects = mirror.execute(_PROJECTS, (*span, day[0] if day else "")).fetchone()
    (corrected,) = mirror.execute(_CORRECTED, span).fetchone()
    settled, under_check = mirror.execute(_OUTCOMES, span).fetchone()
    payments, subsidies = mirror.execute(_SUBSIDIES, (village, year)).fetchone()
    return YearFigures(
        year=year,
        income=Fen(sum(fen for _, fen in groups["income"])),
        expense=Fen(sum(fen for _, fen in groups["expense"])),
        income_by_group=groups["income"],
        expense_by_group=groups["expense"],
        vouchers=sum(count for *_, count in money),
        projects=projects[0],
        projects_accepted=projects[1],
        projects_late=projects[2],
        projects_over_budget=projects[3],
        corrected=corrected,
        subsidy_payments=payments,
        subsidy_amount=Fen(subsidies),
        settled=settled,
        under_check=under_check,
    )


def compare(
    mirror: sqlite3.Connection, village: str, year: str, direction: str, until: str
) -> tuple[tuple[str, str, int, int], ...]:
    """Return (group, MM, fen this year, fen the year before) of one side of the ledger.

    Args:
        mirror: where to read.
        village: its code.
        year: YYYY.
        direction: income | expense.
        until: MM-DD, the last day that counts in both years; empty: all.
    """
    before = f"{int(year) - 1:04d}"
    return tuple(
        mirror.execute(_COMPARED, (village, before, year_span(year)[1], direction, year, until))
    )


def year_span(year: str) -> tuple[str, str]:
    """Return the bounds, first in and second out, of the dates of `year`; empty means all."""
    return (year, f"{year}\U0010ffff") if year else ("", "\U0010ffff")
