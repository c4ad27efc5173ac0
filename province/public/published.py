"""What was published, read again: villages with their rows, places with their names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Final

import msgspec
import zstandard
from django.db.models import Max

from protocol.division import LENGTHS
from protocol.pack import TABLES
from province.public.doors import NotPublic
from province.public.models import PublicVillage
from province.publish.models import PublicRecord
from province.registry import divisions
from province.registry.models import Division

if TYPE_CHECKING:
    from datetime import date

Record = dict[str, Any]
"""A row by its columns, as in protocol.pack."""
VILLAGE: Final = LENGTHS[-1]
_KEPT: Final = 32  # villages in memory


@dataclass(frozen=True)
class Place:
    """A place with its name, and the places that it lies in, the highest first."""

    code: str
    name: str
    within: tuple[tuple[str, str], ...]  # code and name
    data_date: date | None

    @property
    def is_village(self) -> bool:
        """Whether it has a ledger of its own."""
        return len(self.code) == VILLAGE


@dataclass(frozen=True)
class Village:
    """A village's rows."""

    code: str
    tables: dict[str, list[list[Any]]]

    @cached_property
    def facts(self) -> dict[str, str]:
        """Its name, town and county, and the day of its data."""
        return dict(self.tables["facts"])

    def rows(self, table: str) -> list[Record]:
        """Return the rows of a table of protocol.pack by their columns."""
        return [dict(zip(TABLES[table], row, strict=True)) for row in self.tables.get(table, ())]

    def row(self, table: str, key: str) -> Record:
        """Return a row by its first column; raises NotPublic."""
        for row in self.tables.get(table, ()):
            if row[0] == key:
                return dict(zip(TABLES[table], row, strict=True))
        raise NotPublic


def top() -> str:
    """Return the code of the highest place there is; raises NotPublic on an empty platform."""
    found = Division.objects.filter(parent=None).order_by("code").values_list("code", flat=True)
    code = found.first()
    if code is None:
        raise NotPublic
    return str(code)


def place(code: str) -> Place:
    """Return a place; raises NotPublic where the register has none."""
    codes = [code[:length] for length in LENGTHS if length <= len(code)]
    names = divisions.names(codes)
    if code not in names:
        raise NotPublic
    within = tuple((one, names[one]) for one in codes if one != code and one in names)
    return Place(code, names[code], within, data_date(code))


def data_date(code: str) -> date | None:
    """Return the newest day of what was published of the villages in a place."""
    # By bounds, for the primary key serves them: codes are digits, and ':' comes after '9'.
    here = PublicVillage.objects.filter(village__gte=code, village__lt=f"{code}:")
    day: date | None = here.aggregate(day=Max("data_date"))["day"]
    return day


def below(code: str) -> list[tuple[str, str]]:
    """Return code and name of the places right below, in the order of their codes."""
    found = Division.objects.filter(parent__code=code, withdrawn_on=None).order_by("code")
    return list(found.values_list("code", "name"))


def village(code: str) -> Village:
    """Return what was published of a village; raises NotPublic."""
    kept = PublicVillage.objects.filter(village=code).values_list("rows", flat=True).first()
    if kept is None:
        raise NotPublic
    return _village(code, bytes(kept))


def of_record(record_id: str) -> tuple[Village, str]:
    """Return the village whose page shows a record, and its kind; raises NotPublic."""
    known = PublicRecord.objects.filter(id=record_id).first()
    if known is None:
        raise NotPublic
    return village(known.village), known.kind


@lru_cache(maxsize=_KEPT)
def _village(code: str, packed: bytes) -> Village:
    return Village(code, msgspec.json.decode(zstandard.decompress(packed)))
