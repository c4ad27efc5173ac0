"""Deadlines, and how long ended reports are kept, division by division."""

from typing import Any, Final

from django import forms

from province.reports import terms
from province.reports.models import Term
from province.workbench.settings.rows import OwnForm, Rows

_MOST: Final = 1200
_ELSE: Final = "；".join(f"{name.label} {terms.DEFAULTS[name]}" for name in Term.Name)


class TermForm(OwnForm):
    """A term."""

    days = forms.IntegerField(
        label="多久", min_value=1, max_value=_MOST, help_text=f"没有另定的按：{_ELSE}。"
    )

    class Meta:  # noqa: D106 - says what it says
        model = Term
        fields = ("division", "name", "days")
        help_texts = {"division": "管这里和下面的；下面另有规定的，按下面的。"}  # noqa: RUF012

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
