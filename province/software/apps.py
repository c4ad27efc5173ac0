"""The app's name for Django."""

from django.apps import AppConfig


class SoftwareConfig(AppConfig):
    """Versions of the terminals' program."""

    name = "province.software"
    label = "software"
