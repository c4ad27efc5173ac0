"""The app's name for Django."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Pages of the office."""

    name = "province.workbench"
    label = "workbench"
