"""All files of the exchange standard, in the order in which one may refer to another."""

from __future__ import annotations

from typing import Final

from province.affairs.exchange import TABLES as AFFAIRS
from province.batches.models import Change
from province.batches.shape import NAME, TEXT, Table, need
from province.funds.exchange import TABLES as FUNDS
from province.ledger.exchange import ACCOUNTS, ATTACHMENTS, RECEIPTS, VOUCHERS
from province.projects.exchange import TABLES as PROJECTS
from province.registry.exchange import TABLES as REGISTRY

ORDER: Final = (
    *REGISTRY,
    *FUNDS,
    ACCOUNTS,
    *PROJECTS,
    VOUCHERS,
    RECEIPTS,
    *AFFAIRS,
    ATTACHMENTS,
)
TABLES: Final = {table.name: table for table in ORDER}
# Its rows become changes of other rows; it has no table of its own.
WITHDRAWALS: Final = Table(
    "withdrawals",
    Change,
    ("file", "key"),
    (need("file", NAME), need("key", TEXT), need("reason", TEXT)),
)
