"""Versions of the terminals' program and how far each is given out. Written by this app alone."""

from django.db import models


class Version(models.Model):
    """A version whose manifest both offline keys signed."""

    number = models.CharField(max_length=17, primary_key=True)
    added_at = models.DateTimeField()
    size = models.BigIntegerField(help_text="bytes of its files")
    percent = models.PositiveSmallIntegerField(default=0, help_text="of the terminals")
    staged_at = models.DateTimeField(null=True, help_text="the latest is what is offered")
    halted = models.BooleanField(default=False, help_text="too many terminals went back")

    def __str__(self) -> str:
        return self.number
