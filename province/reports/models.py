"""What the platform keeps of reports: sealed bodies, states, sealed answers. Days, never times.

Written by `intake` (parts) and `services` (the rest). No address, no terminal, no name in clear.
"""

from typing import ClassVar

from django.db import models

_CODE = 12


class Office(models.Model):
    """A discipline office. Its private key is locked with the office's own passphrase."""

    code = models.CharField(max_length=_CODE, primary_key=True)
    name = models.CharField(max_length=200)
    level = models.CharField(max_length=8)
    division = models.CharField(max_length=12)
    head = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=100, blank=True)
    public = models.BinaryField()
    locked_private = models.BinaryField()
    custody = models.BinaryField(help_text="public half; the private one exists in shares only")

    def __str__(self) -> str:
        return self.code


class Custodian(models.Model):
    """One share of an office's custody key, locked with the custodian's passphrase."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="custodians")
    name = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(help_text="the share's place, from 1")
    locked_share = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "number"], name="share_once"),
            models.UniqueConstraint(fields=["office", "name"], name="custodian_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.number}"


class Round(models.Model):
    """How many cells came in a day: written for each, so that real and dummy cost one commit."""

    day = models.DateField(primary_key=True)
    cells = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.day)


class Report(models.Model):
    """One report at one office; a forwarded one is a second row with the same tag."""

    class State(models.TextChoices):
        """A report's life, as far as the office moves it."""

        RECEIVED = "received", "已收到"
        REGISTERED = "registered", "已登记"
        ACCEPTED = "accepted", "已受理"
        FORWARDED = "forwarded", "已转办"
        NOT_ACCEPTED = "not_accepted", "不予受理"
        CLOSED = "closed", "已办结"

    tag = models.BinaryField(max_length=16)
    office = models.CharField(max_length=_CODE, db_index=True)
    number = models.PositiveIntegerField(help_text="runs within the office, from 1")
    parts = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    received_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tag", "office"], name="report_once"),
            models.UniqueConstraint(fields=["office", "number"], name="number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office}-{self.number}"


class Part(models.Model):
    """The body of one envelope; the same one by courier and by outbox is one row."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="bodies")
    part = models.PositiveSmallIntegerField()
    body = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "part"], name="part_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/{self.part}"


class Reply(models.Model):
    """An answer, sealed to the reporter; `number` runs within the tag, from 0."""

    tag = models.BinaryField(max_length=16)
    number = models.PositiveIntegerField()
    county = models.CharField(max_length=6)
    sealed = models.BinaryField()
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tag", "number"], name="reply_once")
        ]

    def __str__(self) -> str:
        return f"reply {self.number}"


class Entry(models.Model):
    """A line of a report's history; append-only, each bound to the one before by its hash."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="history")
    day = models.DateField()
    what = models.CharField(max_length=20)
    who = models.CharField(max_length=200, help_text="office code or custodians' names")
    note = models.TextField(blank=True, help_text="a reason or a target office; never the report")
    link = models.CharField(max_length=64, help_text="SHA-256 over the line and the link before")

    def __str__(self) -> str:
        return f"{self.report_id} {self.what}"
