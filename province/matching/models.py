"""Findings of rules, how they ran, and outcomes of checks.

Outcomes are written by `services` alone and read by publishing; findings are written by `findings`
and `triage`, runs by `run`. No finding is ever published: only an outcome is.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Substr

from province.batches import fields
from province.matching.sight import FindingQuerySet


def _place(digits: int) -> models.GeneratedField:
    return models.GeneratedField(
        expression=Substr("division", 1, digits),
        output_field=models.CharField(max_length=digits),
        db_persist=True,
    )


def _list(name: str, *first: str) -> models.Index:
    fields_ = [*first, "state", "severity", "id"] + ["rule"] * ("rule" not in first)
    return models.Index(fields=fields_, condition=Q(gone_on=None), name=f"finding_{name}")


def _late(name: str, *first: str) -> models.Index:
    few = Q(gone_on=None, due_on__isnull=False)
    return models.Index(
        fields=[*first, "state", "severity", "id", "due_on"], condition=few, name=f"finding_{name}"
    )


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


class Finding(models.Model):
    """What a rule found, once for ever: its id is made of the rule and the subject.

    Never published, never logged: it names a person. `gone_on` is the day since which the rule
    no longer finds it.
    """

    class State(models.TextChoices):
        """How far it is."""

        OPEN = "open"
        DECIDED = "decided"

    class Decision(models.TextChoices):
        """What an officer made of it."""

        REAL = "real"
        LAWFUL = "lawful"
        DATA_ERROR = "data_error"
        KNOWN = "known"

    id = models.CharField(primary_key=True, max_length=32)
    rule = fields.code()
    subject = models.CharField(max_length=500, help_text="may hold an ID number")
    division = models.CharField(max_length=12, help_text="code of the village or above")
    id_number = fields.id_number()
    amount_fen = fields.fen()
    day = fields.day()
    evidence = models.JSONField()
    severity = models.SmallIntegerField(
        help_text="hundreds: of the rule, 0 the gravest; below: how often the rule was wrong, in %"
    )
    found_on = models.DateField()
    run = models.BigIntegerField(help_text="the run that saw it last")
    gone_on = fields.day()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decision = models.CharField(max_length=10, choices=Decision, blank=True, default="")
    decided_on = fields.day()
    assigned_to = fields.name()
    due_on = fields.day()
    quiet_until = fields.day()
    outcome = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="findings"
    )
    about = models.GeneratedField(
        expression=Case(When(id_number=Value(""), then=F("subject")), default=F("id_number")),
        output_field=models.CharField(max_length=500),
        db_persist=True,
    )  # the person, or the record where nobody is named: what makes findings one case
    city, county, township = _place(4), _place(6), _place(9)

    objects = FindingQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            # The list of an office: what is open, most urgent first, paged by key; the rule stands
            # last so that it can be looked for without a look at the row.
            _list("list"),
            _list("city", "city"),
            _list("county", "county"),
            _list("township", "township"),
            _list("officer", "assigned_to"),
            _list("about", "about"),
            models.Index(
                fields=["rule", "state", "severity", "id", "city"],
                condition=Q(gone_on=None),
                name="finding_rule",
            ),
            _list("county_rule", "county", "rule"),
            _late("late"),
            _late("late_city", "city"),
            _late("late_county", "county"),
            models.Index(
                fields=["quiet_until", "id"],
                condition=Q(gone_on=None, quiet_until__isnull=False),
                name="finding_aside",
            ),
            # What the scorecards count, with nothing beside it.
            models.Index(
                fields=["county", "rule", "state", "decision", "gone_on"], name="finding_count"
            ),
            models.Index(fields=["rule", "run"], name="finding_run"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.id[:8]}"


class RuleRun(models.Model):
    """How a rule ran last for a division (empty: the province)."""

    class State(models.TextChoices):
        """Whether it could."""

        DONE = "done"
        NOT_RUN = "not_run"

    rule = fields.code()
    division = models.CharField(max_length=12, blank=True, default="")
    inputs = models.CharField(max_length=64, help_text="of the rule's text, sets and day")
    text = models.CharField(max_length=16, help_text="the rule's digest")
    as_of = models.DateField()
    batch = models.BigIntegerField(help_text="the newest batch that it saw")
    engine = models.CharField(max_length=8)
    state = models.CharField(max_length=8, choices=State)
    reason = models.TextField(blank=True, default="")
    found = models.IntegerField(default=0)
    milliseconds = models.IntegerField(default=0)
    ran_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["rule", "division"], name="rule_run_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.division} {self.state}"


class Decision(models.Model):
    """One decision about a finding; append-only, so that every statistic can be made again."""

    class Measure(models.TextChoices):
        """What was done about a person, as the statistics count it."""

        CORRECTED = "corrected"
        TALK = "talk"
        DISCIPLINE = "discipline"
        CASE = "case"
        JUDICIAL = "judicial"

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions")
    made_on = models.DateField()
    made_by = fields.name()
    decision = models.CharField(max_length=10, choices=Finding.Decision)
    reason = models.TextField(blank=True, default="")
    measure = models.CharField(max_length=10, choices=Measure, blank=True, default="")
    recovered_fen = fields.fen()
    minutes = models.IntegerField(null=True, blank=True, help_text="time spent on it")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["made_on"], name="decision_day")]

    def __str__(self) -> str:
        return f"{self.finding_id[:8]} {self.decision} {self.made_on}"


class Suppression(models.Model):
    """What need not be shown for a while: a rule for a person or a subject, with a reason."""

    rule = fields.code()
    id_number = fields.id_number()
    subject = models.CharField(max_length=500, blank=True, default="")
    until = models.DateField()
    reason = models.TextField()
    made_by = fields.name()
    made_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.rule} {self.until}"

    @property
    def about(self) -> str:
        """Whom or what it keeps still, as findings tell it."""
        return self.id_number or self.subject
