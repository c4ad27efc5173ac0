"""The exchange standard's tables as the demo writes them. The other modules fill a `Book`."""

import csv
import io
import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

Cell = str | int | date | Mapping[str, object] | None

COLUMNS: Final = {
    "divisions": "code name parent",
    "departments": "code name division",
    "programmes": "code name short_name department category basis eligibility standard unit_fen"
    " frequency hotline conditions",
    "people": "id_number name village household born_on sex since until bank_account phone",
    "guardians": "id_number guardian since until",
    "deaths": "id_number source name died_on",
    "allotments": "department allotment_no programme from_division to_division amount allotted_on"
    " document",
    "payments": "department payment_no programme id_number name village amount paid_on status bank"
    " account account_name batch allotment_no period quantity grade remark",
    "accounts": "code name direction parent group",
    "vouchers": "voucher_no village date direction account amount summary payee handler witness"
    " reviewer approver project place pay_method invoice_no published_on reverses",
    "receipts": "voucher_no village line id_number name amount",
    "attachments": "sha256 village owner file caption visibility",
    "projects": "code parent kind category division name place owner contractor estimate budget"
    " approved_budget contract_amount paid_amount unit quantity standard_fen tender_method"
    " starts_on ends_on accepted_on",
    "fundings": "project source amount committed_on available_on",
    "project_events": "project seq step happened_on amount actor document present entitled agreed"
    " account detail",
    "bids": "project bidder price control_price documents_on opened_on valid reason contact_phone"
    " guarantee_account owner_id rank clauses",
    "contracts": "project contract_no contractor amount signed_on scope account"
    " performance_guarantee quality_deposit",
    "affairs": "no village kind title body published_on power detail",
    "officials": "id_number post name unit division level since until",
    "relations": "id_number relative kind",
    "vehicles": "no id_number name kind value share status place registered_on ended_on",
    "houses": "no id_number name kind value share status place registered_on ended_on",
    "companies": "no id_number name kind value share status place registered_on ended_on",
    "rosters": "list id_number since name village until grade",
}


class Money(int):
    """Fen that are written as yuan with two decimals."""

    def __str__(self) -> str:
        sign = "-" if self < 0 else ""
        return f"{sign}{abs(self) // 100}.{abs(self) % 100:02d}"


class Book:
    """Rows by table, in the order in which they came."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, str]]] = {table: [] for table in COLUMNS}

    def add(self, table: str, **cells: Cell) -> dict[str, str]:
        """Add a row and return it; a column left out is empty, an unknown one a KeyError."""
        row = dict.fromkeys(COLUMNS[table].split(), "")
        for name, cell in cells.items():
            if name not in row:
                raise KeyError(name)
            row[name] = _text(cell)
        self.rows[table].append(row)
        return row

    def keep(self, villages: Collection[str]) -> None:
        """Let go of the rows of all other villages; tables without a village stay as they are."""
        for table, columns in COLUMNS.items():
            if "village" in columns.split():
                rows = self.rows[table]
                self.rows[table] = [row for row in rows if row["village"] in villages]

    def csv(self, table: str) -> bytes:
        """Return the table as RFC 4180 CSV in UTF-8; equal rows give equal bytes."""
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, COLUMNS[table].split())
        writer.writeheader()
        writer.writerows(self.rows[table])
        return text.getvalue().encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Mapping):
        return json.dumps(cell, ensure_ascii=False, sort_keys=True) if cell else ""
    return str(cell)
