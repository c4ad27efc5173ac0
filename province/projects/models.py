"""Projects from proposal to audit, which the import alone writes; and lines that places draw."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.batches import fields
from province.batches.models import BroughtRow


class Project(BroughtRow):
    """A government or village project, or a part of one."""

    class Kind(models.TextChoices):
        """Whose project it is."""

        GOVERNMENT = "government"
        VILLAGE = "village"

    class Category(models.TextChoices):
        """What is bought."""

        WORKS = "works"
        GOODS = "goods"
        SERVICES = "services"

    class TenderMethod(models.TextChoices):
        """How the contractor was chosen."""

        OPEN = "open"
        INVITED = "invited"
        NEGOTIATED = "negotiated"
        SINGLE = "single"
        NONE = "none"

    code = fields.code(unique=True)
    parent = fields.refers("projects.Project", null=True, index=True, reverse="parts")
    kind = models.CharField(max_length=10, choices=Kind)
    category = models.CharField(max_length=8, choices=Category, blank=True, default="")
    division = fields.refers("registry.Division", index=True)
    name = fields.name()
    place = fields.name()
    owner = fields.name()
    contractor = fields.name()
    estimate_fen = fields.fen()
    budget_fen = fields.fen()
    approved_budget_fen = fields.fen()
    contract_amount_fen = fields.fen()
    paid_amount_fen = fields.fen()
    unit = fields.name()
    quantity_milli = models.BigIntegerField(null=True, blank=True, help_text="thousandths")
    standard_fen = fields.fen()
    tender_method = models.CharField(max_length=10, choices=TenderMethod, blank=True, default="")
    starts_on = fields.day()
    ends_on = fields.day()
    accepted_on = fields.day()


class Funding(BroughtRow):
    """Where a project's money comes from."""

    project = fields.refers("projects.Project", index=True, reverse="fundings")
    source = fields.name()
    amount_fen = fields.fen(null=False)
    committed_on = models.DateField()
    available_on = fields.day()


class ProjectEvent(BroughtRow):
    """A step that a project took; `step` is an id of `steps.csv`."""

    project = fields.refers("projects.Project", index=True, reverse="events")
    seq = models.IntegerField()
    step = models.CharField(max_length=32, db_index=True)
    happened_on = models.DateField()
    amount_fen = fields.fen()
    actor = fields.name()
    document = fields.name()
    present = models.IntegerField(null=True, blank=True)
    entitled = models.IntegerField(null=True, blank=True)
    agreed = models.IntegerField(null=True, blank=True)
    account = fields.name()
    detail = models.JSONField(null=True, blank=True)


class Bid(BroughtRow):
    """One bidder's offer."""

    project = fields.refers("projects.Project", index=True, reverse="bids")
    bidder = fields.name()
    price_fen = fields.fen(null=False)
    control_price_fen = fields.fen()
    documents_on = fields.day()
    opened_on = fields.day()
    valid = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True, default="")
    contact_phone = fields.name()
    guarantee_account = fields.name()
    owner_id = fields.id_number()
    rank = models.IntegerField(null=True, blank=True)
    clauses = models.TextField(blank=True, default="")


class Contract(BroughtRow):
    """What was agreed with a contractor."""

    project = fields.refers("projects.Project", index=True, reverse="contracts")
    contract_no = fields.code()
    contractor = fields.name()
    amount_fen = fields.fen(null=False)
    signed_on = models.DateField()
    scope = models.TextField(blank=True, default="")
    account = fields.name()
    performance_guarantee_fen = fields.fen()
    quality_deposit_fen = fields.fen()


class OwnLimit(models.Model):
    """A line that a division draws otherwise than `limits.toml`, for itself and what lies below.

    Without a value ours holds, and only who checked it against its source is said.
    """

    division = models.CharField("区划代码", max_length=12)
    name = models.CharField("哪条线", max_length=32)
    value = models.PositiveBigIntegerField("多少", null=True, blank=True)
    source = models.CharField("写在哪里", max_length=200, blank=True)
    dated = models.DateField("哪天起", null=True, blank=True)
    checked = models.DateField("哪天核对过", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "界线"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["division", "name"], name="limit_once")
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.name} {'' if self.value is None else self.value}".rstrip()
