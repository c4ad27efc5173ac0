"""docs/office-load.md: what `office_pages` measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.office_fill import Size
    from tests.bench.office_pages import Page

MOST_MS = 150
_WHOLE = 50_000_000  # payments of a province in three years


def document(pages: list[Page], size: Size, load: tuple[float, float]) -> str:
    """Return the document; `load` is the machine's before and after."""
    slow = [page for page in pages if page.ms > MOST_MS]
    through = [page for page in pages if page.through]
    fewer = (
        f" {_WHOLE:,} payments were not tried here: the disk and the time were lacking.\n"
        if size.payments < _WHOLE
        else "\n"
    )
    return f"""# The pages over a province's data

{size.reports:,} reports in 141 offices, {size.findings:,} findings, {size.payments:,} payments,
30,240 villages with sums of three years and as many terminals, in a PostgreSQL with its own
defaults. Each page was asked once, and then seven times, in one process without the network.
Written by `python -m tests.bench.office_pages --write docs/office-load.md`; the machine's load was
{load[0]:.1f} before and {load[1]:.1f} after, on two cores.{fewer}
Processor time is the platform's and PostgreSQL's together: what a page costs however busy the
machine is. Slower than {MOST_MS} ms at the median: {_said(slow)}.
Read a table of 50,000 rows or more through: {_said(through)}.

| page | median | worst | processor | queries | indexes of large tables |
| --- | --- | --- | --- | --- | --- |
{chr(10).join(map(_row, pages))}
"""


def _said(pages: list[Page]) -> str:
    named = [
        f"`{page.address}` ({page.who}{': ' + ', '.join(page.through) if page.through else ''})"
        for page in pages
    ]
    return "; ".join(named) or "none"


def _row(page: Page) -> str:
    indexes = ", ".join(page.indexes) or "-"
    return (
        f"| {page.who}: `{page.address}` | {page.ms:.0f} ms | {page.worst_ms:.0f} ms |"
        f" {page.processor_ms:.0f} ms | {page.queries} | {indexes} |"
    )
