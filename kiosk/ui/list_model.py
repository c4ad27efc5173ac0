"""The one list model: frozen dataclass rows in Python, roles of the same names in QML.

Screens build their rows from what the worker handed over and put them here on the GUI thread.
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
    Qt,
    Signal,
)

_Row = TypeVar("_Row")
_ROOT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractListModel, Generic[_Row]):
    """Rows of one dataclass. `kind` names its fields, so that an empty list has roles too."""

    countChanged = Signal()

    def __init__(self, kind: type[_Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        self._roles = {Qt.ItemDataRole.UserRole + 1 + n: name for n, name in enumerate(names)}
        self._rows: tuple[_Row, ...] = ()

    @property
    def rows(self) -> tuple[_Row, ...]:
        """What is shown now."""
        return self._rows

    def replace(self, rows: Sequence[_Row]) -> None:
        """Show other rows; the list starts at its top again."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        self.countChanged.emit()

    def append(self, rows: Sequence[_Row]) -> None:
        """Show more rows below; the list stays where it is."""
        if not rows:
            return
        first = len(self._rows)
        self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
        self._rows = (*self._rows, *rows)
        self.endInsertRows()
        self.countChanged.emit()

    def cut(self, length: int) -> None:
        """Keep the first `length` rows only."""
        if length >= len(self._rows):
            return
        self.beginRemoveRows(_ROOT, length, len(self._rows) - 1)
        self._rows = self._rows[:length]
        self.endRemoveRows()
        self.countChanged.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return the number of rows: Qt's question."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one field of one row: Qt's question."""
        name = self._roles.get(role)
        if name is None or not 0 <= index.row() < len(self._rows):
            return None
        return getattr(self._rows[index.row()], name)

    def roleNames(self) -> dict[int, QByteArray]:
        """Return the fields' names: Qt's question."""
        return {role: QByteArray(name.encode()) for role, name in self._roles.items()}

    @Property(int, notify=countChanged)
    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)
