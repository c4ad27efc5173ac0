"""Two indexes of payments go that nothing reads, and that every imported payment had to pay for.

PostgreSQL gets one more for `LIKE` beside each unique or indexed text; nobody asks payments by the
beginning of a key or of an ID number.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def _drop(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor != "postgresql":
        return
    with editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
            r" AND tablename = 'funds_payment' AND indexname LIKE '%\_like'"
        )
        for (name,) in cursor.fetchall():
            editor.execute(f"DROP INDEX {editor.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("funds", "0001_initial")]

    operations = [migrations.RunPython(_drop, migrations.RunPython.noop)]
