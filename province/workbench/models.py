"""What pages counted of very many. Written by `counts` alone."""

from typing import ClassVar

from django.db import models


class Counted(models.Model):
    """One page's count for an officer or a division, as of a moment."""

    page = models.CharField(max_length=12)
    whose = models.CharField(max_length=20, help_text="an officer's key, or a division")
    value = models.JSONField()
    day = models.DateField(help_text="on which it says what is late")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["page", "whose"], name="counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.page} {self.whose}"
