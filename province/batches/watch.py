"""`python -m province watch FOLDER [--once]`: departments drop batches, each into its folder.

    FOLDER/<department>/<batch>            a folder, .zip or .xlsx; with a dot first it waits
    FOLDER/<department>/taken/<batch>      what was imported
    FOLDER/<department>/refused/<batch>    what was refused, or has refused rows; beside it
                                           <batch>.rejected.csv and <batch>.txt, which says why

A department brings by its folder's name and can replace its own rows alone. Who drops gives the
batch its last name when all of it is there: a file still growing is left for the next look.

Large files that clerks brought through the browser are tried and taken here, too.
"""

from __future__ import annotations

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from province.batches import uploads
from province.batches.command import BUSY, DONE, STOPPED, alone, run
from province.batches.errors import BadBatch
from province.batches.outcome import Counts, Rejects
from province.registry.models import Department
from province.trace import chain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_EVERY_S: Final = 30.0
_STILL_S: Final = 10.0  # a file untouched so long has all come
TAKEN: Final = "taken"
REFUSED: Final = "refused"
_USAGE: Final = 64


def watch(argv: Sequence[str]) -> int:
    """Import what was dropped, again and again, or once; return the exit status."""
    words = list(argv)
    once = "--once" in words
    folders = [word for word in words if word != "--once"]
    if len(folders) != 1 or not Path(folders[0]).is_dir():
        sys.stderr.write("usage: python -m province watch FOLDER [--once]\n")
        return _USAGE
    try:
        while True:
            try:
                with alone():
                    look(Path(folders[0]), time.time())
            except BlockingIOError:
                if once:
                    return BUSY
            for upload in uploads.work(timezone.localdate()):
                sys.stdout.write(f"{upload}: {upload.state}\n")
            if once:
                return DONE
            time.sleep(_EVERY_S)
    except KeyboardInterrupt:
        return STOPPED


def look(folder: Path, now: float) -> list[str]:
    """Import everything that lies ready; return what became of each, as `department/batch: end`."""
    told = []
    known = set(Department.objects.filter(withdrawn_on=None).values_list("code", flat=True))
    for place in sorted(path for path in folder.iterdir() if path.name in known):
        for batch in _ready(place, now):
            end = _bring(batch, place)
            told.append(f"{place.name}/{batch.name}: {end}")
            sys.stdout.write(f"{told[-1]}\n")
    return told


def _ready(place: Path, now: float) -> Iterator[Path]:
    for batch in sorted(place.iterdir()):
        if batch.name in {TAKEN, REFUSED} or batch.name.startswith(".") or batch.is_symlink():
            continue
        parts = [batch, *batch.rglob("*")] if batch.is_dir() else [batch]
        if now - max(part.lstat().st_mtime for part in parts) >= _STILL_S:
            yield batch


def _bring(batch: Path, place: Path) -> str:
    """Import one batch and put it where its end says."""
    counts: dict[str, Counts] = {}
    why = ""
    list_of_refused = place / f".{batch.name}.rejected.csv"
    with closing(Rejects(list_of_refused)) as rejects:
        try:
            run(batch, place.name, rejects, counts)
        except BadBatch as error:
            why = error.reason
    refused = sum(one.rejected for one in counts.values())
    whole = [f"{file}：{one.refused}" for file, one in counts.items() if one.refused]
    why = why or "；".join(whole) or (f"{refused} 行没有收" if refused else "")
    end = REFUSED if why else TAKEN
    room = place / end
    room.mkdir(exist_ok=True)
    name = _free(room, batch.name)
    batch.rename(room / name)
    if list_of_refused.exists():
        list_of_refused.rename(room / f"{name}.rejected.csv")
    if why:
        (room / f"{name}.txt").write_text(f"{why}\n", encoding="utf-8")
    with transaction.atomic():
        chain.add(timezone.localdate(), "imported", "watch", place.name, end)
    return end


def _free(room: Path, name: str) -> str:
    """Return a name that is not taken yet: departments call every batch the same."""
    number, free = 1, name
    while (room / free).exists():
        number += 1
        free = f"{number}-{name}"
    return free
