"""Opening who spoke: an officer asks, two custodians agree, each by their share, and it is noted.

The shares come sealed to the one who asked, for that report; nothing here can open them. For the
workbench; the command joins two shares at one keyboard (`services.identity`).
"""

from datetime import date

from django.db import transaction

from province.officers.models import Officer
from province.reports import history, shares
from province.reports.errors import NotNow, SettingWrong
from province.reports.life import IDENTITY_BECAUSE
from province.reports.models import Consent, Custodian, IdentityRequest, Report

_SEALING = 48


@transaction.atomic
def ask(report: Report, officer: Officer, because: str, today: date) -> IdentityRequest:
    """Ask the custodians; raises SettingWrong, NotNow (asked already, or no key to seal to)."""
    if because not in IDENTITY_BECAUSE:
        raise SettingWrong("请选一个理由")
    if not officer.public:
        raise NotNow("请先到“钥匙”页做一把自己的钥匙")
    if waiting(report, officer) is not None:
        raise NotNow("已经申请过，等两位保管人同意")
    made = IdentityRequest.objects.create(
        report=report, asked_by=officer, because=because, day=today
    )
    history.add(report, "identity-asked", str(officer), today, because)
    return made


@transaction.atomic
def consent(request: IdentityRequest, officer: Officer, sealed: bytes, today: date) -> None:
    """Keep a custodian's share for this request; raises NotNow, SettingWrong."""
    custodian = officer.custodian
    if (
        custodian is None
        or custodian.number is None
        or custodian.office_id != request.report.office
    ):
        raise NotNow("您不是这个机关的身份保管人")
    if request.asked_by_id == officer.pk:
        raise NotNow("自己申请的，不能自己同意")
    if request.opened_on is not None or request.consents.filter(custodian=custodian).exists():
        raise NotNow("这一件您已经同意过")
    office = custodian.office
    held = shares.LENGTH * (1 + office.former_custody.count())
    if len(sealed) != _SEALING + held:
        raise SettingWrong("没有封好，请再试一次")
    Consent.objects.create(request=request, custodian=custodian, sealed=sealed, day=today)
    history.add(request.report, "consent", str(officer), today)


@transaction.atomic
def take(request: IdentityRequest, today: date) -> list[bytes]:
    """Return two sealed shares and note that the identity was opened, before it is.

    Raises:
        NotNow: fewer than two custodians agreed.
    """
    found = [bytes(one.sealed) for one in request.consents.order_by("pk")[: shares.NEEDED]]
    if len(found) < shares.NEEDED:
        raise NotNow("还要等两位保管人同意")
    request.opened_on = today
    request.save(update_fields=["opened_on"])
    history.add(request.report, "identity", str(request.asked_by), today, request.because)
    return found


def waiting(report: Report, officer: Officer) -> IdentityRequest | None:
    """Return the officer's own request for a report, if there is one."""
    return report.identity_requests.filter(asked_by=officer).order_by("-pk").first()


def to_agree(custodian: Custodian) -> list[IdentityRequest]:
    """Return the requests that a custodian has not answered."""
    found = IdentityRequest.objects.filter(
        report__office=custodian.office_id, report__hidden=False, opened_on=None
    ).exclude(consents__custodian=custodian)
    return list(found.select_related("report", "asked_by").order_by("pk"))
