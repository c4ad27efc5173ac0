"""The registers' files of the exchange standard, as data for the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province.batches.errors import BadRow
from province.batches.shape import (
    CODE,
    DAY,
    DIVISION,
    ID_NUMBER,
    NAME,
    SHARE,
    VILLAGE,
    YUAN,
    Table,
    may,
    need,
    one_of,
)
from province.registry.models import (
    Company,
    Death,
    Department,
    Division,
    Guardian,
    House,
    Official,
    Person,
    Property,
    Relation,
    RosterEntry,
    Vehicle,
)

if TYPE_CHECKING:
    from province.batches.shape import Row
    from province.batches.source import Source


def _above(row: Row, _: Source) -> None:
    code, parent = str(row["code"]), row["parent_id"]
    if parent is not None and len(str(parent)) >= len(code):
        raise BadRow("parent", str(parent), "上级应比它高一级")


def _property(name: str, model: type[Property]) -> Table:
    return Table(
        name,
        model,
        ("no", "id_number"),
        (
            need("no", CODE),
            need("id_number", ID_NUMBER),
            need("name", NAME),
            may("kind", NAME),
            may("value", YUAN),
            may("share", SHARE, into="share_ppm"),
            may("status", NAME),
            may("place", NAME),
            need("registered_on", DAY),
            may("ended_on", DAY),
        ),
    )


TABLES: Final = (
    Table(
        "divisions",
        Division,
        ("code",),
        (
            need("code", DIVISION),
            need("name", NAME),
            may("parent", DIVISION, to="divisions"),
            may("valid_from", DAY),
            may("valid_until", DAY),
            may("successor", DIVISION, to="divisions"),
        ),
        finish=_above,
    ),
    Table(
        "departments",
        Department,
        ("code",),
        (
            need("code", CODE),
            need("name", NAME),
            need("division", DIVISION, to="divisions"),
        ),
    ),
    Table(
        "people",
        Person,
        ("id_number",),
        (
            need("id_number", ID_NUMBER),
            need("name", NAME),
            need("village", VILLAGE, to="divisions"),
            need("household", CODE),
            may("born_on", DAY),
            may("sex", NAME),
            may("since", DAY),
            may("until", DAY),
            may("bank_account", NAME),
            may("phone", NAME),
        ),
    ),
    Table(
        "guardians",
        Guardian,
        ("id_number", "guardian"),
        (
            need("id_number", ID_NUMBER),
            need("guardian", ID_NUMBER),
            may("since", DAY),
            may("until", DAY),
        ),
    ),
    Table(
        "deaths",
        Death,
        ("id_number", "source"),
        (
            need("id_number", ID_NUMBER),
            need("source", one_of(Death.Source.values)),
            need("name", NAME),
            need("died_on", DAY),
        ),
    ),
    Table(
        "officials",
        Official,
        ("id_number", "post"),
        (
            need("id_number", ID_NUMBER),
            need("post", NAME),
            need("name", NAME),
            need("unit", NAME),
            need("division", DIVISION, to="divisions"),
            need("level", one_of(Official.Level.values)),
            need("since", DAY),
            may("until", DAY),
        ),
    ),
    Table(
        "relations",
        Relation,
        ("id_number", "relative"),
        (
            need("id_number", ID_NUMBER),
            need("relative", ID_NUMBER),
            need("kind", one_of(Relation.Kind.values)),
        ),
    ),
    _property("vehicles", Vehicle),
    _property("houses", House),
    _property("companies", Company),
    Table(
        "rosters",
        RosterEntry,
        ("list", "id_number", "since"),
        (
            need("list", one_of(RosterEntry.List.values)),
            need("id_number", ID_NUMBER),
            need("since", DAY),
            need("name", NAME),
            need("village", VILLAGE, to="divisions"),
            may("until", DAY),
            may("grade", NAME),
        ),
    ),
)
