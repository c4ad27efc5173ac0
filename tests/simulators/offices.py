"""Invented offices, officers and reports, for tests of the office's side; keys open nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth.models import Group, User
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_static.models import StaticDevice
from PIL import Image

from province.batches.models import Batch
from province.ledger.models import Attachment
from province.ledger.originals import original_path
from province.matching.models import Finding
from province.officers.models import Officer
from province.officers.roles import AT_AN_OFFICE, Role
from province.privacy.lines import ENGINE, packed
from province.privacy.models import Look
from province.registry.models import Division, Official
from province.reports.life import State
from province.reports.models import Custodian, Office, Part, Report

TODAY: Final = date(2026, 3, 2)  # a Monday
VILLAGE: Final = "439900001001"
REPLY: Final = b"r" * 700
BODY: Final = 780
DIVISIONS: Final = {
    "43-jw": ("43", "province"),
    "4399-jw": ("4399", "city"),
    "439900-jw": ("439900", "county"),
    "439901-jw": ("439901", "county"),
    "439900001-jw": ("439900001", "township"),
}
HERE: Final = "439900-jw"
DEAD: Final = {
    "name": "杨小妹", "dead_name": "杨小妹", "died_on": "2018-02-10", "programme": "MZ01",
    "benefit_month": 24219,
}  # fmt: skip


def offices() -> dict[str, Office]:
    """Make one office in each division."""
    made = {}
    for code, (division, level) in DIVISIONS.items():
        made[code] = Office.objects.create(
            code=code, name=f"{code} 纪委", level=level, division=division,
            public=b"p" * 32, locked_private=b"l" * 76, custody=b"c" * 32,
        )  # fmt: skip
        for number, name in enumerate(("first", "second"), start=1):
            Custodian.objects.create(
                office=made[code], name=name, number=number, locked_share=b"s" * 77
            )
    return made


def officer(
    account: str, *roles: Role, office: str = HERE, custodian: str = "", department: str = ""
) -> Officer:
    """Make an officer who has a key of their own."""
    user = User.objects.create(username=account)
    user.groups.set(Group.objects.filter(name__in=[role.value for role in roles]))
    StaticDevice.objects.create(user=user, name="once")
    held = Custodian.objects.get(office=office, name=custodian) if custodian else None
    return Officer.objects.create(
        user=user, name=account, division=DIVISIONS[office][0], public=b"o" * 32,
        office_id=office if AT_AN_OFFICE.intersection(roles) else None, custodian=held,
        department=department,
    )  # fmt: skip


def report(  # noqa: PLR0913 - a report has so much to it
    number: int,
    state: State = State.RECEIVED,
    office: str = HERE,
    place: str = VILLAGE,
    handler: Officer | None = None,
    *,
    hidden: bool = False,
) -> Report:
    """Make a report that is all there."""
    made = Report.objects.create(
        tag=f"{office}{number}".encode().ljust(16)[-16:], office=office, number=number, parts=1,
        state=state, received_on=TODAY, place=place, handler=handler, hidden=hidden,
    )  # fmt: skip
    Part.objects.create(report=made, part=0, body=b"b" * BODY)
    return made


def finding(id_: str, place: str = VILLAGE, to: str = "", person: str = "") -> Finding:
    """Make a finding that a rule might have made: paid after death."""
    return Finding.objects.create(
        id=id_, rule="D01", subject=id_, division=place, id_number=person, amount_fen=26000,
        day=date(2018, 4, 4), evidence=DEAD, severity=50, found_on=date(2018, 11, 20), run=1,
        assigned_to=to, due_on=TODAY if to else None,
    )  # fmt: skip


def official(number: str, name: str = "某某", unit: str = "", division: str = "439900") -> Official:
    """Put an official into the register."""
    batch, _ = Batch.objects.get_or_create(digest="d" * 64, brought_by="")
    Division.objects.get_or_create(
        code=division, defaults={"key": division, "name": "某县", "imported_in": batch}
    )
    return Official.objects.create(
        key=f"{number}|{unit}", id_number=number, name=name, post="干事", unit=unit,
        division_id=division, level="county", since=date(2015, 1, 1), imported_in=batch,
    )  # fmt: skip


def picture(source: str, village: str) -> Look:
    """Make a picture of a village that waits for a clerk; its file is white paper."""
    batch, _ = Batch.objects.get_or_create(digest="d" * 64, brought_by="")
    Division.objects.get_or_create(
        code=village, defaults={"key": village, "name": "某村", "imported_in": batch}
    )
    Attachment.objects.create(
        key=source, sha256=source, village_id=village, file="1.png", caption="领款单",
        visibility=Attachment.Visibility.PUBLIC, media_type="image/png", size_bytes=1,
        imported_in=batch,
    )  # fmt: skip
    path = original_path(source)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (90, 60), "white").save(path, "PNG")
    return Look.objects.create(
        source=source, village=village, engine=ENGINE, readable=True, lines=packed(()),
        state=Look.State.WAITING, why="身份证号",
    )  # fmt: skip


@dataclass
class Desk:
    """An officer's browser, without the browser."""

    client: object

    def sit(self, who: Officer) -> None:
        """Come in by both factors."""
        client = self.client
        client.force_login(who.user)  # type: ignore[attr-defined]
        session = client.session  # type: ignore[attr-defined]
        device = StaticDevice.objects.get(user=who.user)
        session[DEVICE_ID_SESSION_KEY] = device.persistent_id
        session.save()
