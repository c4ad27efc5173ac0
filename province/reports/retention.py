"""Taking away what was kept long enough, once a day by a timer (`python -m province expire`).

Of an ended report go its words, who spoke, photos, the office's notes and the answers. Its number,
its days and its history stay, with a hash of what went: a copy that turns up can be told by it.
How long a division keeps them stands in `terms`, from the report's last step.
"""

import hashlib
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce

from province.reports import clock, history, terms
from province.reports.life import MOVES, WAITING
from province.reports.models import Consent, Office, Reply, Report
from province.reports.sight import ReportQuerySet

WHO: Final = "clock"
REMOVED: Final = "removed"


def expire(today: date) -> int:
    """Take away what is past its time; return of how many reports."""
    count = 0
    for office in Office.objects.order_by("code"):
        for pk in list(_past(office, today).values_list("pk", flat=True)):
            with transaction.atomic():
                count += _together(_kin(pk), today)
    return count


def _past(office: Office, today: date) -> ReportQuerySet:
    """Return an office's ended reports whose last step is long ago."""
    months = max(terms.days(office.division, "keep"), terms.KEEP_LEAST)
    before = clock.months_on(today, -months)
    found = Report.objects.filter(office=office.code, removed_on=None, received_on__lte=before)
    steps = Max("history__day", filter=Q(history__what__in=[*MOVES, "came"]))
    ended = found.exclude(state__in=WAITING).annotate(last=Coalesce(steps, F("received_on")))
    return ended.filter(last__lte=before).order_by("pk")


def _kin(pk: int) -> list[Report]:
    """Return a report with all that belong to it: the same one at other offices, repeats."""
    found: dict[int, Report] = {}
    near = Q(pk=pk)
    while fresh := list(_locked().filter(near).exclude(pk__in=found)):
        found |= {one.pk: one for one in fresh}
        firsts = [one.same_as_id for one in fresh if one.same_as_id is not None]
        tags = [one.tag for one in fresh]
        near = Q(tag__in=tags) | Q(pk__in=firsts) | Q(same_as__in=fresh)
    return list(found.values())


def _locked() -> ReportQuerySet:
    return Report.objects.select_for_update().order_by("pk")


def _together(kin: list[Report], today: date) -> int:
    """Take away what they said, if all of them are past their time; return of how many."""
    left = [one for one in kin if one.removed_on is None]
    for one in left:
        if not _past(Office.objects.get(code=one.office), today).filter(pk=one.pk).exists():
            return 0
    Reply.objects.filter(tag__in=[one.tag for one in left]).delete()
    for one in left:
        _empty(one, today)
    return len(left)


def _empty(report: Report, today: date) -> None:
    bodies, photos = report.bodies.order_by("part"), report.photos.order_by("number")
    notes = report.notes.order_by("pk")
    went = hashlib.sha256()
    for sealed in (
        *bodies.values_list("body", flat=True),
        *photos.values_list("sealed", flat=True),
        *notes.values_list("sealed", flat=True),
    ):
        went.update(sealed)
    Consent.objects.filter(request__report=report).delete()
    for part in (bodies, photos, notes, report.identity_requests.all()):
        part.delete()
    report.removed_on = today
    report.save(update_fields=["removed_on"])
    history.add(report, REMOVED, WHO, today, went.hexdigest())
