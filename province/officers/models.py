"""Officers and the keys they hold. Private keys are locked with what only the officer knows."""

from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.db import models

from province.officers.roles import Role


class Officer(models.Model):
    """One person at work: an account, a place, a key of their own."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="officer"
    )
    name = models.CharField("姓名", max_length=100)
    division = models.CharField(max_length=12, help_text="prefix of what they answer for")
    office = models.ForeignKey(
        "reports.Office", on_delete=models.PROTECT, null=True, related_name="officers"
    )
    custodian = models.OneToOneField(
        "reports.Custodian", on_delete=models.PROTECT, null=True, related_name="officer"
    )
    department = models.CharField(
        max_length=64,
        blank=True,
        db_default="",
        help_text="code of the one for which an accountant keeps books",
    )
    public = models.BinaryField(default=b"", help_text="X25519; empty until they made one")
    locked_private = models.BinaryField(default=b"")

    class Meta:
        verbose_name = verbose_name_plural = "账号"

    def __str__(self) -> str:
        return self.user.get_username()

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Return the roles that the account's groups name."""
        names = set(self.user.groups.values_list("name", flat=True))
        return frozenset(role for role in Role if role.value in names)


class Grant(models.Model):
    """An office's private key, sealed to one officer's key by whoever handed it over."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="grants")
    office = models.ForeignKey("reports.Office", on_delete=models.PROTECT, related_name="grants")
    public = models.BinaryField(help_text="which of the office's keys it is")
    sealed = models.BinaryField()
    given_by = models.CharField(max_length=150, help_text="the account that handed it over")
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["officer", "office", "public"], name="grant_once")
        ]

    def __str__(self) -> str:
        return f"{self.office_id} {self.officer_id}"
