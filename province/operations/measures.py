"""What a monitoring system is told of the platform: ages and counts, of no person and no report.

`province metrics FILE` writes it in Prometheus' text form, for the node exporter's textfile
collector: nothing listens, so nobody can ask. Nothing here tells real cells from dummies, and
nothing of a report is timed; an office's own figures stay in its workbench.
"""

from __future__ import annotations

import shutil
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Max
from django.utils import timezone
from prometheus_client import CollectorRegistry, Gauge

from province.batches.models import Batch
from province.fleet import roll
from province.fleet.models import Terminal
from province.operations import backup
from province.publish.models import Generation
from province.trace import checkpoints
from province.trace.models import Line

if TYPE_CHECKING:
    from pathlib import Path

_PREFIX: Final = "mingjing_"


def measured(home: Path, backups: Path | None) -> CollectorRegistry:
    """Return the gauges, filled in now.

    Args:
        home: the platform's folder.
        backups: where backups lie, if that is to be told.
    """
    registry = CollectorRegistry()

    def gauge(name: str, words: str, labels: tuple[str, ...] = ()) -> Gauge:
        return Gauge(f"{_PREFIX}{name}", words, labels, registry=registry)

    at = Generation.objects.aggregate(at=Max("published_at"))["at"]
    gauge("published_timestamp_seconds", "Last publication that changed something.").set(_stamp(at))
    batches = gauge("batch_timestamp_seconds", "Last batch of a department.", ("department",))
    last = Batch.objects.order_by().values_list("brought_by").annotate(Max("imported_at"))
    for department, came in last:
        batches.labels(department or "operator").set(_stamp(came))
    states = gauge("terminals", "Terminals by state.", ("state",))
    for state, many in Terminal.objects.order_by().values_list("state").annotate(Count("pk")):
        states.labels(state).set(many)
    silent = roll.below("", timezone.now(), roll.SILENT_AFTER).filter(silent=True)
    gauge("terminals_silent", "Terminals in use that have not been heard for too long.").set(
        silent.order_by().count()
    )
    gauge("trace_lines", "Lines of the trace.").set(
        Line.objects.aggregate(last=Max("number"))["last"] or 0
    )
    gauge("checkpoint_timestamp_seconds", "Day of the trace's last signed point.").set(
        _of_day(checkpoints.newest_day(home))
    )
    if backups is not None:
        newest = backup.newest(backups)
        gauge("backup_timestamp_seconds", "Day of the newest whole backup.").set(
            _of_day(date.fromisoformat(newest.name) if newest else None)
        )
    gauge("disk_free_bytes", "Free where the platform keeps its files.").set(
        shutil.disk_usage(home).free
    )
    return registry


def _stamp(at: datetime | None) -> float:
    return 0.0 if at is None else at.timestamp()


def _of_day(day: date | None) -> float:
    return 0.0 if day is None else timezone.make_aware(datetime.combine(day, time())).timestamp()
