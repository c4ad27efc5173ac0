"""Indexes that come and go while the platform answers: PostgreSQL does it beside its work.

For migrations of tables that may be large; such a migration is `atomic = False`. SQLite, which has
one writer at a time anyway, does it as usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import AddIndex, RemoveIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.operations.base import Operation


def _as_it_can(beside: type[Operation], usual: type[Operation]) -> Callable[..., None]:
    def database_forwards(
        self: Any, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any
    ) -> None:
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        how = beside if on_postgresql else usual
        how.database_forwards(self, app_label, schema_editor, *states)

    return database_forwards


class AddIndexQuietly(AddIndexConcurrently):
    """Adds an index without a lock that anybody waits for."""

    database_forwards = _as_it_can(AddIndexConcurrently, AddIndex)


class RemoveIndexQuietly(RemoveIndexConcurrently):
    """Takes an index away likewise."""

    database_forwards = _as_it_can(RemoveIndexConcurrently, RemoveIndex)
