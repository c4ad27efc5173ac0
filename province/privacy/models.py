"""What was read from each picture, and what a clerk decided about it.

`Look` is written by the job (`publish.looking`) and by deciding, `Ruling` by deciding alone,
`BlackText` by publishing.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from province.privacy.sight import ByVillage


class Look(models.Model):
    """A picture as it was read, once; what it means is worked out anew with the page beside it."""

    class State(models.TextChoices):
        """What becomes of it."""

        CLEAR = "clear", "没有发现"
        MASKED = "masked", "姓名已涂黑"
        WAITING = "waiting", "等人决定"
        SHOWN = "shown", "决定公开"
        HELD = "held", "决定不公开"

    source = models.CharField(max_length=64, unique=True, help_text="SHA-256 of what was handed in")
    village = models.CharField(max_length=12)
    engine = models.CharField(max_length=32)
    readable = models.BooleanField(help_text="a picture; documents have to be looked at by people")
    unclear = models.BooleanField(
        db_default=False, help_text="out of focus, or writing that could not be read: people look"
    )
    lines = models.BinaryField(help_text="zstd of MessagePack; may hold numbers of people")
    state = models.CharField(max_length=8, choices=State)
    why = models.CharField(max_length=100, blank=True, help_text="what a person has to look at")

    objects = ByVillage.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "village"], name="look_state")]

    def __str__(self) -> str:
        return f"look {self.pk}"


class Ruling(models.Model):
    """A clerk's decision about a picture; the last one counts, none is ever changed."""

    source = models.CharField(max_length=64, db_index=True)
    village = models.CharField(max_length=12)
    by = models.CharField(max_length=150)
    day = models.DateField()
    shown = models.BooleanField(help_text="whether it is published, blacked out")
    cleared = models.JSONField(default=list, help_text="ids of marks that are nobody's number")
    added = models.JSONField(default=list, help_text="[left, top, right, bottom], pixels")

    def __str__(self) -> str:
        return f"ruling {self.pk}"


class BlackText(models.Model):
    """Words as everybody reads them, in which a number of somebody was blacked out."""

    village = models.CharField(max_length=12, db_index=True)
    table = models.CharField(max_length=20)
    record = models.CharField(
        max_length=100, help_text="the record's number, as its village has it"
    )
    text = models.TextField()

    objects = ByVillage.as_manager()

    def __str__(self) -> str:
        return f"{self.table} of {self.village}"
