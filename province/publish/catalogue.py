"""catalogue.json: programmes, ledger categories and steps that all villages share."""

import csv
from collections.abc import Mapping
from pathlib import Path

from protocol.index import VERSION, Account, Catalogue, Programme, write
from province.funds import models as funds
from province.ledger import models as ledger
from province.projects import steps
from province.registry.models import Department

PHONE_PATH = "r"


def programmes() -> tuple[Programme, ...]:
    """Return all programmes as everyone reads them."""
    departments = dict(Department.objects.values_list("code", "name"))
    return tuple(
        Programme(
            code=one.code,
            name=one.name,
            short_name=one.short_name,
            department=departments.get(one.department_id, one.department_id),
            category=one.category,
            basis=one.basis,
            eligibility=one.eligibility,
            standard=one.standard,
            frequency=one.frequency,
            hotline=one.hotline,
        )
        for one in funds.Programme.objects.order_by("code")
    )


def catalogue(address: str, helplines: Mapping[str, str]) -> bytes:
    """Return catalogue.json.

    Args:
        address: the province's public address, ending in a slash.
        helplines: whom to call when a terminal is broken, by division code.
    """
    accounts = ledger.Account.objects.order_by("code")
    return write(
        Catalogue(
            v=VERSION,
            programmes=programmes(),
            accounts=tuple(
                Account(code=one.code, name=one.name, direction=one.direction, group=group_of(one))
                for one in accounts.select_related("parent")
            ),
            steps=_step_names(),
            phone_page=f"{address}{PHONE_PATH}",
            helplines=dict(helplines),
        )
    )


def group_of(account: ledger.Account) -> str:
    """Return the villager's word, its parent's where it has none of its own."""
    return account.group or (account.parent.group if account.parent else "") or "其他"


def _step_names() -> dict[str, str]:
    path = Path(steps.__file__).with_name("steps.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["step"]: row["name"] for row in csv.DictReader(file)}
