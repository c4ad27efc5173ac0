"""The one list model: frozen dataclass rows in Python, roles of the same names in QML.

Screens build their rows from what the worker handed over and put them here on the GUI thread.

Rows are kept as plain tuples: the garbage collector takes those of texts and numbers off its list,
where a hundred thousand objects would hold up a frame each time it looks through them.
"""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
)

_Row = TypeVar("_Row")
_ROOT = QModelIndex()
# Qt.ItemDataRole, whose namespace the first frame would wait 16 ms for.
_DISPLAY_ROLE = 0
_FIRST_ROLE = 0x0101  # behind UserRole
_Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractListModel, Generic[_Row]):
    """Rows of one dataclass. `kind` names its fields, so that an empty list has roles too."""

    countChanged = Signal()

    def __init__(self, kind: type[_Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._rows: list[tuple[Any, ...]] = []

    @property
    def rows(self) -> tuple[_Row, ...]:
        """What is shown now, made anew; `rowCount()` makes nothing."""
        return tuple(self._kind(*row) for row in self._rows)

    @property
    def last(self) -> _Row | None:
        """The row at the end."""
        return self._kind(*self._rows[-1]) if self._rows else None

    def replace(self, rows: Sequence[_Row]) -> None:
        """Show other rows; the list starts at its top again."""
        self.beginResetModel()
        self._rows = [self._values(row) for row in rows]
        self.endResetModel()
        self.countChanged.emit()

    def renew(self, rows: Sequence[_Row]) -> None:
        """Show these rows; where they are shown already, nothing jumps under a finger."""
        if [self._values(row) for row in rows] != self._rows:
            self.replace(rows)

    def append(self, rows: Sequence[_Row]) -> None:
        """Show more rows below; the list stays where it is."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
        self._rows += [self._values(row) for row in rows]
        self.endInsertRows()
        self.countChanged.emit()

    def cut(self, length: int) -> None:
        """Keep the first `length` rows only."""
        if length >= len(self._rows):
            return
        self.beginRemoveRows(_ROOT, length, len(self._rows) - 1)
        del self._rows[length:]
        self.endRemoveRows()
        self.countChanged.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows: Qt's question."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = _DISPLAY_ROLE) -> Any:
        """Return one field of one row: Qt's question."""
        field = role - _FIRST_ROLE
        if not 0 <= field < len(self._names) or not 0 <= index.row() < len(self._rows):
            return None
        return self._rows[index.row()][field]

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the fields' names: Qt's question."""
        return {
            _FIRST_ROLE + field: QByteArray(name.encode()) for field, name in enumerate(self._names)
        }

    @Property(int, notify=countChanged)
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def _values(self, row: _Row) -> tuple[Any, ...]:
        return tuple(getattr(row, name) for name in self._names)
