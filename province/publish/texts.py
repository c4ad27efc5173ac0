"""Words in which numbers of people were blacked out: the data desk has them mended at their source.

Noted as they are published, black; the number itself is kept nowhere. Called by `publication`.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
from django.db import transaction

from protocol.pack import TABLES
from province.privacy.models import BlackText
from province.publish.masks import BLACK
from province.publish.village import Rows

_WORDS: Final = (
    "vouchers", "attachments", "projects", "events", "fundings", "bids", "affairs", "changes",
    "outcomes",
)  # fmt: skip
"""Tables with free words."""
_NAMED_BY: Final = ("voucher_no", "code", "no", "title", "caption", "id")


def note(village: str, rows: Rows) -> None:
    """Keep a village's words with something black in them, in the place of those of before."""
    found = set(_black(rows))
    kept = BlackText.objects.filter(village=village)
    if found == set(kept.values_list("table", "record", "text")):
        return
    with transaction.atomic():
        kept.delete()
        BlackText.objects.bulk_create(
            BlackText(village=village, table=table, record=record, text=text)
            for table, record, text in sorted(found)
        )


def _black(rows: Rows) -> Iterator[tuple[str, str, str]]:
    for table in _WORDS:
        columns = TABLES[table]
        named = columns.index(next(name for name in _NAMED_BY if name in columns))
        for row in rows[table]:
            for cell in row:
                words = cell if isinstance(cell, str) else _written(cell)
                if BLACK in words:
                    yield table, str(row[named])[:100], words[:500]


def _written(cell: object) -> str:
    return msgspec.json.encode(cell).decode() if isinstance(cell, dict | list) else ""
