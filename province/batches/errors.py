"""What can be wrong with a batch. Reasons are Chinese: the department's clerk reads them.

BatchError
├── BadBatch   the whole batch cannot be taken: nothing of it is imported
├── BadFile    one file is refused whole, nothing of it stays
└── BadRow     one row is refused alone
BadValue(ValueError)  one cell; the reader of the row makes a BadRow of it
"""

from __future__ import annotations


class BatchError(Exception):
    """Something handed in is wrong; `reason` says what, without personal data."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BadBatch(BatchError):
    """The batch as a whole cannot be taken."""


class BadFile(BatchError):
    """A file without header or key column, or unreadable."""


class BadRow(BatchError):
    """A row that is refused: `column` and `value` say where; `value` is masked when written."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.value = value


class BadValue(ValueError):
    """A cell that cannot be read; `reason` never repeats it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
