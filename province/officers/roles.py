"""The roles of officers: Django groups by these names. Whose step is whose stands in `life`."""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What an officer is there for; one officer may have several."""

    INTAKE = "intake"
    HANDLER = "handler"
    CUSTODIAN = "custodian"
    HEAD = "head"
    AUDITOR = "auditor"
    CLERK = "clerk"
    ACCOUNTANT = "accountant"
    OPERATOR = "operator"


LABELS: Final = {
    Role.INTAKE: "受理",
    Role.HANDLER: "承办",
    Role.CUSTODIAN: "身份保管",
    Role.HEAD: "负责人",
    Role.AUDITOR: "监督审计",
    Role.CLERK: "数据",
    Role.ACCOUNTANT: "村账",
    Role.OPERATOR: "运维",
}

AT_AN_OFFICE: Final = frozenset({Role.INTAKE, Role.HANDLER, Role.CUSTODIAN, Role.HEAD})
"""Roles that make no sense without an office."""
OPENS_REPORTS: Final = frozenset({Role.INTAKE, Role.HANDLER, Role.HEAD})
"""Roles that read what reports say: only they are handed an office's key."""
