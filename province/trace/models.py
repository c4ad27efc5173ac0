"""What the trace keeps. Days, never times; codes and numbers, never a word of a report."""

from django.db import models


class Line(models.Model):
    """One step. Its link is a hash over its fields and the link before."""

    number = models.BigIntegerField(primary_key=True, help_text="from 1, without a gap")
    day = models.DateField()
    what = models.CharField(max_length=40)
    who = models.CharField(max_length=200, help_text="an account, an office, custodians")
    about = models.CharField(max_length=100, help_text="office and number of a report, or the like")
    note = models.TextField(blank=True)
    link = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.number} {self.what}"
