"""The app's name for Django."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """What pictures and texts tell of people."""

    name = "province.privacy"
    label = "privacy"
