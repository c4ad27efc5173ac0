"""A village kept for the pages as it was published to its terminals. Called by publishing.

The pages read these rows and nothing else of a village, so they cannot show more than a terminal.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
import zstandard
from django.db import transaction

from province.public import sums
from province.public.models import PublicVillage, Sum

if TYPE_CHECKING:
    from province.publish.village import Rows, VillageData

NOT_KEPT: Final = frozenset({"bundles"})
"""People's own pages: sealed, and nobody's business here."""
_LEVEL: Final = 3


def is_kept(village: str) -> bool:
    """Whether the pages have a village."""
    return PublicVillage.objects.filter(village=village).exists()


@transaction.atomic
def keep(of: VillageData, rows: Rows) -> None:
    """Keep a village's public rows and its sums: both or neither."""
    public = {table: found for table, found in rows.items() if table not in NOT_KEPT}
    day = next((str(value) for name, value in rows["facts"] if name == "data_date"), "")
    PublicVillage.objects.update_or_create(
        village=of.code,
        defaults={
            "data_date": date.fromisoformat(day) if day else None,
            "rows": zstandard.compress(msgspec.json.encode(public), _LEVEL),
            "added_up": False,
        },
    )
    sums.keep(Sum.Kind.FUNDS, of.code, of.sums)
