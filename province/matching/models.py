"""Outcomes of checks. Written by `services` alone, read by publishing."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from province.batches import fields


class Outcome(models.Model):
    """Something that a check found, and what came of it.

    While it is open the public learns only that there is one: whoever is looked into reads the
    same screen.
    """

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open"
        SETTLED = "settled"

    class Kind(models.TextChoices):
        """What it is about."""

        SUBSIDY = "subsidy"
        LEDGER = "ledger"
        PROJECT = "project"
        AFFAIR = "affair"
        OTHER = "other"

    division = fields.refers("registry.Division", index=True)
    no = fields.code()
    kind = models.CharField(max_length=8, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    title = fields.name()
    found_on = models.DateField()
    settled_on = fields.day()
    result = models.TextField(blank=True, default="", help_text="plain words, nobody named")
    recovered_fen = fields.fen()
    record = models.CharField(max_length=16, blank=True, default="", help_text="public id")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["division", "no"], name="outcome_once"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(settled_on__isnull=False), name="outcome_settled_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.division_id} {self.no}"
