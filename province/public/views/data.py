"""The tables as JSON and CSV, and the document that describes them."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.home import home
from province.public import published
from province.public.doors import NotPublic, open_page
from province.public.openapi import FORMS, document
from province.public.static_files import FILES
from province.public.tables import TABLES, Table
from province.publish.address import address

_TYPES: Final = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
_CODE: Final = re.compile(r"(?:[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})")
# What a spreadsheet would take for a formula, wherever it came from.
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")


@open_page
def api(_request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document."""
    data = msgspec.json.format(msgspec.json.encode(document(address(home()))), indent=2)
    return HttpResponse(data, content_type=_TYPES["json"])


@open_page
def table(request: HttpRequest, name: str, form: str) -> HttpResponse:
    """Return a table of a place: 200, 400 for what is not asked rightly, 404."""
    wanted = TABLES.get(name)
    if wanted is None or form not in FORMS:
        return _problem(404, "没有这张表")
    known = {wanted.of} - {None}
    if set(request.GET) - known or any(len(request.GET.getlist(key)) > 1 for key in request.GET):
        return _problem(400, "多写了别的")
    code = request.GET.get(wanted.of or "", "")
    try:
        if wanted.of == "village" and not (
            _CODE.fullmatch(code) and len(code) == published.VILLAGE
        ):
            return _problem(400, "请写 village=十二位的村代码")
        if wanted.of == "place" and code and not _CODE.fullmatch(code):
            return _problem(400, "地方的代码是 2、4、6、9 或 12 位数字")
        place = code or published.top()
        if wanted.of == "place":
            published.place(place)
        return _answer(wanted, form, place)
    except NotPublic:
        return _problem(404, "没有这个地方，或者还没有公开")


def _answer(wanted: Table, form: str, place: str) -> HttpResponse:
    day = published.data_date(place)
    rows = list(wanted.rows(place))
    if form == "json":
        told = {"table": wanted.name, "data_date": day.isoformat() if day else None, "rows": rows}
        return HttpResponse(msgspec.json.encode(told), content_type=_TYPES["json"])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in wanted.columns])
    for row in rows:
        writer.writerow([_cell(row[column.name]) for column in wanted.columns])
    # With a mark of its coding: a spreadsheet would take it for GBK.
    response = HttpResponse(out.getvalue().encode("utf-8-sig"), content_type=_TYPES["csv"])
    file = f"{wanted.name}-{place}-{day.isoformat() if day else 'empty'}.csv"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _cell(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula; numbers stay what they are."""
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


def _problem(status: int, words: str) -> HttpResponse:
    data = msgspec.json.encode({"error": words})
    return HttpResponse(data, status=status, content_type=_TYPES["json"])


@open_page
def about(request: HttpRequest) -> HttpResponse:
    """Say what can be taken away, and how sums are kept from telling of anybody."""
    shown = {"here": "data", "tables": TABLES.values(), "day": published.data_date("")}
    return render(request, "open/data.html", shown)


@open_page
def static(_request: HttpRequest, name: str) -> HttpResponse:
    """Return one of the few static files; its address changes with its content."""
    file = FILES.get(name)
    if file is None:
        raise NotPublic
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(file.data, content_type=file.content_type, headers=headers)
