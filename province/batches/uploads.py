"""Files that a clerk brings through the browser: kept, tried, taken. Called by the workbench.

    NotAFile(ValueError): a plain sentence for the clerk

A file lies in the home's `uploads/` by a number of ours: nothing of its own name but the ending
touches the disk, and it is never served again.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from province.batches.command import alone, run
from province.batches.errors import BadBatch
from province.batches.models import Upload
from province.batches.outcome import Counts, Rejects
from province.batches.tables import TABLES, WITHDRAWALS
from province.home import home
from province.trace import chain

if TYPE_CHECKING:
    from datetime import date

    from django.core.files.uploadedfile import UploadedFile

MOST_BYTES: Final = 2**30
"""A larger batch is the operator's, or comes by the department's own folder."""
LARGE_BYTES: Final = 20 * 2**20
"""A larger file is tried and taken by `watch`: a request would hold up everybody who writes."""
FOLDER: Final = "folder"
"""The kind of a batch that was written here."""
_ZIPPED: Final = b"PK\x03\x04"
_ENDINGS: Final = {".xlsx": _ZIPPED, ".zip": _ZIPPED, ".csv": b""}


class NotAFile(ValueError):
    """What was brought cannot be a batch; the message says why."""


def keep(file: UploadedFile, department: str, who: str) -> Upload:
    """Keep a file that was brought.

    Raises:
        NotAFile: too large, empty, of another kind than its name says, or a table nobody knows.
    """
    name = PurePath(file.name or "")
    ending = name.suffix.lower()
    if ending not in _ENDINGS:
        raise NotAFile("请送 .xlsx、.zip 或 .csv 文件")
    if not file.size or file.size > MOST_BYTES:
        raise NotAFile(f"文件是空的，或者超过 {MOST_BYTES // 2**20} MB；大的请运维人员导入")
    first = file.read(len(_ZIPPED))
    file.seek(0)
    if not first.startswith(_ENDINGS[ending]):
        raise NotAFile("文件的内容和名字对不上")
    if ending == ".csv" and name.stem not in {*TABLES, WITHDRAWALS.name}:
        raise NotAFile("CSV 要用交换标准里的名字，比如 payments.csv")
    upload = Upload.objects.create(
        department=department, brought_by=who, kind=name.name if ending == ".csv" else ending,
        brought_at=timezone.now(),
    )  # fmt: skip
    path = _path(upload)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    with path.open("wb") as kept:
        # Piece by piece, from Django's own file on the disk to ours: never all of it in memory.
        for piece in file.chunks():
            kept.write(piece)
    return upload


def is_large(upload: Upload) -> bool:
    """Whether a file is left to `watch`."""
    return upload.kind != FOLDER and _path(upload).stat().st_size > LARGE_BYTES


def work(today: date) -> list[Upload]:
    """Try the large files that were brought and take those that were said yes to; return them.

    Another import that is going on is waited for: the file stays for the next look.
    """
    done = []
    waiting = Upload.objects.filter(state__in=[Upload.State.BROUGHT, Upload.State.WANTED])
    for upload in waiting.exclude(kind=FOLDER).order_by("pk"):
        wanted = upload.state == Upload.State.WANTED
        try:
            if wanted:
                take(upload)
            else:
                attempt(upload)
        except BlockingIOError:
            break
        done.append(upload)
        if wanted:
            with transaction.atomic():
                chain.add(today, "imported", upload.brought_by, upload.department, upload.state)
    return done


def begin(department: str, who: str) -> tuple[Upload, Path]:
    """Begin a batch that is written here, file by file, into the folder that is returned."""
    upload = Upload.objects.create(
        department=department, brought_by=who, kind=FOLDER, brought_at=timezone.now()
    )
    folder = _folder(upload) / "batch"
    folder.mkdir(parents=True, mode=0o700)
    return upload, folder


def forget(upload: Upload) -> None:
    """Leave nothing of a batch that was not taken."""
    shutil.rmtree(_folder(upload), ignore_errors=True)
    upload.delete()


def attempt(upload: Upload) -> None:
    """Do all that an import does and keep nothing of it; the counts say what would come."""
    with transaction.atomic():
        _run(upload)
        transaction.set_rollback(True)
    if upload.state != Upload.State.REFUSED:
        upload.state = Upload.State.TRIED
    upload.save()


def take(upload: Upload) -> None:
    """Import a file; what is refused is refused row by row as before."""
    _run(upload)
    if upload.state != Upload.State.REFUSED:
        upload.state = Upload.State.TAKEN
    upload.save()


def rejected(upload: Upload) -> Path:
    """Return where the refused rows are, if any are."""
    return _folder(upload) / "rejected.csv"


def _run(upload: Upload) -> None:
    counts: dict[str, Counts] = {}
    upload.says, upload.state = "", Upload.State.BROUGHT
    rejected(upload).unlink(missing_ok=True)
    with closing(Rejects(rejected(upload))) as rejects:
        try:
            with alone():
                run(_batch(upload), upload.department, rejects, counts)
        except BlockingIOError:
            if is_large(upload):
                raise
            upload.says, upload.state = "另一个导入正在进行，请稍后再送", Upload.State.REFUSED
        except BadBatch as error:
            upload.says, upload.state = error.reason, Upload.State.REFUSED
    upload.counts = {file: one.as_json() for file, one in counts.items()}


def _folder(upload: Upload) -> Path:
    return home() / "uploads" / str(upload.pk)


def _path(upload: Upload) -> Path:
    name = upload.kind if upload.kind.endswith(".csv") else f"batch{upload.kind}"
    return _folder(upload) / "batch" / name


def _batch(upload: Upload) -> Path:
    """Return what the import reads: a lone .csv is a folder with one file."""
    if upload.kind == FOLDER:
        return _folder(upload) / "batch"
    path = _path(upload)
    return path.parent if path.suffix == ".csv" else path
