"""Old files of the feed go when two publications have done without them.

A terminal that read the last index may still be fetching what it names. A usual publication knows
what it dropped (`retire`); `sweep` walks the whole feed, and finds what a cut publication left.
Called by `publication`.
"""

import os
from collections.abc import Collection
from pathlib import Path

from django.db import transaction

from protocol.index import MEDIA, METADATA, PACKS, TARGETS
from province.publish.models import Unused

_CHUNK = 500  # paths a query
_KEPT = 2  # generations


def retire(feed: Path, dropped: Collection[str], named: Collection[str], generation: int) -> int:
    """Note what this publication dropped, delete what was dropped two ago; returns how many went.

    Args:
        feed: the feed's folder.
        dropped: paths within it that the last publication named and this one does not.
        named: paths that this one names anew; some may have been dropped before.
        generation: its number.
    """
    with transaction.atomic():
        again = sorted(named)
        for start in range(0, len(again), _CHUNK):
            Unused.objects.filter(path__in=again[start : start + _CHUNK]).delete()
        Unused.objects.bulk_create(
            [Unused(path=path, since=generation) for path in sorted(set(dropped) - set(named))],
            batch_size=_CHUNK,
            ignore_conflicts=True,
        )
        gone = list(Unused.objects.filter(since__lte=generation - _KEPT))
        for one in gone:
            (feed / one.path).unlink(missing_ok=True)
        Unused.objects.filter(since__lte=generation - _KEPT).delete()
    return len(gone)


def sweep(feed: Path, used: Collection[str], generation: int) -> int:
    """Delete what no publication since `generation - 2` named; returns how many files went.

    Args:
        feed: the feed's folder.
        used: paths within it that the newest publication names.
        generation: the newest publication's number.
    """
    unused = set(_files(feed)) - set(used)
    since = dict(Unused.objects.values_list("path", "since"))
    gone = {path for path in unused if since.get(path, generation) <= generation - _KEPT}
    for path in gone:
        (feed / path).unlink(missing_ok=True)
    with transaction.atomic():
        Unused.objects.all().delete()
        Unused.objects.bulk_create(
            [
                Unused(path=path, since=since.get(path, generation))
                for path in sorted(unused - gone)
            ],
            batch_size=_CHUNK,
        )
    return len(gone)


def _files(feed: Path) -> list[str]:
    found = []
    for room in (METADATA, TARGETS, PACKS, MEDIA):
        for folder, _, names in os.walk(feed / room):
            at = Path(folder).relative_to(feed).as_posix()
            found += [f"{at}/{name}" for name in names if not name.startswith(".")]
    return found
