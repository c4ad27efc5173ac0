"""Batches, the append-only history of rows, and what every imported row remembers.

Models of the other apps inherit `BroughtRow`; only the import writes any of these.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from province.batches import fields


class Batch(models.Model):
    """One handing-in. The same content for the same department is the same batch for ever."""

    digest = models.CharField(max_length=64, help_text="SHA-256 over the tables in it")
    brought_by = models.CharField(
        max_length=fields.CODE_LENGTH, blank=True, help_text="department code; empty: the operator"
    )
    imported_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["digest", "brought_by"], name="batch_once")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:12]} ({self.brought_by or '-'})"


class Change(models.Model):
    """What a row was before a later batch replaced, withdrew or brought it back; append-only.

    `table` is the exchange standard's file without `.csv`, `key` the row's `key`. `old` is the row
    as columns to values (dates as ISO text, money in fen); it may hold ID numbers.
    """

    class Kind(models.TextChoices):
        """What happened to the row."""

        REPLACED = "replaced"
        WITHDRAWN = "withdrawn"

    table = models.CharField(max_length=32)
    key = models.CharField(max_length=400)
    kind = models.CharField(max_length=10, choices=Kind)
    happened_on = models.DateField()
    reason = models.TextField(blank=True)
    old = models.JSONField()
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="changes")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["table", "key"], name="change_of_row")]

    def __str__(self) -> str:
        # Not the key: it may hold an ID number.
        return f"{self.table} {self.kind} {self.happened_on}"


class BroughtRow(models.Model):
    """A row of the exchange standard: its natural key, who brought it, whether it still holds.

    Withdrawn rows stay, so that the public sees them struck through; `withdrawn_on` tells them.
    """

    key = models.CharField(
        max_length=400, unique=True, help_text="key columns joined by |; may hold an ID number"
    )
    brought_by = models.CharField(
        max_length=fields.CODE_LENGTH, blank=True, help_text="department code; empty: the operator"
    )
    imported_in = models.ForeignKey(
        Batch, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True, default="")
    withdrawn_in = models.ForeignKey(
        Batch, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        # Not the key: it may hold an ID number, and this text lands in messages.
        return f"{type(self).__name__} {self.pk}"


class Upload(models.Model):
    """A file that a clerk brought through the browser: tried first, then taken or left."""

    class State(models.TextChoices):
        """How far it is."""

        BROUGHT = "brought", "送到了"
        TRIED = "tried", "试过了，还没有导入"
        WANTED = "wanted", "等着导入"
        TAKEN = "taken", "已导入"
        REFUSED = "refused", "没有收"

    department = fields.code()
    brought_by = models.CharField(max_length=150, help_text="the clerk's account")
    brought_at = models.DateTimeField()
    kind = models.CharField(max_length=40, help_text="its ending; a lone table's file name")
    state = models.CharField(max_length=8, choices=State, default=State.BROUGHT)
    counts = models.JSONField(default=dict, help_text="by table, as the import tells them")
    says = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"upload {self.pk}"


class PushKey(models.Model):
    """The key by which a department's own system signs what it pushes."""

    name = models.CharField(max_length=8, primary_key=True, help_text="of the key, by its digest")
    department = fields.code()
    public = models.BinaryField(max_length=32)
    since = models.DateField()
    revoked_on = fields.day()
    last_us = models.BigIntegerField(default=0, help_text="when its last nonce was given")

    def __str__(self) -> str:
        return f"{self.department} {self.name}"


class ColumnName(models.Model):
    """What a department calls a column of the standard."""

    department = fields.code()
    table = models.CharField(max_length=32)
    theirs = models.CharField(max_length=100, help_text="folded, as headers are compared")
    ours = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["department", "table", "theirs"], name="column_once")
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.table}.{self.ours}"


class Schedule(models.Model):
    """By when a department hands in a table, period by period."""

    class Every(models.IntegerChoices):
        """How many months a period has; each ends with the year's."""

        MONTH = 1, "每月"
        QUARTER = 3, "每季度"
        HALF = 6, "每半年"
        YEAR = 12, "每年"

    department = fields.code()
    table = models.CharField(max_length=32)
    every = models.PositiveSmallIntegerField(choices=Every)
    day = models.PositiveSmallIntegerField(help_text="of the month after the period, at most 28")
    since = models.DateField(help_text="what was due before it was written down is nobody's fault")
    came_on = fields.day()
    reminded_of = fields.day()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["department", "table"], name="schedule_once")
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.table}"
