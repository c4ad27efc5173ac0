"""Versions of the terminals' program and of their system, and how far each is given out.

Written by this app alone.
"""

from typing import ClassVar

from django.db import models


class Given(models.Model):
    """Something whose manifest both offline keys signed."""

    number = models.CharField(max_length=17, primary_key=True)
    added_at = models.DateTimeField()
    size = models.BigIntegerField(help_text="bytes of its files")
    percent = models.PositiveSmallIntegerField(default=0, help_text="of the terminals")
    staged_at = models.DateTimeField(null=True, help_text="the latest is what is offered")
    halted = models.BooleanField(default=False, help_text="too many terminals went back")

    objects: ClassVar = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number


class Version(Given):
    """A version of the program."""


class System(Given):
    """A whole system: root, hashes and boot image."""
