"""What pages count of very many is kept, so that nobody waits for it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Counted",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("page", models.CharField(max_length=12)),
                (
                    "whose",
                    models.CharField(help_text="an officer's key, or a division", max_length=20),
                ),
                ("value", models.JSONField()),
                ("day", models.DateField(help_text="on which it says what is late")),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("page", "whose"), name="counted_once")
                ],
            },
        ),
    ]
