"""Filters and tags of the workbench's templates."""

import base64
from collections.abc import Mapping
from datetime import date

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from protocol.idnumber import IdNumber, mask
from protocol.money import Fen, format_yuan
from province.batches.tables import TITLES
from province.matching import pages
from province.matching.models import Finding
from province.matching.rule import Setting
from province.matching.titles import titles
from province.matching.words import explained, shown
from province.reports import clock
from province.reports.life import LABELS, State
from province.reports.models import Report
from province.workbench.static_files import FILES

register = template.Library()
register.filter("source_words", pages.source_words)
register.filter("checked_words", pages.checked_words)


@register.filter
def table_title(name: str) -> str:
    """Return what clerks call a table of the standard."""
    return TITLES[name]


@register.simple_tag
def script(name: str) -> SafeString:
    """Return the tag of one of our scripts, with the hash that the browser holds it to."""
    file = FILES[name]
    return format_html(
        '<script src="{}" integrity="{}" defer></script>', static(name), file.integrity
    )


@register.simple_tag
def static(name: str) -> str:
    """Return the address of a static file; another content, another address."""
    return f"{reverse('office:static', args=[name])}?{FILES[name].version}"


@register.filter
def state_label(state: str) -> str:
    """Return a state in words."""
    return LABELS[State(state)]


@register.filter
def octets(data: bytes | memoryview) -> str:
    """Return bytes as base64, for what the browser opens."""
    return base64.b64encode(bytes(data)).decode()


@register.filter
def due_words(report: Report) -> str:
    """Return how long there is still time, in working days; the year that the calendar lacks."""
    if report.calendar_ends is not None:
        return f"{report.calendar_ends} 年的放假安排还没有公布，期限算不出来"
    if report.due_on is None:
        return "没有期限"
    try:
        left = clock.working_days_until(timezone.localdate(), report.due_on)
    except clock.CalendarEnds:
        return f"{_day(report.due_on)} 前"
    if left < 0:
        return f"超期 {-left} 个工作日"
    return "今天到期" if left == 0 else f"还有 {left} 个工作日（{_day(report.due_on)}）"


@register.filter
def due_class(report: Report) -> str:
    """Return the class of its deadline: late, soon or nothing."""
    if report.due_on is None:
        return ""
    days = (report.due_on - timezone.localdate()).days
    return "late" if days < 0 else "soon" if days <= 2 else ""  # noqa: PLR2004 - reminded 2 days before


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


@register.filter
def finding_name(finding: Finding) -> str:
    """Return whom or what a finding is about, as its evidence names it."""
    told = (
        shown(name, finding.evidence.get(name))
        for name in ("name", "project", "payee", "programme", "what")
    )
    return next(filter(None, told), titles().get(finding.rule, finding.rule))


@register.filter
def finding_words(finding: Finding) -> str:
    """Return a finding in plain words."""
    return explained(finding)


@register.filter
def masked(number: str) -> str:
    """Return an ID number with its middle hidden."""
    return mask(IdNumber(number))


@register.filter
def named(code: str, names: Mapping[str, str]) -> str:
    """Return the name of a place, its code where it has none."""
    return names.get(code, code)


@register.filter
def yuan(fen: int | None) -> str:
    """Return money as people write it; nothing where there is none."""
    return f"{format_yuan(Fen(fen))} 元" if fen else ""


@register.filter
def share(part: float) -> str:
    """Return a share in hundredths."""
    return f"{part:.0%}"


@register.filter
def setting_words(setting: Setting) -> str:
    """Return a rule's parameter as it is set here, and where it differs."""
    value = setting.value.default
    if isinstance(value, tuple):
        return "、".join(value)
    own = [f"{code} 是 {_amount(number, setting.unit)}" for code, number in setting.value.divisions]
    return "；".join([_amount(value, setting.unit), *own])


def _amount(number: int, unit: str) -> str:
    return yuan(number) if unit == "元" else f"{number} {unit}"
