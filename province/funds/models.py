"""Livelihood funds: what there is, what was sent down, what was paid.

The import alone writes; of `Flow`, `chain` alone.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.batches import fields
from province.batches.models import BroughtRow


class Programme(BroughtRow):
    """A subsidy of the catalogue."""

    class Category(models.TextChoices):
        """Kinds of subsidies."""

        POVERTY = "poverty"
        SUBSISTENCE = "subsistence"
        DISABILITY = "disability"
        ELDERLY = "elderly"
        FARMING = "farming"
        FORESTRY = "forestry"
        HOUSING = "housing"
        EDUCATION = "education"
        HEALTH = "health"
        DISASTER = "disaster"
        FAMILY = "family"
        VETERAN = "veteran"
        OTHER = "other"

    class Frequency(models.TextChoices):
        """How often it is paid."""

        MONTHLY = "monthly"
        QUARTERLY = "quarterly"
        YEARLY = "yearly"
        ONCE = "once"

    code = fields.code(unique=True)
    name = fields.name()
    short_name = models.CharField(max_length=4, blank=True, default="")
    department = fields.refers("registry.Department")
    category = models.CharField(max_length=12, choices=Category)
    basis = models.TextField(help_text="document number")
    eligibility = models.TextField()
    standard = models.TextField()
    unit_fen = fields.fen()
    frequency = models.CharField(max_length=10, choices=Frequency)
    hotline = fields.name()
    conditions = models.JSONField(null=True, blank=True)


class Allotment(BroughtRow):
    """Money sent from one division to a lower one."""

    department = fields.refers("registry.Department")
    allotment_no = fields.code()
    programme = fields.refers("funds.Programme", index=True)
    from_division = fields.refers("registry.Division")
    to_division = fields.refers("registry.Division", index=True)
    amount_fen = fields.fen(null=False)
    allotted_on = models.DateField()
    document = fields.name()


class Flow(models.Model):
    """What became of an allotment, put together once a night by `chain`; losing it costs a night.

    What the allotment says stands here again, so that a province's tens of thousands are added up
    and put in order while a page waits.
    """

    allotment = models.CharField(max_length=400, primary_key=True, help_text="key of Allotment")
    programme = models.CharField(max_length=fields.CODE_LENGTH, db_default="")
    place = models.CharField(max_length=12, db_default="", help_text="to whom it went")
    allotted_on = fields.day()
    amount_fen = models.BigIntegerField(db_default=0)
    times = models.IntegerField(default=0)
    passed_fen = models.BigIntegerField(db_default=0, help_text="sent on, oldest allotment first")
    paid_fen = models.BigIntegerField(default=0, help_text="arrived at people")
    pending_fen = models.BigIntegerField(default=0, help_text="on its way to them")
    returned_fen = models.BigIntegerField(default=0, help_text="come back from the bank")
    left_fen = models.BigIntegerField(
        db_default=0, help_text="neither sent on nor paid; what came back counts as lying"
    )
    last_on = fields.day()
    counted_on = models.DateField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["place", "programme"], name="flow_place")]

    def __str__(self) -> str:
        return self.allotment

    @property
    def untouched(self) -> bool:
        """Whether nothing at all was done with it."""
        return not (self.passed_fen or self.paid_fen or self.pending_fen or self.returned_fen)


class Payment(BroughtRow):
    """Money to one person. The person need not stand in the register.

    Many millions come, by the import alone, which has looked up every reference itself and lets
    nobody else in meanwhile; nothing that they name is ever deleted. So the database does not look
    them up again: that was more than half of what it did.
    """

    class Status(models.TextChoices):
        """Where the money is."""

        PAID = "paid"
        PENDING = "pending"
        RETURNED = "returned"

    imported_in = fields.refers("batches.Batch", field="id", checked=False)
    withdrawn_in = fields.refers("batches.Batch", field="id", null=True, checked=False)
    department = fields.refers("registry.Department", checked=False)
    payment_no = fields.code()
    programme = fields.refers("funds.Programme", checked=False)
    id_number = fields.id_number()
    name = fields.name()
    village = fields.refers("registry.Division", checked=False)
    amount_fen = fields.fen(null=False)
    paid_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status)
    bank = fields.name()
    account = fields.name()
    account_name = fields.name()
    batch = fields.name()  # the paying department's own batch, not ours: that is imported_in
    allotment_no = fields.code()
    period = models.CharField(max_length=7, help_text="month it is for, as 2018-07")
    quantity_milli = models.BigIntegerField(null=True, blank=True, help_text="thousandths")
    grade = fields.name()
    remark = models.TextField(blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["village", "paid_on"], name="payment_village_day"),
        ]
