"""The app's name for Django."""

from django.apps import AppConfig


class CarrierConfig(AppConfig):
    """What came on sticks."""

    name = "province.carrier"
    label = "carrier"
