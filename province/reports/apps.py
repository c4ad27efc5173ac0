"""The app's name for Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Intake and the discipline offices."""

    name = "province.reports"
    label = "reports"
    verbose_name = "反映件"
