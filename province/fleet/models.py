"""One-time codes for new terminals. Written by `enrolment` alone."""

from django.db import models


class EnrolmentCode(models.Model):
    """A code by its keyed digest; the code itself is printed once and kept nowhere."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    villages = models.JSONField(help_text="list of village codes, the first one's page first")
    good_until = models.DateField()
    used_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{len(self.villages)} villages until {self.good_until}"
