"""Carrying out a step of a report's life.

Holds no key and sees no word: what is for the reporter or for another office comes sealed.

Called by the workbench (sealed in the officer's browser) and by `services` (sealed by the command).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Max

from protocol.division import LENGTHS
from protocol.receipt import REPLY_BYTES
from province.officers.models import Officer
from province.officers.roles import Role
from province.reports import history, terms
from province.reports.errors import NoSuchOffice, NoSuchReport, NotNow, SettingWrong
from province.reports.intake import next_number
from province.reports.life import LABELS, MOVES, NOT_ACCEPTED_BECAUSE, Move, State
from province.reports.models import Note, Office, Part, Photo, Reply, Report

BODY_BYTES = 780
_NOTE_MOST = 16 * 1024


@dataclass(frozen=True)
class By:
    """Who takes the step.

    Attributes:
        who: the account, or the office's code for the command; the trace keeps it.
        office: whose report it is.
        roles: what they may do.
    """

    who: str
    office: Office
    roles: frozenset[Role]


@dataclass(frozen=True)
class Step:
    """What comes with a move, as far as it asks for it. Sealed bytes are never shown."""

    reply: bytes = field(default=b"", repr=False)  # to the reporter
    copy: bytes = field(default=b"", repr=False)  # the office's own
    body: bytes = field(default=b"", repr=False)  # to the target office, all parts joined
    photos: Sequence[bytes] = field(default=(), repr=False)  # to the target office, in order
    status: str = ""
    place: str = ""
    matter: str = ""
    handler: Officer | None = None
    target: Office | None = None
    reason: str = ""
    earlier: int | None = None


@transaction.atomic
def move(report: Report, name: str, by: By, today: date, step: Step) -> None:
    """Move a report along.

    Raises:
        NotNow: the state or the role does not allow it.
        SettingWrong, NoSuchOffice, NoSuchReport: something the move asks for is missing or wrong.
    """
    made = MOVES[name]
    report = Report.objects.select_for_update().get(pk=report.pk)
    if report.removed_on is not None:
        raise NotNow("这件已过保存期限，内容已删除")
    if State(report.state) not in made.before or not made.roles & by.roles:
        raise NotNow(f"这件现在是“{LABELS[State(report.state)]}”，不能{made.label}")
    note = _take(report, made, by, today, step)
    if made.tells is not None:
        _reply(report, by, today, step)
    if made.after is not None:
        report.state = made.after
        report.escalated = False
        terms.set_due(report, by.office, today)
    report.save()
    history.add(report, made.name, by.who, today, note)


@transaction.atomic
def note(report: Report, by: By, today: date, sealed: bytes) -> None:
    """Keep a note for the office, sealed to it; raises SettingWrong."""
    _keep(report, Note.Kind.NOTE, by, today, sealed)
    history.add(report, "note", by.who, today)


def _take(report: Report, made: Move, by: By, today: date, step: Step) -> str:
    """Take what the move asks for; return what the history notes of it."""
    if step.place and not report.place:
        report.place = _place(step.place, by.office)
    if made.asks == "places":
        if not report.place or step.matter not in Report.Matter.values:
            raise SettingWrong("请填地区和事项")
        report.matter = step.matter
    elif made.asks == "handler":
        return _assign(report, by, step.handler)
    elif made.asks == "target":
        return _transfer(report, made, by, today, step)
    elif made.asks == "reason":
        if step.reason not in NOT_ACCEPTED_BECAUSE:
            raise SettingWrong("请选一个原因")
        return step.reason
    elif made.asks == "earlier":
        report.same_as = _earlier(report, step.earlier)
        return str(report.same_as)
    elif made.name == "recheck":
        _not_the_same(report, by)
    return step.status if made.after is None else ""


def _place(place: str, office: Office) -> str:
    fits = place.isascii() and place.isdigit() and len(place) in {6, 9, 12}
    if not fits or not place.startswith(office.division[: len(place)]):
        raise SettingWrong("地区应是本机关辖区内的代码（6、9 或 12 位）")
    return place


def _assign(report: Report, by: By, handler: Officer | None) -> str:
    if handler is None:
        # The command line knows no officers: the office itself works on it.
        if by.who != by.office.code:
            raise SettingWrong("请选承办人")
        return ""
    if handler.office_id != by.office.code or Role.HANDLER not in handler.roles:
        raise SettingWrong("承办人应是本机关的承办人员")
    report.handler = handler
    return str(handler)


def _transfer(report: Report, made: Move, by: By, today: date, step: Step) -> str:
    if step.target is None or step.target.pk not in {one.pk for one in targets(report, made, by)}:
        raise NoSuchOffice("不能转给这个机关")
    if len(step.body) != report.parts * BODY_BYTES:
        raise SettingWrong("转交的内容不完整，请再试一次")
    photos = list(report.photos.order_by("number"))
    # Each is of one length, whatever it shows.
    if [len(one) for one in step.photos] != [len(one.sealed) for one in photos]:
        raise SettingWrong("照片没有转好，请先点“打开来看”，再转")
    there = Report.objects.create(
        tag=report.tag,
        office=step.target.code,
        number=next_number(step.target.code),
        parts=report.parts,
        received_on=today,
    )
    Part.objects.bulk_create(
        Part(report=there, part=part, body=step.body[part * BODY_BYTES : (part + 1) * BODY_BYTES])
        for part in range(report.parts)
    )
    Photo.objects.bulk_create(
        Photo(report=there, number=photo.number, sealed=sealed)
        for photo, sealed in zip(photos, step.photos, strict=True)
    )
    history.add(there, "came", by.who, today, by.office.code)
    # Whatever goes up is about those who would else decide here.
    report.hidden = made.name == "pass_up"
    return step.target.code


def targets(report: Report, made: Move, by: By) -> list[Office]:
    """Return the offices that a report may go to: below and over its place, or above.

    An office that had it before is not asked again.
    """
    here = by.office.division
    if made.name == "pass_up":
        above = [here[:length] for length in LENGTHS if length < len(here)]
        found = Office.objects.filter(division__in=above)
    else:
        found = Office.objects.filter(division__startswith=here).exclude(division=here)
    had = set(Report.objects.filter(tag=report.tag).values_list("office", flat=True))
    place = report.place
    return [
        office
        for office in found.order_by("-division")
        if office.code not in had and (made.name == "pass_up" or place.startswith(office.division))
    ]


def _earlier(report: Report, number: int | None) -> Report:
    if number is None:
        raise SettingWrong("请填前一件的编号")
    found = (
        Report.objects.filter(office=report.office, number=number, hidden=False)
        .exclude(pk=report.pk)
        .first()
    )
    if found is None:
        raise NoSuchReport("本机关没有这个编号")
    return found.same_as or found


def _not_the_same(report: Report, by: By) -> None:
    if report.handler is not None and str(report.handler) == by.who:
        raise NotNow("复查应由没有办过这件的人来做")


def _reply(report: Report, by: By, today: date, step: Step) -> None:
    county = (report.place or by.office.division)[:6]
    if len(county) < 6:  # noqa: PLR2004 - a county's code
        raise SettingWrong("请填地区：回话要按县发布")
    if len(step.reply) != REPLY_BYTES:
        raise SettingWrong("回话没有封好，请再试一次")
    last = Reply.objects.filter(tag=report.tag).aggregate(last=Max("number"))["last"]
    Reply.objects.create(
        tag=report.tag,
        number=0 if last is None else last + 1,
        county=county,
        sealed=step.reply,
        day=today,
    )
    if step.copy:
        _keep(report, Note.Kind.ANSWER, by, today, step.copy)


def _keep(report: Report, kind: Note.Kind, by: By, today: date, sealed: bytes) -> None:
    if not 0 < len(sealed) <= _NOTE_MOST:
        raise SettingWrong("内容没有封好，请再试一次")
    Note.objects.create(report=report, kind=kind, day=today, who=by.who, sealed=sealed)
