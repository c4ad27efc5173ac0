"""OCDS releases and OC4IDS projects as a batch of the exchange standard, for `import` to take.

Nothing is written into the database here: what comes from elsewhere goes through the one door,
with its checks. Called by `ocds_command`.
"""

from __future__ import annotations

import csv
import json
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = dict[str, str]
_COLUMNS: Final = {
    "projects": (
        "code", "parent", "kind", "category", "division", "name", "place", "owner",
        "contractor", "estimate", "budget", "contract_amount", "tender_method", "starts_on",
        "ends_on",
    ),
    "bids": ("project", "bidder", "price", "documents_on", "opened_on", "valid", "rank"),
    "contracts": ("project", "contract_no", "contractor", "amount", "signed_on", "scope"),
    "project_events": ("project", "seq", "step", "happened_on", "amount", "actor", "document"),
}  # fmt: skip
_METHODS: Final = {"open": "open", "selective": "invited", "limited": "negotiated",
                   "direct": "single"}  # fmt: skip
_CATEGORIES: Final = frozenset({"works", "goods", "services"})


def read(path: Path) -> Iterator[dict[str, Any]]:
    """Yield releases or projects of a package, a record package, an array or JSON lines.

    Raises:
        ValueError: the file is no JSON of that kind.
    """
    text = path.read_text(encoding="utf-8")
    try:
        found = json.loads(text)
    except ValueError:
        found = [json.loads(line) for line in text.splitlines() if line.strip()]
    for one in found if isinstance(found, list) else [found]:
        if not isinstance(one, dict):
            raise ValueError("每一项应是一个对象")  # noqa: TRY004 - the file, not a type, is wrong
        for record in one.get("records") or ():
            if compiled := record.get("compiledRelease"):
                yield compiled
        packed = [*(one.get("releases") or ()), *(one.get("projects") or ())]
        yield from packed
        if not packed and "records" not in one:
            yield one


def batch(things: Iterable[dict[str, Any]], division: str) -> dict[str, list[Row]]:
    """Return the rows of a batch.

    Args:
        things: OCDS compiled releases or OC4IDS projects.
        division: code of the place whose projects they are.
    """
    tables: dict[str, list[Row]] = {name: [] for name in _COLUMNS}
    for one in things:
        (_release if "ocid" in one else _project)(one, division, tables)
    return tables


def write(tables: dict[str, list[Row]], folder: Path) -> None:
    """Write a batch's files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if not rows:
            continue
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, _COLUMNS[name], restval="")
            writer.writeheader()
            writer.writerows(rows)


def _release(one: dict[str, Any], division: str, tables: dict[str, list[Row]]) -> None:
    code, tender = str(one["ocid"]), one.get("tender") or {}
    contracts = one.get("contracts") or []
    awards = [award for award in one.get("awards") or [] if award.get("status") != "cancelled"]
    tables["projects"].append(
        {
            "code": code,
            "kind": "government",
            "category": _category(tender.get("mainProcurementCategory")),
            "division": division,
            "name": str(tender.get("title") or code),
            "owner": str((one.get("buyer") or {}).get("name") or "-"),
            "contractor": "、".join(_names(awards[0])) if awards else "",
            "budget": _money(((one.get("planning") or {}).get("budget") or {}).get("amount")),
            "contract_amount": _money(contracts[0].get("value")) if contracts else "",
            "tender_method": _METHODS.get(str(tender.get("procurementMethod")), ""),
        }
    )
    period = tender.get("tenderPeriod") or {}
    opens, closes = _day(period.get("startDate")), _day(period.get("endDate"))
    for number, bid in enumerate((one.get("bids") or {}).get("details") or (), start=1):
        bidder = "、".join(str(who.get("name") or who.get("id")) for who in bid["tenderers"])
        valid = {"valid": "yes", "qualified": "yes", "disqualified": "no"}
        price = _money(bid.get("value"))
        if price:
            tables["bids"].append(
                {
                    "project": code, "bidder": bidder, "price": price, "documents_on": opens,
                    "opened_on": closes, "valid": valid.get(str(bid.get("status")), ""),
                    "rank": str(number),
                }
            )  # fmt: skip
    events = [("tender_published", opens, "", "", tender.get("id"))]
    events += [
        ("award", _day(a.get("date")), _money(a.get("value")), "、".join(_names(a)), a.get("id"))
        for a in awards
    ]
    for contract in contracts:
        signed = _day(contract.get("dateSigned"))
        amount = _money(contract.get("value"))
        award: dict[str, Any] = next(
            (a for a in awards if a.get("id") == contract.get("awardID")), {}
        )
        contractor = "、".join(_names(award))
        events.append(("contract_signed", signed, amount, contractor, contract.get("id")))
        if signed and amount and contractor:
            tables["contracts"].append(
                {
                    "project": code, "contract_no": str(contract.get("id")),
                    "contractor": contractor, "amount": amount, "signed_on": signed,
                    "scope": str(contract.get("title") or ""),
                }
            )  # fmt: skip
        for paid in (contract.get("implementation") or {}).get("transactions") or ():
            payee = str((paid.get("payee") or {}).get("name") or "")
            value, day = _money(paid.get("value")), _day(paid.get("date"))
            events.append(("payment", day, value, payee, paid.get("id")))
    dated = sorted((event for event in events if event[1]), key=lambda event: event[1])
    for seq, (step, day, amount, actor, document) in enumerate(dated, start=1):
        tables["project_events"].append(
            {
                "project": code, "seq": str(seq), "step": step, "happened_on": day,
                "amount": amount, "actor": actor, "document": str(document or ""),
            }
        )  # fmt: skip


def _project(one: dict[str, Any], division: str, tables: dict[str, list[Row]]) -> None:
    period = one.get("period") or {}
    places = one.get("locations") or [{}]
    owners = [
        str(party.get("name"))
        for party in one.get("parties") or ()
        if {"publicAuthority", "administrativeEntity"} & set(party.get("roles") or ())
    ]
    tables["projects"].append(
        {
            "code": str(one["id"]),
            "kind": "government",
            "category": "works",
            "division": division,
            "name": str(one.get("title") or one["id"]),
            "place": str(places[0].get("description") or ""),
            "owner": owners[0] if owners else "-",
            "budget": _money((one.get("budget") or {}).get("amount")),
            "starts_on": _day(period.get("startDate")),
            "ends_on": _day(period.get("endDate")),
        }
    )
    for process in one.get("contractingProcesses") or ():
        summary = process.get("summary") or {}
        amount = _money(summary.get("contractValue"))
        signed = _day((summary.get("contractPeriod") or {}).get("startDate"))
        who = "、".join(_names(summary))
        if amount and signed and who:
            tables["contracts"].append(
                {
                    "project": str(one["id"]), "contract_no": str(process.get("id")),
                    "contractor": who, "amount": amount, "signed_on": signed,
                    "scope": str(summary.get("title") or ""),
                }
            )  # fmt: skip


def _names(award: dict[str, Any]) -> list[str]:
    return [str(one.get("name") or one.get("id")) for one in award.get("suppliers") or ()]


def _category(raw: Any) -> str:
    return str(raw) if raw in _CATEGORIES else ""


def _money(value: Any) -> str:
    amount = value.get("amount") if isinstance(value, dict) else None
    try:
        return "" if amount is None else str(Decimal(str(amount)).quantize(Decimal("0.01")))
    except InvalidOperation:
        return ""


def _day(text: Any) -> str:
    return str(text)[:10] if text else ""
