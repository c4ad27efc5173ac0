"""The app's name for Django."""

from django.apps import AppConfig


class TraceConfig(AppConfig):
    """The append-only trace."""

    name = "province.trace"
    label = "trace"
