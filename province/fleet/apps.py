"""The app's name for Django."""

from django.apps import AppConfig


class FleetConfig(AppConfig):
    """Terminals and their enrolment."""

    name = "province.fleet"
    label = "fleet"
