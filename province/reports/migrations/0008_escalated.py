"""What lies too long below an office is found by itself, not among all reports."""

from django.db import migrations, models

from province.quiet_index import AddIndexQuietly


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("officers", "0001_initial"), ("reports", "0007_custody")]

    operations = [
        AddIndexQuietly(
            model_name="report",
            index=models.Index(
                condition=models.Q(("escalated", True), ("hidden", False)),
                fields=["office", "number"],
                name="report_escalated",
            ),
        ),
    ]
