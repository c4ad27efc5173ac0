"""The database made ready for a command: folders, Django, migrations. `__main__` calls it.

On PostgreSQL two roles share the work: the owner alone changes tables, by `province database`;
the platform's own role reads and writes rows, and to the trace and to histories it can only add.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import django
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from province.home import home

if TYPE_CHECKING:
    from collections.abc import Sequence

# Nobody takes a line back: not the platform, and not whoever breaks into it. Beside the trace, a
# report's history, decisions about findings and pictures, and what a row was before it changed.
APPEND_ONLY: Final = (
    "trace_line",
    "reports_entry",
    "matching_decision",
    "privacy_ruling",
    "batches_change",
)
_READ_ONLY: Final = ("django_migrations",)


class DatabaseBehind(Exception):
    """The tables are older than the program, and this role may not change them."""

    def __str__(self) -> str:
        return "数据库的表比程序旧。请用库主人的账号运行：python -m province database"


def prepare(*, tables: bool = True) -> None:
    """Make the folders, load Django and run the migrations that are missing, saying nothing.

    Args:
        tables: whether the command needs them; one that brings them wants an empty database.

    Raises:
        OSError: the home folder cannot be made.
        DatabaseBehind: migrations are missing, and only the owner can run them.
        django.db.DatabaseError: the database is damaged, not there, or newer than this program.
    """
    home()
    django.setup()
    if not tables:
        return
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if not _owner():
            raise DatabaseBehind
        call_command("migrate", verbosity=0, interactive=False)


def database(argv: Sequence[str]) -> int:
    """Give the platform's role its rights. The tables are up to date already: `prepare` ran."""
    from province.publish.commands import OK, REFUSED, Arguments  # noqa: PLC0415 - apps first

    parser = Arguments(prog="province database")
    parser.add_argument("--role", default="mingjing", help="who runs the platform (PostgreSQL)")
    role = parser.parse_args(argv).role
    if connection.vendor != "postgresql":
        sys.stdout.write("数据库是一个文件，表已是最新\n")
        return OK
    if not _owner():
        sys.stderr.write("只有库主人能改权限\n")
        return REFUSED
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = %s)", [role])
        if not cursor.fetchone()[0]:
            sys.stderr.write(f"没有这个角色：{role}。请先 createuser {role}\n")
            return REFUSED
        for statement in _rights(connection.ops.quote_name(role)):
            cursor.execute(statement)
    sys.stdout.write(f"表已是最新；{role} 只能往留痕里添，不能改、不能删\n")
    return OK


def _owner() -> bool:
    """Whether this role may change tables."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_schema_privilege('public', 'CREATE')")
        return bool(cursor.fetchone()[0])


def _rights(role: str) -> list[str]:
    """Return the statements that leave a role with its rights and no others."""
    tables = "ALL TABLES IN SCHEMA public"
    sequences = "ALL SEQUENCES IN SCHEMA public"
    return [
        f"REVOKE ALL ON {tables} FROM {role}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {tables} TO {role}",
        f"GRANT USAGE, SELECT ON {sequences} TO {role}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(APPEND_ONLY)} FROM {role}",
        f"REVOKE INSERT, UPDATE, DELETE ON {', '.join(_READ_ONLY)} FROM {role}",
    ]
