"""Terminals, their one-time codes and logs. Written by `enrolment`, `heartbeats` and `logs` alone.

What a terminal tells of itself is kept as it was told last; there is no history of it, no
address, and nothing that a visitor could have caused.
"""

from typing import ClassVar

from django.db import models

_NAME = 8


class Terminal(models.Model):
    """One key, named after itself; a terminal that is enrolled again is another row."""

    class State(models.TextChoices):
        """What its heartbeats are answered."""

        ACTIVE = "active", "在用"
        COPIED = "copied", "身份被复制"
        REVOKED = "revoked", "已注销"

    name = models.CharField(max_length=_NAME, primary_key=True)
    public = models.BinaryField(max_length=32)
    villages = models.JSONField(help_text="list of village codes, the first one's page first")
    state = models.CharField(max_length=8, choices=State, default=State.ACTIVE)
    enrolled_on = models.DateField()
    step = models.BinaryField(max_length=16, default=b"", help_text="of the last beat taken")
    any_step = models.BooleanField(default=False, help_text="the next beat may begin a new chain")
    nonce_us = models.BigIntegerField(default=0, help_text="age of the last nonce used up")
    heard_at = models.DateTimeField(null=True)
    clock_off_s = models.BigIntegerField(default=0, help_text="the terminal's clock minus ours")
    told = models.JSONField(default=dict, help_text="the last heartbeat")

    def __str__(self) -> str:
        return self.name


class TerminalLog(models.Model):
    """A terminal's log that an operator asked for; it goes after a week (`logs`)."""

    terminal = models.OneToOneField(Terminal, on_delete=models.CASCADE, primary_key=True)
    asked_at = models.DateTimeField()
    came_at = models.DateTimeField(null=True)
    lines = models.JSONField(default=list, help_text="protocol.log, the oldest first")

    def __str__(self) -> str:
        return f"{self.terminal_id} {self.asked_at:%Y-%m-%d}"


class EnrolmentCode(models.Model):
    """A code by its keyed digest; the code itself is printed once and kept nowhere."""

    digest = models.BinaryField(max_length=32, primary_key=True)
    villages = models.JSONField(help_text="list of village codes, the first one's page first")
    good_until = models.DateField()
    used_on = models.DateField(null=True)
    terminal = models.ForeignKey(
        Terminal, on_delete=models.PROTECT, null=True, related_name="codes"
    )
    replaces = models.CharField(max_length=_NAME, blank=True, help_text="revoked at its use")
    tried_again = models.PositiveIntegerField(default=0, help_text="by other keys, after its use")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["good_until"], name="code_good_until")]

    def __str__(self) -> str:
        return f"{len(self.villages)} villages until {self.good_until}"
