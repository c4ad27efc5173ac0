"""What the platform keeps of reports: sealed bodies, states, sealed answers. Days, never times.

Written by `intake` (parts) and `handling` (the rest). No address, no terminal, no name in clear.
"""

from typing import ClassVar

from django.db import models

from province.reports import life
from province.reports.sight import ReportQuerySet

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
    recovery = models.BinaryField(
        default=b"", help_text="the private key sealed to the custody key: two custodians open it"
    )

    def __str__(self) -> str:
        return self.code


class FormerKey(models.Model):
    """A key that an office had before: it opens what was sealed to it, and nothing new is."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="former_keys")
    public = models.BinaryField(max_length=32, unique=True)
    locked_private = models.BinaryField()
    recovery = models.BinaryField()
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.office_id} until {self.until}"


class FormerCustody(models.Model):
    """The public half of a custody key that an office had before."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="former_custody")
    public = models.BinaryField(max_length=32, unique=True)
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.office_id} until {self.until}"


class Custodian(models.Model):
    """Shares of an office's custody keys, locked with the custodian's passphrase.

    One who left has no place and no shares; what they agreed to stays.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="custodians")
    name = models.CharField(max_length=100)
    number = models.PositiveSmallIntegerField(null=True, help_text="the shares' place, from 1")
    locked_share = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "number"], name="share_once"),
            models.UniqueConstraint(fields=["office", "name"], name="custodian_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.number}"


class Cell(models.Model):
    """A cell as it came: nobody knows yet whether a report is in it. Gone within a second."""

    day = models.DateField()
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"cell {self.pk}"


class Round(models.Model):
    """How many cells came in a day."""

    day = models.DateField()
    lane = models.PositiveSmallIntegerField(help_text="one a process, which then waits for nobody")
    cells = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["day", "lane"], name="lane_once")]

    def __str__(self) -> str:
        return f"{self.day}/{self.lane}"


class Report(models.Model):
    """One report at one office; a forwarded one is a second row with the same tag."""

    class Matter(models.TextChoices):
        """What a report is about, as an officer put it down: for search, never its words."""

        SUBSIDY = "subsidy", "补贴资金"
        LEDGER = "ledger", "村级账目"
        PROJECT = "project", "工程项目"
        CONDUCT = "conduct", "干部作风"
        OTHER = "other", "其他"

    tag = models.BinaryField(max_length=16)
    office = models.CharField(max_length=_CODE, db_index=True)
    number = models.PositiveIntegerField(help_text="runs within the office, from 1")
    parts = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=12,
        choices=[(state.value, label) for state, label in life.LABELS.items()],
        default=life.State.RECEIVED.value,
    )
    received_on = models.DateField()
    place = models.CharField(max_length=12, blank=True, help_text="division, put down by intake")
    matter = models.CharField(max_length=8, choices=Matter, blank=True)
    handler = models.ForeignKey(
        "officers.Officer", on_delete=models.PROTECT, null=True, related_name="assigned"
    )
    due_on = models.DateField(null=True)
    calendar_ends = models.PositiveSmallIntegerField(
        null=True, help_text="the year whose holidays the deadline would need"
    )
    escalated = models.BooleanField(default=False, help_text="told to the office above")
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="repeats")
    removed_on = models.DateField(null=True, help_text="since when its words are taken away")
    hidden = models.BooleanField(
        default=False, help_text="about this office's own head: passed up, and never shown here"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tag", "office"], name="report_once"),
            models.UniqueConstraint(fields=["office", "number"], name="number_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "state", "due_on", "hidden", "matter"], name="report_waiting"
            ),
            models.Index(fields=["handler", "due_on"], name="report_handler"),
            models.Index(
                fields=["office", "number"],
                name="report_escalated",
                condition=models.Q(escalated=True, hidden=False),
            ),
            models.Index(
                fields=["calendar_ends"],
                name="report_no_calendar",
                condition=models.Q(calendar_ends__isnull=False),
            ),
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


class Photo(models.Model):
    """A photo that came with a report from a telephone: sealed to the office."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="photos")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="photo_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}/photo {self.number}"


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


class Note(models.Model):
    """Words that the office keeps for itself: sealed in the officer's browser to the office."""

    class Kind(models.TextChoices):
        """What they were said for."""

        ANSWER = "answer", "回话"
        NOTE = "note", "办理记录"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=8, choices=Kind)
    day = models.DateField()
    who = models.CharField(max_length=150)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.report_id} {self.kind}"


class IdentityRequest(models.Model):
    """An officer's wish to know who spoke; two custodians must agree, each by their share."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="identity_requests")
    asked_by = models.ForeignKey("officers.Officer", on_delete=models.PROTECT)
    because = models.CharField(max_length=12)
    day = models.DateField()
    opened_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.report_id} {self.because}"


class Consent(models.Model):
    """A custodian's share, sealed to the one who asked, for one report."""

    request = models.ForeignKey(IdentityRequest, on_delete=models.PROTECT, related_name="consents")
    custodian = models.ForeignKey(Custodian, on_delete=models.PROTECT)
    sealed = models.BinaryField()
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "custodian"], name="consent_once")
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.custodian_id}"


class Term(models.Model):
    """A deadline of one division and what lies below it; `terms` has what holds elsewhere."""

    class Name(models.TextChoices):
        """What it is for, and what it is counted in."""

        ACCEPT_LOWER = "accept-lower", "县、乡受理或转办（工作日）"
        ACCEPT = "accept", "省、市受理（工作日）"
        DECIDE = "decide", "受理后决定怎么办（月）"
        TELL = "tell", "办结后告诉反映人（工作日）"
        RECHECK = "recheck", "复查（工作日）"
        KEEP = "keep", "办完后保存（月）"

    division = models.CharField("区划代码", max_length=12)
    name = models.CharField("什么期限", max_length=12, choices=Name)
    days = models.PositiveSmallIntegerField("多久")

    class Meta:
        verbose_name = verbose_name_plural = "期限"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["division", "name"], name="term_once")
        ]

    def __str__(self) -> str:
        return f"{self.division} {self.get_name_display()} {self.days}"


class Correction(models.Model):
    """What an office asks a data desk to look up: a villager says that a record is wrong.

    In the officer's words, never the reporter's; the desk does not see which report it is from.
    """

    class State(models.TextChoices):
        """What the desk found."""

        OPEN = "open", "等着核对"
        FIXED = "fixed", "确实错了，已更正"
        RIGHT = "right", "没有错"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="corrections")
    village = models.CharField(max_length=12, db_index=True)
    record = models.CharField(
        max_length=100, blank=True, help_text="a voucher's or payment's number"
    )
    says = models.TextField()
    asked_by = models.CharField(max_length=150)
    asked_on = models.DateField()
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=150, blank=True)
    answered_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"correction {self.pk}"
