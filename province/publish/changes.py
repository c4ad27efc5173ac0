"""What stood there before: the public side of the import's append-only history.

Read once a publication (corrections are few), asked once a village. Called by `collect`.
"""

import json
from collections import defaultdict

from protocol.records import public_id
from province.batches.models import Change
from province.publish.ledger_rows import affair_id, project_id, voucher_id
from province.publish.village import Row, VillageData, iso

# table -> its public columns; whatever is not named here (numbers, accounts, telephones) stays.
_PUBLIC = {
    "vouchers": (
        "date", "direction", "account", "amount", "summary", "payee", "handler", "witness",
        "reviewer", "approver", "place", "pay_method", "invoice_no",
    ),
    "receipts": ("line", "name", "amount"),
    "projects": (
        "kind", "category", "name", "place", "owner", "contractor", "estimate", "budget",
        "approved_budget", "contract_amount", "paid_amount", "tender_method", "starts_on",
        "ends_on", "accepted_on",
    ),
    "fundings": ("source", "amount", "committed_on", "available_on"),
    "project_events": (
        "step", "happened_on", "amount", "actor", "document", "present", "entitled", "agreed",
    ),
    "bids": ("bidder", "price", "control_price", "opened_on", "valid", "reason", "rank"),
    "affairs": ("kind", "title", "body", "published_on"),
}  # fmt: skip
# Rows with a page of their own keep their withdrawal in their own columns.
_PAGES = frozenset({"vouchers", "projects", "affairs"})
_OFFICERS = frozenset({"handler", "witness", "reviewer", "approver", "owner", "document"})
_PEOPLE = frozenset({"payee", "contractor", "bidder", "actor"})


class ChangeLog:
    """All public corrections, by the record whose page shows them."""

    def __init__(self) -> None:
        self._by_village: dict[str, list[tuple[str, Change, int]]] = defaultdict(list)
        self._by_project: dict[str, list[tuple[str, Change, int]]] = defaultdict(list)
        count: dict[tuple[str, str], int] = defaultdict(int)
        for change in Change.objects.filter(table__in=_PUBLIC).order_by("pk"):
            number = count[change.table, change.key]
            count[change.table, change.key] += 1
            if change.table in _PAGES and change.kind == Change.Kind.WITHDRAWN:
                continue
            parts = change.key.split("|")
            if change.table == "vouchers":
                self._by_village[parts[-1]].append((voucher_id(change.key), change, number))
            elif change.table == "receipts":
                record = voucher_id(change.key.rpartition("|")[0])
                self._by_village[parts[-2]].append((record, change, number))
            elif change.table == "affairs":
                self._by_village[parts[-1]].append((affair_id(change.key), change, number))
            else:
                record = project_id(parts[0])
                self._by_project[record].append((record, change, number))

    def rows(self, of: VillageData) -> list[Row]:
        """Return the rows of `changes`."""
        entries = list(self._by_village[of.code])
        for project in of.projects:
            entries += self._by_project[project_id(project.code)]
        return [
            (
                public_id("change", change.table, change.key, str(number)),
                record,
                iso(change.happened_on),
                of.masks.text(change.reason),
                json.dumps(was(change.table, change.old, of), ensure_ascii=False, sort_keys=True),
            )
            for record, change, number in entries
        ]


def was(table: str, old: dict[str, object], of: VillageData) -> dict[str, str]:
    """Return the public columns of a row as it stood, as texts, masked; money in fen."""
    found: dict[str, str] = {}
    for column in _PUBLIC[table]:
        value = next(
            (old[name] for name in (column, f"{column}_fen", f"{column}_id") if name in old), None
        )
        if value in (None, ""):
            continue
        text = str(value)
        if table == "receipts" and column == "name":
            text = of.masks.signer(text)
        elif column in _PEOPLE:
            text = of.masks.payee(text)
        elif column not in _OFFICERS and not isinstance(value, int):
            text = of.masks.text(text)
        found[column] = text
    return found
