"""A village's ledger, a voucher with its invoices, works: what its terminal shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from protocol.index import MEDIA
from protocol.sealing import SealBroken, unseal
from province.home import home
from province.projects.steps import step_names
from province.public import ledger as books
from province.public import published
from province.public.doors import NotPublic, open_page
from province.public.words import DIRECTIONS, METHODS, PAID
from province.publish.keyring import Keyring
from province.publish.pictures import MAGIC

if TYPE_CHECKING:
    from province.public.published import Record, Village

_PAGE: Final = 50
_TYPES: Final = {"jpeg": "image/jpeg", "pdf": "application/pdf"}
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@open_page
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """List a village's vouchers: by year, direction and group, fifty a page."""
    at = published.place(code)
    of = published.village(code)
    asked = {name: request.GET.get(name, "") for name in ("year", "direction", "group")}
    found = books.chosen(of, asked["year"], asked["direction"], asked["group"])
    live = [row for row in found if not row["withdrawn_on"]]
    page = Paginator(found, _PAGE).get_page(request.GET.get("page", "1"))
    shown: dict[str, Any] = {
        "here": "places",
        "place": at,
        "day": at.data_date,
        "asked": asked,
        "years": books.years(of),
        "groups": sorted({row["group"] for row in books.chosen(of, "", "", "")}),
        "page": page,
        "count": len(found),
        "sums": [
            (words, sum(row["amount"] for row in live if row["direction"] == way))
            for way, words in DIRECTIONS.items()
        ],
    }
    return render(request, "open/ledger.html", shown)


@open_page
def voucher(request: HttpRequest, record: str) -> HttpResponse:
    """Show a voucher: who signed for it, its invoices, what stood there before."""
    of, kind = published.of_record(record)
    if kind != "voucher":
        raise NotPublic
    one = of.row("vouchers", record)
    one["group"] = books.groups().get(one["account"], "其他")
    at = published.place(of.code)
    shown: dict[str, Any] = {
        "here": "places",
        "place": at,
        "day": at.data_date,
        "one": one,
        "way": DIRECTIONS.get(one["direction"], ""),
        "paid": PAID.get(one["pay_method"], ""),
        "receipts": _of(of, "receipts", "voucher", record),
        "attachments": _pictures(of, record),
        "changes": _of(of, "changes", "record", record),
        "project": _found(of, "projects", one["project"]),
        "reverses": _found(of, "vouchers", one["reverses"]),
    }
    return render(request, "open/voucher.html", shown)


@open_page
def projects(request: HttpRequest, code: str) -> HttpResponse:
    """List the works that a village reads about."""
    at = published.place(code)
    rows = published.village(code).rows("projects")
    rows.sort(key=lambda row: (row["starts_on"], row["code"]), reverse=True)
    shown = {"here": "places", "place": at, "day": at.data_date, "projects": rows}
    return render(request, "open/projects.html", shown)


@open_page
def project(request: HttpRequest, record: str) -> HttpResponse:
    """Show a work: its sums, where the money comes from, who offered, step by step."""
    of, kind = published.of_record(record)
    if kind != "project":
        raise NotPublic
    one = of.row("projects", record)
    at = published.place(of.code)
    names = step_names()
    events = sorted(_of(of, "events", "project", record), key=lambda row: int(row["seq"]))
    for row in events:
        row["name"] = names.get(row["step"], row["step"])
    shown: dict[str, Any] = {
        "here": "places",
        "place": at,
        "day": at.data_date,
        "one": one,
        "method": METHODS.get(one["tender_method"], ""),
        "sums": [
            (words, one[name])
            for name, words in (
                ("estimate", "估算"), ("budget", "预算"), ("approved_budget", "评审后预算"),
                ("contract_amount", "合同价"), ("paid_amount", "已付"),
            )
            if one[name] is not None
        ],
        "fundings": _of(of, "fundings", "project", record),
        "bids": _of(of, "bids", "project", record),
        "events": events,
        "attachments": _pictures(of, record),
        "parts": _of(of, "projects", "parent", record),
        "whole": _found(of, "projects", one["parent"]),
        "vouchers": _of(of, "vouchers", "project", record),
    }  # fmt: skip
    return render(request, "open/project.html", shown)


@open_page
def picture(_request: HttpRequest, code: str, sha256: str) -> HttpResponse:
    """Return a published picture or document, opened with its village's key."""
    of = published.village(code)
    row = next(
        (one for one in of.rows("attachments") if sha256 in {one["sha256"], one["thumb_sha256"]}),
        None,
    )
    if row is None:
        raise NotPublic
    key = Keyring(home() / "keys").village(code)
    try:
        data = unseal(key, MAGIC, (home() / "feed" / MEDIA / sha256).read_bytes())
    except (OSError, SealBroken):
        raise NotPublic from None
    headers = {"Cache-Control": _FOR_EVER}
    if row["kind"] == "pdf":
        # Another's document is taken away, not run on our pages.
        headers["Content-Disposition"] = f'attachment; filename="{sha256[:16]}.pdf"'
    return HttpResponse(data, content_type=_TYPES[row["kind"]], headers=headers)


def _pictures(of: Village, owner: str) -> list[Record]:
    return sorted(_of(of, "attachments", "owner", owner), key=lambda row: int(row["position"]))


def _of(of: Village, table: str, column: str, value: str) -> list[Record]:
    return [row for row in of.rows(table) if row[column] == value]


def _found(of: Village, table: str, key: str) -> Record | None:
    try:
        return of.row(table, key) if key else None
    except NotPublic:
        return None
