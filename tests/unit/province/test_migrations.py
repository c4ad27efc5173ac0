"""A new version's migrations run while the old version answers: none locks a table or takes
something from under it. What cannot be so stands in `ALLOWED`, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import IndexOperation, ModelOperation
from django.db.models.fields import NOT_PROVIDED

from province.quiet_index import AddIndexQuietly, RemoveIndexQuietly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.migrations.migration import Migration
    from django.db.migrations.operations.base import Operation
    from django.db.migrations.state import ProjectState

_UNRELEASED: Final = (
    "came before the first release: the tables are made empty by all of them at once"
)
ALLOWED: Final = {
    "funds.0002_payment_indexes": f"drops two indexes that nothing reads; {_UNRELEASED}",
    "funds.0004_payment_references": "the column stays; a check goes, which locks for a moment",
    "fleet.0002_terminals": _UNRELEASED,
    "matching.0003_triage": f"decisions moved into a table of their own; {_UNRELEASED}",
    "matching.0004_pages": f"findings are made anew by `match`; {_UNRELEASED}",
    "publish.0002_touched": _UNRELEASED,
    "publish.0003_checked": _UNRELEASED,
    "reports.0002_life": _UNRELEASED,
    "reports.0004_key_life": _UNRELEASED,
    "reports.0005_lanes": f"drops the count of each day's cells, a statistic; {_UNRELEASED}",
}


def faults(before: ProjectState, migration: Migration) -> Iterator[str]:
    """Say what of a migration locks a table, or breaks the version that still runs."""
    new: set[str] = set()
    state = before.clone()
    for operation in migration.operations:
        if isinstance(operation, migrations.CreateModel):
            new.add(operation.name_lower)
        elif _of(operation) not in new:
            why = _fault(operation, state, migration.app_label)
            if why:
                yield f"{operation.describe()}: {why}"
        operation.state_forwards(migration.app_label, state)


def _of(operation: Operation) -> str:
    if isinstance(operation, FieldOperation | IndexOperation):
        return operation.model_name_lower
    return operation.name_lower if isinstance(operation, ModelOperation) else ""


def _fault(operation: Operation, state: ProjectState, app: str) -> str:
    match operation:
        case AddIndexQuietly() | RemoveIndexQuietly() | migrations.AlterModelOptions():
            return ""
        case migrations.AddIndex() | migrations.RemoveIndex():
            return "locks the table; its quiet kind does not"
        case migrations.AddField(field=field):
            return _added(field)
        case migrations.AlterField(field=field):
            old = state.models[app, operation.model_name_lower].fields[operation.name]
            return _altered(old, field)
        case migrations.AddConstraint():
            return "reads the whole table under a lock"
    return "the running version still needs it, or nobody can tell"


def _added(field: models.Field) -> str:
    if isinstance(field, models.GeneratedField):
        return "writes the whole table anew under a lock"
    if field.db_index or field.unique:
        return "its index locks the table; add the index by itself"
    if (
        field.null
        or field.db_default is not NOT_PROVIDED
        or isinstance(field, models.ManyToManyField)
    ):
        return ""
    return "the running version writes rows without it; give it null or db_default"


def _column(field: models.Field) -> tuple[str, dict[str, Any]]:
    """Return what the database knows of a field, but for what may grow."""
    _, kind, _, how = field.deconstruct()
    free = {*field.non_db_attrs, "default", "null", "max_length"}
    return kind, {name: value for name, value in how.items() if name not in free}


def _altered(old: models.Field, new: models.Field) -> str:
    if _column(old) != _column(new):
        return "another column than the running version knows"
    if old.null and not new.null:
        return "reads the whole table under a lock"
    if (new.max_length or 0) < (old.max_length or 0):
        return "shorter than what the running version writes"
    return ""


def test_no_migration_stops_the_version_that_runs() -> None:
    loader = MigrationLoader(None)
    ours = {one.label for one in apps.get_app_configs() if one.name.startswith("province.")}
    found: dict[str, list[str]] = {}
    for node in loader.graph.leaf_nodes():
        for app, name in loader.graph.forwards_plan(node):
            if app in ours:
                before = loader.project_state((app, name), at_end=False)
                if said := list(faults(before, loader.graph.nodes[app, name])):
                    found[f"{app}.{name}"] = said
    unknown = {name: said for name, said in found.items() if name not in ALLOWED}
    assert not unknown
    assert set(ALLOWED) == set(found), "an exception that nothing needs"


_ONE: Final = models.Index(fields=["matter"], name="report_matter")


@pytest.mark.parametrize(
    ("operation", "refused"),
    [
        (migrations.DeleteModel("Report"), True),
        (migrations.RenameModel("Report", "Case"), True),
        (migrations.AlterModelTable("Report", "cases"), True),
        (migrations.RemoveField("Report", "matter"), True),
        (migrations.RenameField("Report", "matter", "about"), True),
        (migrations.AddField("Report", "more", models.CharField(default="")), True),
        (migrations.AddField("Report", "more", models.CharField(db_default="")), False),
        (migrations.AddField("Report", "more", models.DateField(null=True)), False),
        (migrations.AddField("Report", "more", models.DateField(null=True, db_index=True)), True),
        (migrations.AlterField("Report", "due_on", models.DateField()), True),
        (migrations.AlterField("Report", "matter", models.CharField(max_length=4)), True),
        (migrations.AlterField("Report", "matter", models.CharField(max_length=80)), False),
        (migrations.AlterField("Report", "matter", models.IntegerField()), True),
        (migrations.AddIndex("Report", _ONE), True),
        (AddIndexQuietly("Report", _ONE), False),
        (migrations.RunSQL("DROP TABLE reports_report"), True),
    ],
    ids=lambda one: one.describe() if hasattr(one, "describe") else "",
)
def test_what_locks_or_breaks_is_told_from_what_does_not(
    operation: Operation,
    refused: bool,  # noqa: FBT001
) -> None:
    state = MigrationLoader(None).project_state()
    made = migrations.Migration("9999_next", "reports")
    made.operations = [operation]
    assert bool(list(faults(state, made))) is refused
