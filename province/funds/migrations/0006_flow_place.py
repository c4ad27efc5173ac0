from django.db import migrations, models

from province.quiet_index import AddIndexQuietly


class Migration(migrations.Migration):
    atomic = False

    dependencies = [("funds", "0005_flows")]

    operations = [
        AddIndexQuietly("flow", models.Index(fields=["place", "programme"], name="flow_place")),
    ]
