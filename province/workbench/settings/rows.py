"""What all tables of the settings have: one's own division, every change traced, no script."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from province.trace import chain
from province.workbench.doors import Visit


class Rows(admin.ModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    """Rows that have a division."""

    actions_on_bottom = False
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave what is of the operator's division and below."""
        own = visit(request).officer.division
        return super().get_queryset(request).filter(division__startswith=own)

    def get_urls(self) -> list[Any]:
        """Leave out the history, for that is the trace, and addresses of old."""
        return [one for one in super().get_urls() if one.name and "_history" not in one.name]

    def lookup_allowed(self, lookup: str, value: str, request: Any = None) -> bool:
        """Let nobody ask letter by letter what no page shows."""
        del value, request
        return lookup in self.list_filter

    @property
    def media(self) -> forms.Media:
        """No script."""
        return forms.Media()

    def log_addition(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """Trace what was made."""
        del message
        trace(request, "setting made", obj)

    def log_change(self, request: HttpRequest, obj: Model, message: Any) -> Any:
        """Trace what it is now."""
        del message
        trace(request, "setting changed", obj)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Trace what is no more."""
        for one in queryset:
            trace(request, "setting removed", one)


def visit(request: HttpRequest) -> Visit:
    """Return the operator's visit, as the site put it there."""
    return request.visit  # type: ignore[attr-defined,no-any-return]


def trace(request: HttpRequest, what: str, about: Model) -> None:
    """Keep who changed what, in the transaction of the change."""
    of = visit(request)
    chain.add(of.today, what, of.who, f"{about._meta.label_lower} {about}")  # noqa: SLF001 - public
