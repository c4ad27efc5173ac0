"""Which villages a publication must look at: those that something new in the database concerns.

The import only appends: a new row has a number above all before it, a row that was replaced or
withdrawn stands in the append-only history. So `marks` of the last publication tell what is new,
and each row tells whom it concerns. Whatever is not understood here concerns every village.
Called by `publication` alone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import msgspec
from django.db.models import Max, Model, Q

import protocol
import province
from province.batches.models import Change
from province.batches.tables import TABLES
from province.funds.models import Payment
from province.ledger.models import Receipt, Voucher
from province.matching.models import Outcome
from province.matching.notices import answered
from province.privacy.models import Look, Ruling
from province.projects.models import Project
from province.publish.models import Mark, VillageState
from province.registry.models import Person
from province.reports.models import Office

Marks = dict[str, str]
"""What stood there at a publication: table -> its highest number; `code`, `outcomes`, `offices`."""

_CHUNK: Final = 500  # numbers a query
_MOST: Final = 300_000  # rows or numbers beyond which looking at everything is cheaper
_CHANGES: Final = "changes"

# What a new or changed row concerns, by the column that says so.
_VILLAGE, _NUMBER, _DIVISION, _PROJECT = "village_id", "id_number", "division", "project"
_CONCERNS: Final[dict[str, tuple[str, ...]]] = {
    "people": (_VILLAGE, _NUMBER),
    "payments": (_VILLAGE, _NUMBER),
    "receipts": (_VILLAGE, _NUMBER),
    "vouchers": (_VILLAGE,),
    "affairs": (_VILLAGE,),
    "attachments": (_VILLAGE,),
    "deaths": (_NUMBER,),
    "rosters": (_NUMBER,),
    "officials": ("division_id",),
    "divisions": ("code",),
    "projects": (_PROJECT,),
    "fundings": (_PROJECT,),
    "project_events": (_PROJECT,),
    "bids": (_PROJECT,),
}
# Not in any village's pack; names of accounts and departments stand in the catalogue.
_NOWHERE: Final = frozenset(
    {
        "accounts", "allotments", "companies", "contracts", "departments", "guardians", "houses",
        "relations", "vehicles",
    }
)  # fmt: skip


class _Everything(Exception):
    """Every village must be looked at."""


def marks() -> Marks:
    """Return what stands there now; to be asked before any row is read."""
    found = {name: str(_highest(table.model)) for name, table in TABLES.items()}
    found[_CHANGES] = str(_highest(Change))
    found |= {name: str(_highest(model)) for name, model in _OF_PICTURES.items()}
    found["code"] = _program()
    found["outcomes"] = _by_division(
        Outcome.objects.order_by("division_id", "no").values_list("division_id", *_OUTCOME)
    )
    found["offices"] = _by_division(
        Office.objects.order_by("code").values_list("division", "code", "telephone")
    )
    found["notices"] = _by_division(
        answered().order_by("division", "id").values_list("division", "id", "id_number")
    )
    return found


def keep(now: Marks) -> None:
    """Note that everything up to `now` is published."""
    Mark.objects.bulk_create(
        [Mark(name=name, value=value) for name, value in now.items()],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["value"],
    )


def kept() -> Marks:
    """Return the marks of the last publication; none before the first."""
    return dict(Mark.objects.values_list("name", "value"))


def villages(before: Marks, now: Marks) -> set[str] | None:
    """Return the codes of the villages that something since `before` concerns; None: all.

    The codes may be of villages without anything to publish.
    """
    if before.keys() != now.keys() or before["code"] != now["code"]:
        return None
    try:
        return _Search(before, now).villages()
    except _Everything:
        return None


_OF_PICTURES: Final[dict[str, type[Model]]] = {"looks": Look, "rulings": Ruling}
_OUTCOME: Final = (
    "no", "kind", "state", "title", "found_on", "settled_on", "result", "recovered_fen", "record",
)  # fmt: skip


class _Search:
    def __init__(self, before: Marks, now: Marks) -> None:
        self._before, self._now = before, now
        self._villages: set[str] = set()
        self._numbers: set[str] = set()
        self._divisions: set[str] = set()
        self._projects: set[str] = set()

    def villages(self) -> set[str]:
        for name, table in TABLES.items():
            self._new_rows(name, table.model)
        self._changed_rows()
        self._pictures()
        for shared in ("outcomes", "offices", "notices"):
            old, new = (_read(marks[shared]) for marks in (self._before, self._now))
            self._divisions |= {code for code in old | new if old.get(code) != new.get(code)}
        self._of_projects()
        self._of_numbers()
        self._of_divisions()
        return self._villages

    def _new_rows(self, name: str, model: type[Model]) -> None:
        first, last = int(self._before[name]), int(self._now[name])
        if first == last or name in _NOWHERE:
            return
        columns = _CONCERNS.get(name)
        if columns is None or last - first > _MOST:
            raise _Everything
        rows = model._default_manager.filter(pk__gt=first, pk__lte=last)  # noqa: SLF001
        real = [self._real(name, column) for column in columns]
        for row in rows.values_list(*real).iterator():
            for column, value in zip(columns, row, strict=True):
                self._note(column, value)

    def _changed_rows(self) -> None:
        keys: dict[str, set[str]] = defaultdict(set)
        first, last = int(self._before[_CHANGES]), int(self._now[_CHANGES])
        if last - first > _MOST:
            raise _Everything
        for change in Change.objects.filter(pk__gt=first, pk__lte=last).iterator():
            if change.table in _NOWHERE:
                continue
            columns = _CONCERNS.get(change.table)
            if columns is None:
                raise _Everything
            keys[change.table].add(change.key)
            for column in columns:  # whom it concerned before
                self._note(column, change.old.get(self._real(change.table, column)))
        for table, changed in keys.items():
            columns = _CONCERNS[table]
            real = [self._real(table, column) for column in columns]
            model = TABLES[table].model
            for row in _in(model, "key", changed, *real):
                for column, value in zip(columns, row, strict=True):
                    self._note(column, value)
        # A page of "paid in my name" says what its voucher says, in whatever village it lies.
        signed = _in(Receipt, "voucher_id", keys["vouchers"], "id_number")
        self._numbers |= {number for (number,) in signed if number}

    def _pictures(self) -> None:
        """A picture that was read, or decided on, is shown or no longer shown."""
        for name, model in _OF_PICTURES.items():
            first, last = int(self._before[name]), int(self._now[name])
            if first == last:
                continue
            if last - first > _MOST:
                raise _Everything
            rows = model._default_manager.filter(pk__gt=first, pk__lte=last)  # noqa: SLF001
            self._villages |= set(rows.values_list("village", flat=True).distinct())

    @staticmethod
    def _real(table: str, column: str) -> str:
        if column == _PROJECT:
            return "code" if table == "projects" else "project_id"
        return column

    def _note(self, column: str, value: Any) -> None:
        if not value:
            return
        if column == _VILLAGE:
            self._villages.add(str(value))
        elif column == _NUMBER:
            self._numbers.add(str(value))
        elif column == _PROJECT:
            self._projects.add(str(value))
        else:
            self._divisions.add(str(value))
        if len(self._numbers) > _MOST:
            raise _Everything

    def _of_projects(self) -> None:
        """A project stands on the pages of its place, its family's, and whose ledger names it."""
        codes = self._projects
        codes |= {str(up) for (up,) in _in(Project, "code", codes, "parent_id") if up}
        codes |= {str(code) for (code,) in _in(Project, "parent_id", codes, "code")}
        for (division,) in _in(Project, "code", codes, "division_id"):
            self._divisions.add(str(division))
        for (village,) in _in(Voucher, "project_id", codes, "village_id"):
            self._villages.add(str(village))

    def _of_numbers(self) -> None:
        for model in (Person, Payment):
            for (village,) in _in(model, "id_number", self._numbers, "village_id"):
                self._villages.add(str(village))

    def _of_divisions(self) -> None:
        known = VillageState.objects.values_list("village", flat=True)
        self._villages |= {code for code in self._divisions if len(code) == _VILLAGE_DIGITS}
        over = sorted(code for code in self._divisions if len(code) < _VILLAGE_DIGITS)
        for part in _cut(iter(over), _CHUNK // 10):
            within = Q()
            for code in part:
                within |= Q(village__startswith=code)
            self._villages |= set(known.filter(within))


_VILLAGE_DIGITS: Final = 12


def _highest(model: type[Model]) -> int:
    return model._default_manager.aggregate(top=Max("pk"))["top"] or 0  # noqa: SLF001


def _in(model: type[Model], column: str, values: Iterable[str], *wanted: str) -> Iterator[Any]:
    for part in _cut(iter(sorted(values)), _CHUNK):
        rows = model._default_manager.filter(**{f"{column}__in": part})  # noqa: SLF001
        yield from rows.values_list(*wanted).distinct()


def _cut(source: Iterator[str], size: int) -> Iterator[list[str]]:
    while part := list(islice(source, size)):
        yield part


def _by_division(rows: Iterable[tuple[Any, ...]]) -> str:
    """Return {division: digest of its rows} as JSON: small tables, which change in place."""
    found: dict[str, Any] = defaultdict(hashlib.sha256)
    for division, *rest in rows:
        found[division].update(repr(rest).encode())
    return msgspec.json.encode({code: one.hexdigest()[:24] for code, one in found.items()}).decode()


def _read(text: str) -> dict[str, str]:
    return msgspec.json.decode(text, type=dict[str, str])


def _program() -> str:
    """Return a digest of our own code and tables: another program may say things otherwise."""
    digest = hashlib.sha256()
    for package in (protocol, province):
        root = Path(str(package.__file__)).parent
        kept: Callable[[Path], bool] = lambda path: path.suffix in {".py", ".csv"}  # noqa: E731
        for path in sorted(filter(kept, root.rglob("*"))):
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
