"""What the pages for everyone are made of. Written by publishing (`keeping`, `sums`) alone.

They hold what villages' terminals show to whoever stands before them, and sums.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.batches import fields


class PublicVillage(models.Model):
    """A village as last published, without anybody's own page."""

    village = models.CharField(max_length=12, primary_key=True)
    data_date = fields.day()
    rows = models.BinaryField(help_text="zstd of JSON {table: rows} as in protocol.pack")
    added_up = models.BooleanField(default=False, db_index=True)

    def __str__(self) -> str:
        return self.village


class Sum(models.Model):
    """What is shown of a place, a year and an item; and the rest that waits, as `groups` has it.

    What was shown before decides what may be shown next: these rows cannot be made anew.
    """

    class Kind(models.TextChoices):
        """What is counted."""

        FUNDS = "funds"
        FINDINGS = "findings"

    kind = models.CharField(max_length=8, choices=Kind)
    place = models.CharField(max_length=12)
    parent = models.CharField(max_length=12, blank=True, help_text="the place above")
    year = models.SmallIntegerField()
    item = fields.code()  # a programme's code, or what was counted of findings
    people = models.BigIntegerField(default=0, help_text="each counted once a group")
    times = models.BigIntegerField(default=0)
    amount_fen = models.BigIntegerField(default=0)
    own_people = models.BigIntegerField(default=0, db_default=0, help_text="not of places below")
    own_times = models.BigIntegerField(default=0, db_default=0)
    own_fen = models.BigIntegerField(default=0, db_default=0)
    rest = models.JSONField(default=list, help_text="keyed digests of who newly has something")
    gone = models.JSONField(default=list, db_default=[], help_text="likewise, who has nothing now")
    rest_people = models.BigIntegerField(default=0, db_default=0)
    rest_times = models.BigIntegerField(default=0)
    rest_fen = models.BigIntegerField(default=0)
    higher = models.BooleanField(default=False, db_default=False)
    lacks = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "place", "year", "item"], name="sum_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind", "parent", "year", "item"], name="sum_below"),
            models.Index(fields=["kind", "item", "parent", "year"], name="sum_of_item"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place} {self.year} {self.item}"


class Held(models.Model):
    """Whom a smallest place's sum has taken in, shown or waiting, and with how much.

    By keyed digests: nobody can be found by a number.
    """

    kind = models.CharField(max_length=8, choices=Sum.Kind)
    place = models.CharField(max_length=12)
    year = models.SmallIntegerField()
    item = fields.code()
    people = models.BinaryField(help_text="of each, 8 bytes of who and 4 of how much")
    amount_people = models.BigIntegerField()
    amount_times = models.BigIntegerField()
    amount_fen = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "place", "year", "item"], name="held_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.place} {self.year} {self.item}"


class Counted(models.Model):
    """What findings and decisions there were when they were counted last; one row."""

    state = models.TextField()

    def __str__(self) -> str:
        return self.state
