"""The projects' files of the exchange standard, as data for the import."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from province.batches.errors import BadRow
from province.batches.shape import (
    CODE,
    DAY,
    DIVISION,
    ID_NUMBER,
    INTEGER,
    JSON,
    NAME,
    TEXT,
    THOUSANDTHS,
    WHOLE_FEN,
    YES_NO,
    YUAN,
    Table,
    may,
    need,
    one_of,
)
from province.projects.models import Bid, Contract, Funding, Project, ProjectEvent
from province.projects.steps import step_ids

if TYPE_CHECKING:
    from province.batches.shape import Row
    from province.batches.source import Source

_PART: Final = re.compile(r"-\d\d", re.ASCII)


def _part_of_its_parent(row: Row, _: Source) -> None:
    code, parent = str(row["code"]), row["parent_id"]
    if parent is None:
        return
    if not (code.startswith(str(parent)) and _PART.fullmatch(code, len(str(parent)))):
        raise BadRow("parent", str(parent), "子项目的代码应是上级代码加“-”和两位数字")


def _percent_is_one(row: Row, _: Source) -> None:
    """Refuse progress that is no number: what was paid is held against it."""
    if row["step"] != "progress" or row["detail"] is None:
        return
    percent = json.loads(str(row["detail"])).get("percent", 0)
    if type(percent) not in {int, float} or not 0 <= percent <= 100:  # noqa: PLR2004 - per cent
        raise BadRow("detail", str(percent), "percent 应是 0 到 100 的数，不加引号和“%”")


_PROJECT: Final = need("project", CODE, to="projects")

TABLES: Final = (
    Table(
        "projects",
        Project,
        ("code",),
        (
            need("code", CODE),
            may("parent", CODE, to="projects"),
            need("kind", one_of(Project.Kind.values)),
            may("category", one_of(Project.Category.values)),
            need("division", DIVISION, to="divisions"),
            need("name", NAME),
            may("place", NAME),
            need("owner", NAME),
            may("contractor", NAME),
            may("estimate", YUAN),
            may("budget", YUAN),
            may("approved_budget", YUAN),
            may("contract_amount", YUAN),
            may("paid_amount", YUAN),
            may("unit", NAME),
            may("quantity", THOUSANDTHS, into="quantity_milli"),
            may("standard_fen", WHOLE_FEN),
            may("tender_method", one_of(Project.TenderMethod.values)),
            may("starts_on", DAY),
            may("ends_on", DAY),
            may("accepted_on", DAY),
        ),
        finish=_part_of_its_parent,
    ),
    Table(
        "fundings",
        Funding,
        ("project", "source"),
        (
            _PROJECT,
            need("source", NAME),
            need("amount", YUAN),
            need("committed_on", DAY),
            may("available_on", DAY),
        ),
    ),
    Table(
        "project_events",
        ProjectEvent,
        ("project", "seq"),
        (
            _PROJECT,
            need("seq", INTEGER),
            need("step", one_of(sorted(step_ids()))),
            need("happened_on", DAY),
            may("amount", YUAN),
            may("actor", NAME),
            may("document", NAME),
            may("present", INTEGER),
            may("entitled", INTEGER),
            may("agreed", INTEGER),
            may("account", NAME),
            may("detail", JSON),
        ),
        finish=_percent_is_one,
    ),
    Table(
        "bids",
        Bid,
        ("project", "bidder"),
        (
            _PROJECT,
            need("bidder", NAME),
            need("price", YUAN),
            may("control_price", YUAN),
            may("documents_on", DAY),
            may("opened_on", DAY),
            may("valid", YES_NO),
            may("reason", TEXT),
            may("contact_phone", NAME),
            may("guarantee_account", NAME),
            may("owner_id", ID_NUMBER),
            may("rank", INTEGER),
            may("clauses", TEXT),
        ),
    ),
    Table(
        "contracts",
        Contract,
        ("project", "contract_no"),
        (
            _PROJECT,
            need("contract_no", CODE),
            need("contractor", NAME),
            need("amount", YUAN),
            need("signed_on", DAY),
            may("scope", TEXT),
            may("account", NAME),
            may("performance_guarantee", YUAN),
            may("quality_deposit", YUAN),
        ),
    ),
)
