"""The database no longer looks up what a payment names: the import has, and lets nobody in between."""

import django.db.models.deletion
from django.db import migrations, models


def _unchecked(name: str, to: str, **options: object) -> migrations.AlterField:
    refers = models.ForeignKey(
        to,
        on_delete=django.db.models.deletion.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="+",
        **options,
    )
    return migrations.AlterField("payment", name, refers)


class Migration(migrations.Migration):
    dependencies = [
        ("batches", "0005_push_keys"),
        ("funds", "0003_flow"),
        ("registry", "0001_initial"),
    ]

    operations = [
        _unchecked("department", "registry.department", to_field="code"),
        _unchecked("programme", "funds.programme", to_field="code"),
        _unchecked("village", "registry.division", to_field="code"),
        _unchecked("imported_in", "batches.batch"),
        _unchecked("withdrawn_in", "batches.batch", null=True, blank=True),
    ]
