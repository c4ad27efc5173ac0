"""Lines that a division draws for projects, each with where it is written."""

from typing import Final

from django import forms
from django.contrib import admin

from province.projects.limits import NAMES, words
from province.projects.models import OwnLimit
from province.workbench.settings.rows import OwnForm, Rows

_DAY: Final = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LimitForm(OwnForm):
    """A line."""

    name = forms.ChoiceField(
        label="哪条线", choices=lambda: [(name, words(name)) for name in NAMES]
    )

    class Meta:  # noqa: D106 - says what it says
        model = OwnLimit
        fields = ("division", "name", "value", "source", "dated", "checked")
        widgets = {"dated": _DAY, "checked": _DAY}  # noqa: RUF012 - Django's
        help_texts = {  # noqa: RUF012 - likewise
            "division": "管这里和下面的；下面另有规定的，按下面的。",
            "value": "空着：数不变，只记下出处和哪天核对过。",
            "source": "文件和第几条",
        }


class Limits(Rows):
    """What divisions draw; where none does, `limits.toml` holds."""

    form = LimitForm
    list_display = ("place", "what", "value", "source")
    list_display_links = ("place", "what")
    ordering = ("division", "name")

    @admin.display(description="哪条线")
    def what(self, one: OwnLimit) -> str:
        """Return what it is for."""
        return words(one.name)
