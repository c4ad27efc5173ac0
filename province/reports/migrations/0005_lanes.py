"""The count of cells gets a row a process: on one row a day all of them waited for each other."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_key_life")]

    operations = [
        migrations.DeleteModel(name="Round"),
        migrations.CreateModel(
            name="Round",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "lane",
                    models.PositiveSmallIntegerField(
                        help_text="one a process, which then waits for nobody"
                    ),
                ),
                ("cells", models.PositiveIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("day", "lane"), name="lane_once")],
            },
        ),
    ]
