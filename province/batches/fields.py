"""Short forms of the columns that every imported table is made of. Only models use them."""

from __future__ import annotations

from typing import Any

from django.db import models

NAME_LENGTH = 200
CODE_LENGTH = 64
ID_LENGTH = 18


def fen(*, null: bool = True) -> models.BigIntegerField[Any, Any]:
    """Return a column of money in integer fen."""
    return models.BigIntegerField(null=null, blank=null, help_text="fen, 1/100 yuan")


def code(*, unique: bool = False) -> models.CharField[Any, Any]:
    """Return a column for a code or number, text that keeps leading zeros."""
    return models.CharField(max_length=CODE_LENGTH, unique=unique, blank=not unique)


def name() -> models.CharField[Any, Any]:
    """Return a column for a name or another short text, empty when not handed in."""
    return models.CharField(max_length=NAME_LENGTH, blank=True, default="")


def id_number(*, index: bool = True) -> models.CharField[Any, Any]:
    """Return a column for a person's ID number.

    Kept in plain: this database stays on the province's server. It is never published, logged
    or put in a message; the feed knows people by a locator only.
    """
    return models.CharField(
        max_length=ID_LENGTH,
        blank=True,
        default="",
        db_index=index,
        help_text="citizen ID number: never leaves this server, never logged",
    )


def day() -> models.DateField[Any, Any]:
    """Return a column for a date that may be missing."""
    return models.DateField(null=True, blank=True)


def refers(  # noqa: PLR0913 - what a reference can be
    to: str,
    *,
    field: str = "code",
    null: bool = False,
    index: bool = False,
    reverse: str = "+",
    checked: bool = True,
) -> models.ForeignKey[Any, Any]:
    """Return a reference by natural key, so that the `*_id` attribute is the code itself.

    Args:
        to: the model, `app.Model`.
        field: the unique column referred to: `code`, or `key` for a key of several columns.
        null: whether it may be missing.
        index: whether rows are looked up by it.
        reverse: name of the way back, none by default.
        checked: whether the database looks each one up as well, as the import does.
    """
    return models.ForeignKey(
        to,
        on_delete=models.PROTECT,
        to_field=field,
        null=null,
        blank=null,
        db_index=index,
        related_name=reverse,
        db_constraint=checked,
    )
