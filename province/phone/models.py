"""One-time codes for a villager's own page, texts on their way out, and who helped whom to look.

Written by `codes` alone. No telephone number stays once its text is sent, and no address is kept.
"""

from typing import ClassVar

from django.db import models

_DIGEST = 32


class Code(models.Model):
    """A code that was asked for; one for a number that nobody has looks the same, fits nothing."""

    ticket = models.BinaryField(max_length=_DIGEST, primary_key=True)
    person = models.BinaryField(max_length=_DIGEST, help_text="keyed digest of the ID number")
    digest = models.BinaryField(max_length=_DIGEST, help_text="keyed, of ticket and code")
    number = models.BinaryField(help_text="the ID number, sealed; empty: nobody's")
    made_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used = models.BooleanField(default=False)
    helper = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "made_at"], name="code_person"),
            models.Index(fields=["made_at"], name="code_made"),
        ]

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d}"


class Text(models.Model):
    """A text that waits to be sent; an empty number: there is nobody to send it to."""

    number = models.CharField(max_length=40, blank=True)
    words = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"text {self.pk}"


class Help(models.Model):
    """Somebody looked at another's page with that person's code: that person is shown it."""

    person = models.BinaryField(max_length=_DIGEST, db_index=True)
    helper = models.CharField(max_length=60)
    day = models.DateField()

    def __str__(self) -> str:
        return f"help on {self.day}"
