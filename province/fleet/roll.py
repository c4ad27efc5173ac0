"""The roll of terminals: how fresh each is, and which have fallen silent.

A terminal that is unplugged says so by its silence, and that is for the office to know: called by
the `fleet` command.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.db.models import (
    BooleanField,
    Case,
    DateTimeField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Sum,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from protocol.heartbeat import SEALED
from province.fleet.enrolment import NoSuchTerminal
from province.fleet.models import EnrolmentCode, Terminal
from province.registry import divisions

SILENT_AFTER: Final = timedelta(hours=26)
"""Halls are switched off at night: a whole day and a little."""
_CLOCK_OFF_S = 3600


@dataclass(frozen=True, slots=True)
class Entry:
    """One terminal as an operator reads it."""

    name: str
    label: str  # town and village of its first page
    state: str
    enrolled_on: date
    heard_at: datetime | None
    silent_since: datetime | None  # None: heard in time, or not in use
    notes: tuple[str, ...]
    told: dict[str, Any]


def below(division: str, now: datetime, patience: timedelta) -> QuerySet[Any]:
    """Return a division's terminals: the silent ones first, longest silence at the top.

    `division` is the beginning of village codes, empty for all; each terminal is told whether it
    is `silent`. One that was set up and never spoke is silent since that day.
    """
    last = now - patience
    silent = Q(heard_at__lt=last) | Q(heard_at=None, enrolled_on__lt=timezone.localdate(last))
    since = Coalesce("heard_at", "enrolled_on", output_field=DateTimeField())
    found = Terminal.objects.annotate(
        silent=ExpressionWrapper(silent & Q(state=Terminal.State.ACTIVE), BooleanField()),
        for_long=Case(When(silent & Q(state=Terminal.State.ACTIVE), then=since)),
    ).order_by(F("for_long").asc(nulls_last=True), "name")
    return found.filter(villages__0__startswith=division) if division else found


def entries(found: Iterable[Terminal]) -> list[Entry]:
    """Return what an operator reads of terminals that `below` found, in their order."""
    shown = list(found)
    tried = dict(
        EnrolmentCode.objects.filter(tried_again__gt=0)
        .values("terminal")
        .annotate(times=Sum("tried_again"))
        .values_list("terminal", "times")
    )
    names = divisions.in_full({one.villages[0] for one in shown})
    return [_entry(one, names, tried.get(one.name, 0)) for one in shown]


def plain(entry: Entry) -> dict[str, Any]:
    """Return an entry for a program."""
    dated = ("enrolled_on", "heard_at", "silent_since")
    texts = {name: value.isoformat() for name in dated if (value := getattr(entry, name))}
    return asdict(entry) | dict.fromkeys(dated) | texts


def revoke(name: str) -> None:
    """Take a terminal out of service; raises NoSuchTerminal."""
    _set(name, state=Terminal.State.REVOKED)


def trust_again(name: str) -> None:
    """Believe a copied identity again, from whatever step comes first; raises NoSuchTerminal."""
    if not Terminal.objects.filter(name=name, state=Terminal.State.COPIED).exists():
        raise NoSuchTerminal("没有这台终端，或者它没有被停")
    _set(name, state=Terminal.State.ACTIVE, any_step=True)


def _set(name: str, **values: object) -> None:
    if not Terminal.objects.filter(name=name).update(**values):
        raise NoSuchTerminal("没有这台终端")


def _entry(one: Any, names: dict[str, str], tried: int) -> Entry:
    since = one.heard_at or timezone.make_aware(datetime.combine(one.enrolled_on, time()))
    return Entry(
        name=one.name,
        label=names.get(one.villages[0], one.villages[0]),
        state=str(Terminal.State(one.state).label),
        enrolled_on=one.enrolled_on,
        heard_at=one.heard_at,
        silent_since=since if one.silent else None,
        notes=tuple(_notes(one, tried)),
        told=dict(one.told),
    )


def _notes(one: Terminal, tried: int) -> list[str]:
    told = one.told
    stands = told.get("villages", ())[:1]
    notes = [f"第 {stand['seq']} 号，数据到 {stand['data_date']}" for stand in stands]
    if told.get("media_missing"):
        notes.append(f"缺 {told['media_missing']} 张图片")
    if told:
        notes.append(f"磁盘 {told['disk_free_mb']} MB，版本 {told['version']}")
        notes.append(_seal(str(told.get("seal", ""))))
    if told.get("system"):
        notes.append(f"系统 {told['system']}")
    for name, what in (("rejected", ""), ("systems_rejected", "系统 ")):
        if told.get(name):
            notes.append(f"退回过 {what}{'、'.join(told[name])}")
    if told.get("boots"):
        notes.append(f"开机 {told['boots']} 次")
    if abs(one.clock_off_s) > _CLOCK_OFF_S:
        notes.append(f"钟差 {round(one.clock_off_s / 60)} 分钟")
    words = {"screen": "屏幕", "reader": "读卡器", "printer": "打印机", "voice": "朗读"}
    notes += [f"{word}坏了" for name, word in words.items() if told.get(name) == "broken"]
    if told.get("problem"):
        notes.append(f"问题：{told['problem']}")
    if tried:
        notes.append(f"开通码又被试过 {tried} 次")
    return notes


def _seal(told: str) -> str:
    """Say whether opening the cabinet opens the disk; what nobody vouches for is open."""
    if told == SEALED:
        return "防拆"
    if told == "closed":
        return "磁盘打不开，机器可能被改动过"
    why = {"bios": "老式 BIOS", "no_tpm": "没有 TPM", "no_secure_boot": "没有开安全启动"}.get(told)
    return f"不防拆（{why}）" if why else "不防拆"
