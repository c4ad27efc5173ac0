"""All public rows of one village, table by table. Called by `publication`."""

from collections.abc import Callable
from dataclasses import dataclass

from province.publish import fund_rows, ledger_rows, outcome_rows, people, project_rows
from province.publish.changes import ChangeLog
from province.publish.differences import ordered
from province.publish.pictures import Pictures
from province.publish.stretching import Roots
from province.publish.village import Rows, VillageData

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sources:
    """What all villages of a publication share."""

    pictures: Pictures
    changes: ChangeLog
    catalogue: people.Catalogue
    progress: Progress  # told (done, all) of people who are new


def rows(of: VillageData, sources: Sources, roots: Roots) -> Rows:
    """Return the village's rows, each table in the order of its keys."""
    today = fund_rows.data_date(of)
    return ordered(
        {
            "facts": fund_rows.facts(of),
            "vouchers": ledger_rows.vouchers(of),
            "receipts": ledger_rows.receipts(of),
            "attachments": sources.pictures.rows(of),
            "projects": project_rows.projects(of),
            "events": project_rows.events(of),
            "fundings": project_rows.fundings(of),
            "bids": project_rows.bids(of),
            "affairs": ledger_rows.affairs(of),
            "changes": sources.changes.rows(of),
            "outcomes": outcome_rows.outcomes(of),
            "totals": fund_rows.totals(of),
            "bundles": people.bundles(of, roots, sources.catalogue, today, sources.progress),
        }
    )
