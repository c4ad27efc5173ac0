"""Accounts: who there is, closing one, letting one in again that was locked out."""

from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from province.officers import accounts
from province.officers.models import Officer
from province.officers.roles import LABELS
from province.workbench.settings.rows import Rows, trace, visit


class Officers(Rows):
    """Nothing is typed here, and no key or second factor shown."""

    list_display = ("account", "name", "jobs", "place", "active")
    fields = list_display
    readonly_fields = list_display
    ordering = ("division", "user__username")
    actions = ("close", "unlock")
    list_select_related = ("user", "office")

    def has_close_permission(self, request: HttpRequest) -> bool:
        """Whether the operator's group may change accounts."""
        return request.user.has_perm("officers.change_officer")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nothing is changed by typing."""
        del request, obj
        return False

    @admin.display(description="账号")
    def account(self, one: Officer) -> str:
        """Return the name for logging in."""
        return str(one)

    @admin.display(description="岗位")
    def jobs(self, one: Officer) -> str:
        """Return the roles in words."""
        return "、".join(LABELS[role] for role in sorted(one.roles))

    @admin.display(description="在哪里")
    def place(self, one: Officer) -> str:
        """Return the office, or the division."""
        return one.office.name if one.office else one.division

    @admin.display(description="在用", boolean=True)
    def active(self, one: Officer) -> bool:
        """Tell whether the account is open."""
        return bool(one.user.is_active)

    @admin.action(description="停用", permissions=["close"])
    def close(self, request: HttpRequest, chosen: QuerySet[Officer]) -> None:
        """Close accounts for good, but not one's own."""
        by = visit(request)
        others = chosen.exclude(pk=by.officer.pk).filter(user__is_active=True)
        with transaction.atomic():
            closed = [one for one in others if accounts.retire(one, by.today, by.who) is None]
        messages.success(request, f"停用了 {len(closed)} 个账号")

    @admin.action(description="解锁（密码试错太多次的）", permissions=["close"])
    def unlock(self, request: HttpRequest, chosen: QuerySet[Officer]) -> None:
        """Forget failed tries."""
        with transaction.atomic():
            for one in chosen:
                reset(username=str(one))
                trace(request, "officer unlocked", one)
        messages.success(request, f"解锁了 {len(chosen)} 个账号")
