"""The app's name for Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

_OPERATORS = (
    "view_ownlimit", "add_ownlimit", "change_ownlimit", "delete_ownlimit",
    "view_term", "add_term", "change_term", "delete_term", "view_officer", "change_officer",
)  # fmt: skip


class OfficersConfig(AppConfig):
    """Officers, roles and keys."""

    name = "province.officers"
    label = "officers"
    verbose_name = "工作人员"

    def ready(self) -> None:
        """Have the groups there as soon as there are tables."""
        post_migrate.connect(_make_groups, sender=self)


def _make_groups(**_signal: object) -> None:
    from django.contrib.auth.models import Group, Permission  # noqa: PLC0415 - not before apps are ready

    from province.officers.roles import Role  # noqa: PLC0415 - likewise

    for role in Role:
        Group.objects.get_or_create(name=role.value)
    # What the settings ask for; all else asks for roles, at its door.
    operators = Group.objects.get(name=Role.OPERATOR.value)
    operators.permissions.set(
        Permission.objects.filter(
            content_type__app_label__in=["officers", "projects", "reports"], codename__in=_OPERATORS
        )
    )
