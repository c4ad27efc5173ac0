"""The database made ready for a command: folders, Django, migrations. `__main__` calls it."""

from __future__ import annotations

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from province.home import home


def prepare() -> None:
    """Make the folders, load Django and run the migrations that are missing, saying nothing.

    Raises:
        OSError: the home folder cannot be made.
        django.db.DatabaseError: the database is damaged or newer than this program.
    """
    home()
    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
