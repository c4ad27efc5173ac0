"""The app's name for Django."""

from django.apps import AppConfig


class PublicConfig(AppConfig):
    """Pages for everyone."""

    name = "province.public"
    label = "public"
