"""The village's ledger, who signed for money, and the pictures that prove it. The import writes."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.batches import fields
from province.batches.models import BroughtRow


class Direction(models.TextChoices):
    """Which way the money went."""

    INCOME = "income"
    EXPENSE = "expense"


class Account(BroughtRow):
    """A category of the village ledger."""

    code = fields.code(unique=True)
    name = fields.name()
    direction = models.CharField(max_length=8, choices=Direction)
    parent = fields.refers("ledger.Account", null=True, reverse="children")
    group = fields.name()


class Voucher(BroughtRow):
    """One entry of a village's ledger; its key is `voucher_no|village`."""

    class PayMethod(models.TextChoices):
        """How it was paid."""

        CASH = "cash"
        TRANSFER = "transfer"

    voucher_no = fields.code()
    village = fields.refers("registry.Division")
    date = models.DateField()
    direction = models.CharField(max_length=8, choices=Direction)
    account = fields.refers("ledger.Account")
    amount_fen = fields.fen(null=False)
    summary = models.TextField()
    payee = fields.name()
    handler = fields.name()
    witness = fields.name()
    reviewer = fields.name()
    approver = fields.name()
    project = fields.refers("projects.Project", null=True, index=True, reverse="vouchers")
    place = fields.name()
    pay_method = models.CharField(max_length=8, choices=PayMethod, blank=True, default="")
    invoice_no = fields.name()
    published_on = fields.day()
    reverses = fields.refers("ledger.Voucher", field="key", null=True, reverse="reversed_by")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["village", "date"], name="voucher_village_day")]


class Receipt(BroughtRow):
    """Somebody who signed for money of a voucher."""

    voucher = fields.refers("ledger.Voucher", field="key", index=True, reverse="receipts")
    voucher_no = fields.code()
    village = fields.refers("registry.Division")
    line = models.IntegerField()
    id_number = fields.id_number()
    name = fields.name()
    amount_fen = fields.fen(null=False)


class Attachment(BroughtRow):
    """A picture or document of a voucher, a project or an affair: exactly one is set.

    The bytes lie in the home's `media/`, under the first two digits of `sha256`, named by it.
    """

    class Visibility(models.TextChoices):
        """Who may see it."""

        PUBLIC = "public"
        OFFICE = "office"

    sha256 = models.CharField(max_length=64, unique=True)
    village = fields.refers("registry.Division", index=True)
    voucher = fields.refers(
        "ledger.Voucher", field="key", null=True, index=True, reverse="attachments"
    )
    project = fields.refers("projects.Project", null=True, index=True, reverse="attachments")
    affair = fields.refers(
        "affairs.Affair", field="key", null=True, index=True, reverse="attachments"
    )
    file = models.TextField(help_text="path inside the batch")
    caption = models.TextField(blank=True)
    visibility = models.CharField(max_length=8, choices=Visibility)
    media_type = models.CharField(max_length=32)
    size_bytes = models.IntegerField()
