"""The affairs' file of the exchange standard, as data for the import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from province.affairs.models import Affair
from province.affairs.powers import power_numbers
from province.batches.errors import BadRow
from province.batches.shape import (
    CODE,
    DAY,
    INTEGER,
    JSON,
    NAME,
    TEXT,
    VILLAGE,
    Table,
    may,
    need,
    one_of,
)

if TYPE_CHECKING:
    from province.batches.shape import Row
    from province.batches.source import Source


def _known_power(row: Row, _: Source) -> None:
    power = row["power"]
    if power is not None and power not in power_numbers():
        raise BadRow("power", str(power), "村级权力清单里没有这个编号")


TABLES: Final = (
    Table(
        "affairs",
        Affair,
        ("no", "village"),
        (
            need("no", CODE),
            need("village", VILLAGE, to="divisions"),
            need("kind", one_of(Affair.Kind.values)),
            need("title", NAME),
            need("body", TEXT),
            need("published_on", DAY),
            may("power", INTEGER),
            may("detail", JSON),
        ),
        finish=_known_power,
    ),
)
