"""An allotment's flow says what the allotment is, so that pages need not look it up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("funds", "0004_payment_references"),
    ]

    operations = [
        migrations.AddField(
            model_name="flow",
            name="allotted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="flow",
            name="amount_fen",
            field=models.BigIntegerField(db_default=0),
        ),
        migrations.AddField(
            model_name="flow",
            name="left_fen",
            field=models.BigIntegerField(
                db_default=0, help_text="neither sent on nor paid; what came back counts as lying"
            ),
        ),
        migrations.AddField(
            model_name="flow",
            name="passed_fen",
            field=models.BigIntegerField(db_default=0, help_text="sent on, oldest allotment first"),
        ),
        migrations.AddField(
            model_name="flow",
            name="place",
            field=models.CharField(db_default="", help_text="to whom it went", max_length=12),
        ),
        migrations.AddField(
            model_name="flow",
            name="programme",
            field=models.CharField(db_default="", max_length=64),
        ),
        migrations.AlterField(
            model_name="flow",
            name="paid_fen",
            field=models.BigIntegerField(default=0, help_text="arrived at people"),
        ),
        migrations.AlterField(
            model_name="flow",
            name="pending_fen",
            field=models.BigIntegerField(default=0, help_text="on its way to them"),
        ),
        migrations.AlterField(
            model_name="flow",
            name="returned_fen",
            field=models.BigIntegerField(default=0, help_text="come back from the bank"),
        ),
    ]
