"""Deadlines, and how long ended reports are kept, division by division."""

from typing import Any, Final

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from protocol import division as divisions
from province.registry.divisions import in_full
from province.reports import terms
from province.reports.models import Term
from province.workbench.settings.rows import Rows, visit

_MOST: Final = 1200
_ELSE: Final = "；".join(f"{name.label} {terms.DEFAULTS[name]}" for name in Term.Name)


class TermForm(forms.ModelForm):  # type: ignore[type-arg] # generic in the stubs alone
    """A term, of a division that is the operator's."""

    days = forms.IntegerField(
        label="多久", min_value=1, max_value=_MOST, help_text=f"没有另定的按：{_ELSE}。"
    )
    own = ""  # the operator's division

    class Meta:  # noqa: D106 - says what it says
        model = Term
        fields = ("division", "name", "days")
        help_texts = {"division": "管这里和下面的；下面另有规定的，按下面的。"}  # noqa: RUF012

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

    def clean(self) -> dict[str, Any]:
        """Refuse to keep reports for too short a time."""
        found = super().clean() or self.cleaned_data
        if found.get("name") == Term.Name.KEEP and found.get("days", _MOST) < terms.KEEP_LEAST:
            self.add_error("days", f"至少保存 {terms.KEEP_LEAST} 个月")
        return found


class Terms(Rows):
    """What divisions say; where none does, `terms.DEFAULTS` holds."""

    form = TermForm
    list_display = ("place", "name", "days")
    list_display_links = ("place", "name")
    ordering = ("division", "name")

    @admin.display(description="哪里")
    def place(self, one: Term) -> str:
        """Return the division's name in full."""
        return f"{in_full([one.division]).get(one.division, '')} {one.division}"

    def get_form(self, request: HttpRequest, *of: Any, **how: Any) -> Any:
        """Return a form that knows whose it is."""
        form = super().get_form(request, *of, **how)
        return type("OwnTerm", (form,), {"own": visit(request).officer.division})
