"""The app's name for Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class OfficersConfig(AppConfig):
    """Officers, roles and keys."""

    name = "province.officers"
    label = "officers"

    def ready(self) -> None:
        """Have the groups there as soon as there are tables."""
        post_migrate.connect(_make_groups, sender=self)


def _make_groups(**_signal: object) -> None:
    from django.contrib.auth.models import Group  # noqa: PLC0415 - not before apps are ready

    from province.officers.roles import Role  # noqa: PLC0415 - likewise

    for role in Role:
        Group.objects.get_or_create(name=role.value)
