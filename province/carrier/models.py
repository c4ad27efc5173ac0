"""Which cells came on sticks. Written by `carry_in`, read by `received`."""

from typing import ClassVar

from django.db import models


class Carried(models.Model):
    """A cell by its digest, real or dummy alike; nothing says from which terminal."""

    county = models.CharField(max_length=6)
    digest = models.BinaryField(max_length=8)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["county", "digest"], name="carried_once")
        ]

    def __str__(self) -> str:
        return f"{self.county} {self.day}"
