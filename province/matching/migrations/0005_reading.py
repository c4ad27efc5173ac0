"""Indexes in the order of the lists of what is late and of what is put aside; one to count by."""

from django.db import migrations, models

from province.quiet_index import AddIndexQuietly, RemoveIndexQuietly


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("matching", "0004_pages")]

    operations = [
        AddIndexQuietly(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("gone_on", None)),
                fields=["state", "severity", "id", "due_on"],
                name="finding_late",
            ),
        ),
        AddIndexQuietly(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("gone_on", None)),
                fields=["city", "state", "severity", "id", "due_on"],
                name="finding_late_city",
            ),
        ),
        AddIndexQuietly(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("gone_on", None)),
                fields=["county", "state", "severity", "id", "due_on"],
                name="finding_late_county",
            ),
        ),
        AddIndexQuietly(
            model_name="finding",
            index=models.Index(
                condition=models.Q(("gone_on", None), ("quiet_until__isnull", False)),
                fields=["quiet_until", "id"],
                name="finding_aside",
            ),
        ),
        AddIndexQuietly(
            model_name="finding",
            index=models.Index(
                fields=["county", "rule", "state", "decision", "gone_on"], name="finding_count"
            ),
        ),
        RemoveIndexQuietly("finding", "finding_due"),
        RemoveIndexQuietly("finding", "finding_due_city"),
        RemoveIndexQuietly("finding", "finding_due_county"),
    ]
