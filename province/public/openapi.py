"""The OpenAPI 3.1 document of the tables that everyone may take, made of the tables themselves."""

from __future__ import annotations

from typing import Any, Final

from province.public.tables import TABLES, Column, Table

FORMS: Final = ("json", "csv")
_PATTERNS: Final = {
    "place": "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$",
    "village": "^[0-9]{12}$",
}


def document(address: str) -> dict[str, Any]:
    """Return the document; `address` is the platform's, ending in a slash."""
    paths: dict[str, Any] = {}
    for table in TABLES.values():
        for form in FORMS:
            paths[f"/open/data/{table.name}.{form}"] = {"get": _operation(table, form)}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "明镜 · 公开数据",
            "version": "1",
            "description": "金额都是分。人数少于三的不单独列出，算在上一级里。",
            "license": {"name": "GPL-3.0-or-later", "identifier": "GPL-3.0-or-later"},
        },
        "servers": [{"url": address.rstrip("/")}],
        "paths": paths,
    }


def _operation(table: Table, form: str) -> dict[str, Any]:
    json_form = form == "json"
    schema = _answer(table) if json_form else {"type": "string"}
    kind = "application/json" if json_form else "text/csv"
    problems: dict[str, Any] = {}
    parameters: list[dict[str, Any]] = []
    if table.of is not None:
        parameters.append(
            {
                "name": table.of,
                "in": "query",
                "required": table.of == "village",
                "description": "地方的代码" + ("" if table.of == "village" else "；不写就是全省"),
                "schema": {"type": "string", "pattern": _PATTERNS[table.of]},
            }
        )
        problems = {
            "400": _problem("代码的写法不对，或者多写了别的"),
            "404": _problem("没有这个地方，或者还没有公开"),
        }
    else:
        problems = {"400": _problem("多写了别的"), "404": _problem("还没有公开")}
    return {
        "summary": table.words,
        "operationId": f"{table.name}_{form}",
        "parameters": parameters,
        "responses": {
            "200": {"description": table.words, "content": {kind: {"schema": schema}}},
            **problems,
        },
    }


def _answer(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["table", "data_date", "rows"],
        "properties": {
            "table": {"const": table.name},
            "data_date": {"type": ["string", "null"], "description": "数据截至哪一天"},
            "rows": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": [column.name for column in table.columns],
                    "properties": {column.name: _type(column) for column in table.columns},
                },
            },
        },
    }


def _type(column: Column) -> dict[str, Any]:
    kind: Any = [column.kind, "null"] if column.may_lack else column.kind
    return {"type": kind, **({"description": column.words} if column.words else {})}


def _problem(words: str) -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"type": "string"}},
    }
    return {"description": words, "content": {"application/json": {"schema": schema}}}
