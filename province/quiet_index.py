"""An index that comes while the platform answers: PostgreSQL makes it beside its work.

For migrations of tables that may be large; such a migration is `atomic = False`. SQLite, which has
one writer at a time anyway, makes it as usual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations import AddIndex

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
