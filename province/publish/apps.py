"""The app's name for Django."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    """From the database to the feed."""

    name = "province.publish"
    label = "publish"
