from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from province.officers.roles import Role
from province.reports import identity
from province.reports.errors import NotNow, SettingWrong
from province.reports.life import State
from tests.simulators import offices as made
from tests.simulators.offices import TODAY

if TYPE_CHECKING:
    from province.officers.models import Officer
    from province.reports.models import IdentityRequest, Report

pytestmark = pytest.mark.django_db

SHARE = b"s" * 81


@pytest.fixture
def report() -> Report:
    made.offices()
    return made.report(1, State.CHECK)


def asked(report: Report) -> IdentityRequest:
    handler = made.officer("wang", Role.HANDLER)
    return identity.ask(report, handler, "threat", TODAY)


def custodian(account: str, name: str, office: str = made.HERE) -> Officer:
    return made.officer(account, Role.CUSTODIAN, office=office, custodian=name)


def test_two_custodians_and_not_one(report: Report) -> None:
    request = asked(report)
    identity.consent(request, custodian("zhou", "first"), SHARE, TODAY)
    with pytest.raises(NotNow):
        identity.take(request, TODAY)
    identity.consent(request, custodian("wu", "second"), SHARE, TODAY)
    assert identity.take(request, TODAY) == [SHARE, SHARE]
    assert [entry.what for entry in report.history.order_by("pk")] == [
        "identity-asked", "consent", "consent", "identity",
    ]  # fmt: skip


def test_the_same_custodian_twice_is_one(report: Report) -> None:
    request = asked(report)
    first = custodian("zhou", "first")
    identity.consent(request, first, SHARE, TODAY)
    with pytest.raises(NotNow):
        identity.consent(request, first, SHARE, TODAY)


def test_custodians_of_elsewhere_and_the_asker_themselves_cannot_agree(report: Report) -> None:
    request = asked(report)
    with pytest.raises(NotNow):
        identity.consent(request, custodian("far", "first", "4399-jw"), SHARE, TODAY)
    with pytest.raises(NotNow):
        identity.consent(request, request.asked_by, SHARE, TODAY)
    both = made.officer("both", Role.HANDLER, Role.CUSTODIAN, custodian="second")
    own = identity.ask(report, both, "money", TODAY)
    with pytest.raises(NotNow):
        identity.consent(own, both, SHARE, TODAY)


def test_a_reason_of_the_list_once_and_a_key_to_seal_to(report: Report) -> None:
    handler = made.officer("wang", Role.HANDLER)
    with pytest.raises(SettingWrong):
        identity.ask(report, handler, "好奇", TODAY)
    identity.ask(report, handler, "threat", TODAY)
    with pytest.raises(NotNow):
        identity.ask(report, handler, "threat", TODAY)
    handler.public = b""
    with pytest.raises(NotNow):
        identity.ask(made.report(2, State.CHECK), handler, "threat", TODAY)


def test_what_is_no_sealed_share_is_not_kept(report: Report) -> None:
    request = asked(report)
    with pytest.raises(SettingWrong):
        identity.consent(request, custodian("zhou", "first"), b"share", TODAY)
