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
TITLES: Final = {
    "divisions": "区划", "departments": "部门", "people": "户籍", "guardians": "监护人",
    "deaths": "死亡登记", "officials": "财政供养人员和村干部", "relations": "亲属关系",
    "vehicles": "车辆", "houses": "房产", "companies": "公司", "rosters": "各类名单",
    "programmes": "资金目录", "allotments": "资金下达", "payments": "补贴发放",
    "accounts": "村账科目", "projects": "工程项目", "fundings": "工程资金",
    "project_events": "工程进展", "bids": "投标", "contracts": "合同", "vouchers": "村账凭证",
    "receipts": "签字领款", "affairs": "村务", "attachments": "发票和照片",
}  # fmt: skip
"""What clerks call them."""
# Its rows become changes of other rows; it has no table of its own.
WITHDRAWALS: Final = Table(
    "withdrawals",
    Change,
    ("file", "key"),
    (need("file", NAME), need("key", TEXT), need("reason", TEXT)),
)
