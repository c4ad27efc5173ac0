"""The data sets that rules read: columns, types, and where the province keeps them.

Rules know these names alone. Money is in fen, months are counted (`year * 12 + month - 1`), a
person is the first 17 digits of the ID number as an integer (the 18th only repeats them), a
missing text is empty and anything else missing is NULL. Used by `grammar`, `export`, `fixtures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from province import sql

BIGINT, VARCHAR, DATE, INTEGER, BOOLEAN = "BIGINT", "VARCHAR", "DATE", "INTEGER", "BOOLEAN"


@dataclass(frozen=True)
class Column:
    """A column of a set; `source` is its expression over the province's table `t`."""

    name: str
    type: str
    source: str


@dataclass(frozen=True)
class DataSet:
    """A set: its columns, the table behind it, how its age is told, whether it is by person.

    `newest` is the column whose latest day tells how far the set reaches; without one, the day
    of the last import does. A set with `person` is cut into parts, a household in one part.
    """

    name: str
    table: str
    columns: tuple[Column, ...]
    newest: str = ""
    where: str = "t.withdrawn_on IS NULL"
    changes: str = ""  # the exchange standard's file, where it has another name
    behind: str = ""  # the table whose batches tell when rows changed, where it is no table itself

    @property
    def told_by(self) -> str:
        """The table whose batches tell when rows changed."""
        return self.behind or self.table

    @property
    def of_persons(self) -> bool:
        """Whether its rows belong to a person."""
        return any(column.name == "person" for column in self.columns)

    @property
    def keyed(self) -> bool:
        """Whether its rows are the table's own, known by their keys."""
        return any(column.name == "key" for column in self.columns)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names."""
        return tuple(column.name for column in self.columns)


def _person(source: str = "id_number", name: str = "person") -> Column:
    return Column(
        name,
        BIGINT,
        f"CASE WHEN t.{source} <> '' THEN CAST(substr(t.{source},1,17) AS BIGINT) END",
    )


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, VARCHAR, f"t.{name}") for name in names)


def _code(name: str) -> Column:
    """Return a reference by code; missing is empty."""
    return Column(name, VARCHAR, f"coalesce(t.{name}_id, '')")


def _day(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, DATE, f"t.{name}") for name in names)


def _fen(name: str) -> Column:
    return Column(name, BIGINT, f"t.{name}_fen")


def _months(text: str) -> str:
    return f"CAST(substr({text},1,4) AS INTEGER)*12+CAST(substr({text},6,2) AS INTEGER)-1"


def _condition(name: str, type_: str) -> Column:
    return Column(name, type_, f"CAST({sql.field('t.conditions', name)} AS BIGINT)")


_OLD_VOUCHER: Final = sql.field("c.old", "voucher_id")
_KEY: Final = _text("key")
_SPAN: Final = _day("since", "until")
_VILLAGE: Final = _code("village")


def _property(name: str) -> DataSet:
    columns = (
        *_text("no"),
        _person(),
        *_text("name", "kind"),
        _fen("value"),
        Column("share_ppm", INTEGER, "t.share_ppm"),
        *_text("status", "place"),
        *_day("registered_on", "ended_on"),
    )
    table = {"vehicles": "vehicle", "houses": "house", "companies": "company"}[name]
    return DataSet(name, f"registry_{table}", columns)


def _listed(name: str) -> str:
    """Select one row per entry of a list in the programmes' conditions."""
    return (
        "SELECT p.code AS programme, '" + name + "' AS kind, j.value AS value "
        f"FROM funds_programme p, {sql.entries('p.conditions', name)} "
        "WHERE p.withdrawn_on IS NULL"
    )


_ALL: Final = (
    DataSet(
        "people",
        "registry_person",
        (
            _person(),
            *_text("name"),
            _VILLAGE,
            Column("household", VARCHAR, "t.village_id || '-' || t.household"),
            Column(
                "born_on",
                DATE,
                "coalesce(CAST(t.born_on AS TEXT), substr(t.id_number,7,4) || '-' || "
                "substr(t.id_number,11,2) || '-' || substr(t.id_number,13,2))",
            ),
            *_SPAN,
            Column("account", VARCHAR, "t.bank_account"),
        ),
    ),
    DataSet("guardians", "registry_guardian", (_person(), _person("guardian", "guardian"), *_SPAN)),
    DataSet(
        "deaths",
        "registry_death",
        (_person(), *_text("source", "name"), *_day("died_on")),
        newest="died_on",
    ),
    DataSet(
        "officials",
        "registry_official",
        (_person(), *_text("post", "name", "unit"), _code("division"), *_text("level"), *_SPAN),
    ),
    DataSet(
        "relations",
        "registry_relation",
        (_person(), _person("relative", "relative"), *_text("kind")),
    ),
    _property("vehicles"),
    _property("houses"),
    _property("companies"),
    DataSet(
        "rosters",
        "registry_rosterentry",
        (*_KEY, *_text("list"), _person(), *_text("name"), _VILLAGE, *_SPAN, *_text("grade")),
    ),
    DataSet(
        "programmes",
        "funds_programme",
        (
            *_text("code", "name", "category"),
            _fen("unit"),
            *_text("frequency"),
            _condition("min_age", INTEGER),
            _condition("max_age", INTEGER),
            Column(
                "other_conditions",
                BOOLEAN,
                "CAST(t.conditions IS NULL OR EXISTS (SELECT 1 FROM "  # noqa: S608 - our own words
                f"{sql.fields('t.conditions')} WHERE j.key NOT IN ('min_age','max_age','lists',"
                "'not_lists','grades','excludes') AND j.value IS NOT NULL "
                "AND j.value <> '[]') AS INTEGER)",
            ),
        ),
    ),
    DataSet(
        "conditions",
        "(" + " UNION ALL ".join(map(_listed, ("lists", "not_lists", "grades", "excludes"))) + ")",
        _text("programme", "kind", "value"),
        where="TRUE",
        changes="programmes",
        behind="funds_programme",
    ),
    DataSet(
        "allotments",
        "funds_allotment",
        (
            *_KEY,
            Column("department", VARCHAR, "t.department_id"),
            *_text("allotment_no"),
            _code("programme"),
            _code("from_division"),
            _code("to_division"),
            _fen("amount"),
            *_day("allotted_on"),
        ),
        newest="allotted_on",
    ),
    DataSet(
        "payments",
        "funds_payment",
        (
            *_KEY,
            _code("programme"),
            _person(),
            *_text("name"),
            _VILLAGE,
            _fen("amount"),
            *_day("paid_on"),
            *_text("status", "account", "account_name", "allotment_no"),
            Column(
                "month",
                INTEGER,
                f"CASE WHEN t.period <> '' THEN {_months('t.period')} "
                f"ELSE {_months('CAST(t.paid_on AS TEXT)')} END",
            ),
            Column("quantity_milli", BIGINT, "t.quantity_milli"),
            *_text("grade"),
        ),
        newest="paid_on",
    ),
    DataSet(
        "accounts", "ledger_account", (*_text("code", "name"), Column("grp", VARCHAR, 't."group"'))
    ),
    DataSet(
        "vouchers",
        "ledger_voucher",
        (
            *_KEY,
            *_text("voucher_no"),
            _VILLAGE,
            Column("day", DATE, "t.date"),
            *_text("direction"),
            _code("account"),
            _fen("amount"),
            *_text("summary", "payee", "handler", "witness", "reviewer", "approver"),
            _code("project"),
            *_text("place", "pay_method", "invoice_no"),
            *_day("published_on"),
            _code("reverses"),
        ),
        newest="day",
    ),
    DataSet(
        "receipts",
        "ledger_receipt",
        (*_KEY, _code("voucher"), _VILLAGE, _person(), *_text("name"), _fen("amount")),
    ),
    DataSet(
        "attachments",
        # The same file handed in for another voucher takes the place of the first: what it
        # belonged to before stands in the history.
        "(SELECT sha256, voucher_id FROM ledger_attachment WHERE withdrawn_on IS NULL "  # noqa: S608
        "AND voucher_id IS NOT NULL UNION "
        f"SELECT c.key, {_OLD_VOUCHER} "
        "FROM batches_change c WHERE c.\"table\" = 'attachments' AND c.kind = 'replaced' "
        f"AND {_OLD_VOUCHER} IS NOT NULL)",
        (*_text("sha256"), _code("voucher")),
        where="TRUE",
        changes="attachments",
        behind="ledger_attachment",
    ),
    DataSet(
        "projects",
        "projects_project",
        (
            *_text("code", "kind"),
            _code("division"),
            *_text("name", "place", "owner", "contractor"),
            _fen("contract_amount"),
            *_day("starts_on", "ends_on", "accepted_on"),
        ),
    ),
)
SETS: Final = {one.name: one for one in _ALL}
