"""The app's name for Django."""

from django.apps import AppConfig


class PhoneConfig(AppConfig):
    """A villager's own telephone."""

    name = "province.phone"
    label = "phone"
