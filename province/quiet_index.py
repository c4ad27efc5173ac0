"""Indexes that come and go while the platform answers: PostgreSQL does it beside its work.

For migrations of tables that may be large; such a migration is `atomic = False`. SQLite, which has
one writer at a time anyway, does it as usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import AddIndex, RemoveIndex

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor
    from django.db.migrations.state import ProjectState


class AddIndexQuietly(AddIndexConcurrently):
    """Adds an index without a lock that anybody waits for."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Make it as the database can."""
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        how = AddIndexConcurrently if on_postgresql else AddIndex
        how.database_forwards(self, app_label, schema_editor, from_state, to_state)


class RemoveIndexQuietly(RemoveIndexConcurrently):
    """Takes an index away likewise."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Take it away as the database can."""
        on_postgresql = schema_editor.connection.vendor == "postgresql"
        how = RemoveIndexConcurrently if on_postgresql else RemoveIndex
        how.database_forwards(self, app_label, schema_editor, from_state, to_state)
