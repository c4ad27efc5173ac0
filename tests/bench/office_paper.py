"""docs/office-load.md: what `office_pages` measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.office_fill import Size
    from tests.bench.office_pages import Page

MOST_MS = 150
_PLANS = 6
_WHOLE = 50_000_000  # payments of a province in three years


def document(
    pages: list[Page], counted_s: float, size: Size, load: tuple[float, float], machine: str
) -> str:
    """Return the document; `load` is the machine's before and after."""
    slow = [page for page in pages if page.ms > MOST_MS]
    first = [page for page in pages if page.first_ms > MOST_MS]
    costly = [page for page in pages if page.processor_ms > MOST_MS]
    through = [page for page in pages if page.through]
    fewer = "" if size.payments >= _WHOLE else f" {_WHOLE:,} payments were not tried here."
    return f"""# The pages over a province's data

{size.reports:,} reports in 141 offices, {size.findings:,} findings, {size.payments:,} payments,
60,480 allotments, 604,800 pictures, a city's vouchers, 30,240 villages with sums of three years
and as many terminals, in a PostgreSQL with its own defaults.{fewer} Every page of the workbench
that lists or counts is here, as each role sees it; the bench refuses to run with one left out.
Each was asked once and then seven times, in one process without the network, session and rights
in it. Counts of very many are made every five minutes by `province count`, for whoever sees more
than a county: it took {counted_s:.1f} s of the clock.

Written by `python -m tests.bench.office_pages --payments {size.payments} --write
docs/office-load.md` on {machine}; the machine's load was {load[0]:.1f} before and {load[1]:.1f}
after, for others worked on it. Processor time is the platform's and PostgreSQL's together: what a
page costs however busy the machine is.

- Took more than {MOST_MS} ms of the processor: {_said(costly)}.
- Took longer than {MOST_MS} ms by the clock, at the median: {_said(slow)}.
- Took longer than that the first time: {_said(first)}.
- Read a table of 50,000 rows or more through: {_said(through)}.

| page | first | median | worst | processor | queries | indexes of large tables |
| --- | --- | --- | --- | --- | --- | --- |
{chr(10).join(map(_row, pages))}

## The slowest queries

Of the {_PLANS} pages that take the longest the first time: `EXPLAIN (ANALYZE, BUFFERS)`.

{chr(10).join(map(_plan, sorted(pages, key=lambda page: -page.first_ms)[:_PLANS]))}"""


def _plan(page: Page) -> str:
    lines = chr(10).join(page.plan)
    return f"### {page.who}: `{page.address}`\n\n```\n{lines}\n```\n"


def _said(pages: list[Page]) -> str:
    named = [
        f"`{page.address}` ({page.who}{': ' + ', '.join(page.through) if page.through else ''})"
        for page in pages
    ]
    return "; ".join(named) or "none"


def _row(page: Page) -> str:
    indexes = ", ".join(page.indexes) or "-"
    return (
        f"| {page.who}: `{page.address}` | {page.first_ms:.0f} ms | {page.ms:.0f} ms |"
        f" {page.worst_ms:.0f} ms |"
        f" {page.processor_ms:.0f} ms | {page.queries} | {indexes} |"
    )
