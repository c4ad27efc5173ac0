"""Adding to the chain. Called inside the transaction of the step that it keeps.

link = SHA-256 of the link before and the fields, joined by 0x1F; the first has 64 zeros before it.
"""

import hashlib
from datetime import date
from typing import Final

from django.db import transaction

from province import sql
from province.trace.models import Line

START: Final = "0" * 64
_SEPARATOR: Final = "\x1f"


def add(day: date, what: str, who: str, about: str, note: str = "") -> Line:
    """Add a line; must run inside a transaction, so that step and line are one."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a trace without its step")
    sql.turn("trace")
    last = Line.objects.order_by("-number").first()
    before, number = (START, 1) if last is None else (last.link, last.number + 1)
    fields = (f"{number}", f"{day}", what, who, about, note)
    return Line.objects.create(
        number=number, day=day, what=what, who=who, about=about, note=note,
        link=link(before, fields),
    )  # fmt: skip


def link(before: str, fields: tuple[str, ...]) -> str:
    """Return the link of a line whose fields are these."""
    return hashlib.sha256(_SEPARATOR.join((before, *fields)).encode()).hexdigest()
