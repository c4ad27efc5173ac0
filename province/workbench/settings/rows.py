"""What all tables of the settings have: one's own division, every change traced, no script."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from protocol import division as divisions
from province.registry.divisions import in_full
from province.trace import chain
from province.workbench.doors import Visit


class OwnForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs alone
    """A row of a division that is the operator's."""

    own = ""  # the operator's division

    def clean_division(self) -> str:
        """Refuse what is no division, or another operator's."""
        code = str(self.cleaned_data["division"])
        try:
            divisions.parse(code)
        except divisions.DivisionError:
            raise forms.ValidationError("区划代码应是 2、4、6、9 或 12 位数字") from None
        if not code.startswith(self.own):
            raise forms.ValidationError("这里不归您管")
        return code


class Rows(admin.ModelAdmin):  # type: ignore[type-arg] # generic in the stubs alone
    """Rows that have a division."""

    actions_on_bottom = False
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave what is of the operator's division and below."""
        own = visit(request).officer.division
        return super().get_queryset(request).filter(division__startswith=own)

    @admin.display(description="哪里")
    def place(self, one: Any) -> str:
        """Return the division's name in full."""
        return f"{in_full([one.division])[one.division]} {one.division}"

    def get_form(self, request: HttpRequest, *of: Any, **how: Any) -> Any:
        """Return a form that knows whose it is."""
        form = super().get_form(request, *of, **how)
        return type("Form", (form,), {"own": visit(request).officer.division})

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
