"""How a file of the exchange standard is declared: columns as data, read one row at a time.

Each app's `exchange.py` declares its files with these; the loader reads by them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from province.batches import values
from province.batches.errors import BadFile, BadRow, BadValue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.db.models import Model

    from province.batches.source import Source
    from province.batches.values import Value

    Row = dict[str, Value]

MISSING: Final = "没有填"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of cell: how it is read, what stands for an empty one, whether it is an ID number."""

    read: Callable[[str], Value]
    empty: Value = None
    secret: bool = False


CODE: Final = Kind(values.code, "")
NAME: Final = Kind(values.name, "")
SHORT_NAME: Final = Kind(values.short_name, "")
TEXT: Final = Kind(values.long_text, "")
YUAN: Final = Kind(values.yuan)
SIGNED_YUAN: Final = Kind(values.signed_yuan)
WHOLE_FEN: Final = Kind(values.whole_fen)
INTEGER: Final = Kind(values.integer)
THOUSANDTHS: Final = Kind(values.thousandths)
SHARE: Final = Kind(values.share)
DAY: Final = Kind(values.day)
MONTH: Final = Kind(values.month)
ID_NUMBER: Final = Kind(values.id_number, "", secret=True)
DIVISION: Final = Kind(values.division)
VILLAGE: Final = Kind(values.village)
SHA256: Final = Kind(values.sha256)
YES_NO: Final = Kind(values.yes_no)
JSON: Final = Kind(values.json_object)


def one_of(allowed: Sequence[str], empty: str = "") -> Kind:
    """Return the kind of a cell that holds one of these words."""
    return Kind(values.choice(allowed), empty)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in the file, its kind, and where it goes.

    Attributes:
        into: the database column; empty: it is only read, for `Table.finish`.
        to: the file whose key it names, if it is a reference.
    """

    name: str
    kind: Kind
    required: bool
    into: str
    to: str = ""

    @property
    def empty(self) -> Value:
        """What an empty cell is kept as."""
        return None if self.to else self.kind.empty


def need(name: str, kind: Kind, *, into: str | None = None, to: str = "") -> Column:
    """Return a column that must be filled in."""
    return Column(name, kind, True, _place(name, kind, into, to), to)  # noqa: FBT003 - a field


def may(name: str, kind: Kind, *, into: str | None = None, to: str = "") -> Column:
    """Return a column that may be empty or missing."""
    return Column(name, kind, False, _place(name, kind, into, to), to)  # noqa: FBT003 - a field


def _place(name: str, kind: Kind, into: str | None, to: str) -> str:
    if into is not None:
        return into
    if to:
        return f"{name}_id"
    return f"{name}_fen" if kind in {YUAN, SIGNED_YUAN} else name


@dataclass(frozen=True, slots=True)
class Reference:
    """A database column that must hold a key of another file (or of an earlier row of its own)."""

    column: str
    field: str
    to: str


@dataclass(frozen=True)
class Table:
    """One file of the standard.

    Attributes:
        name: the file's name without `.csv`.
        key: names of the key columns, in the order in which the key is joined.
        finish: checks a row across columns and fills in what follows from others.
        derived: database columns that `finish` fills in.
        more_references: references that `finish` makes.
    """

    name: str
    model: type[Model]
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    finish: Callable[[Row, Source], None] | None = None
    derived: tuple[str, ...] = ()
    more_references: tuple[Reference, ...] = ()
    fields: tuple[str, ...] = field(init=False)
    references: tuple[Reference, ...] = field(init=False)

    def __post_init__(self) -> None:
        stored = tuple(column.into for column in self.columns if column.into)
        object.__setattr__(self, "fields", stored + self.derived)
        own = tuple(Reference(c.name, c.into, c.to) for c in self.columns if c.to and c.into)
        object.__setattr__(self, "references", own + self.more_references)

    @property
    def file(self) -> str:
        """The file's name in the standard."""
        return f"{self.name}.csv"

    def column(self, name: str) -> Column:
        """Return the column of this name."""
        return next(column for column in self.columns if column.name == name)

    def key_columns(self) -> tuple[Column, ...]:
        """Return the key's columns in order."""
        return tuple(self.column(name) for name in self.key)


def join_key(table: Table, parts: Sequence[Value]) -> str:
    """Return the key's parts as one text, as `withdrawals.csv` writes it.

    Raises:
        BadRow: a part holds the separator.
    """
    texts = [str(part) for part in parts]
    for name, text in zip(table.key, texts, strict=True):
        if "|" in text:
            raise BadRow(name, text, "里面不能有“|”")
    return "|".join(texts)


class RowReader:
    """Reads the cells of one file's rows by its header.

    Raises:
        BadFile: when made for a header without the key columns or with a name twice.
    """

    def __init__(self, table: Table, header: Sequence[str], source: Source) -> None:
        names = [values.fold(name.strip()).lower() for name in header]
        filled = [name for name in names if name]
        if not filled:
            raise BadFile("没有表头")
        places = {name: place for place, name in enumerate(names) if name}
        if len(places) != len(filled):
            raise BadFile("表头里有重复的列")
        if lacking := [name for name in table.key if name not in places]:
            raise BadFile(f"缺少关键列：{'、'.join(lacking)}")
        self._table = table
        self._source = source
        self._width = len(names)
        # Flat: this is walked for every row of a million.
        self._plan = [
            (
                column.name,
                places.get(column.name),
                column.required,
                column.into or column.name,
                column.empty,
                column.kind.read,
            )
            for column in table.columns
        ]
        self._key = [column.into or column.name for column in table.key_columns()]
        self.ignored_columns = len(places.keys() - {column.name for column in table.columns})

    def read(self, cells: Sequence[str]) -> tuple[str, Row]:
        """Return the row's key and its values by database column, checked across columns.

        Raises:
            BadRow: the first thing that is wrong with it.
        """
        row = self.read_cells(cells)
        key = join_key(self._table, [row[name] for name in self._key])
        if self._table.finish is not None:
            self._table.finish(row, self._source)
        return key, row

    def read_cells(self, cells: Sequence[str]) -> Row:
        """Return the values by database column, each cell checked alone.

        Raises:
            BadRow: the first thing that is wrong with it.
        """
        if len(cells) != self._width and (len(cells) < self._width or any(cells[self._width :])):
            raise BadRow("", "", f"这一行有 {len(cells)} 列，表头有 {self._width} 列")
        row: Row = {}
        for name, place, required, into, empty, read in self._plan:
            text = "" if place is None else cells[place].strip()
            if not text:
                if required:
                    raise BadRow(name, "", MISSING)
                row[into] = empty
                continue
            try:
                row[into] = read(text)
            except BadValue as error:
                raise BadRow(name, text, error.reason) from None
        return row
