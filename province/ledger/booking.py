"""A voucher entered by hand becomes a batch of the exchange standard, and goes its way.

So what an accountant types is checked, kept and published exactly like what a department hands
in. Called by the workbench's books.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from province.batches import uploads
from province.ledger.exchange import VOUCHERS
from province.ledger.models import Receipt, Voucher
from province.ledger.originals import LARGEST_BYTES, MOST_PIXELS, media_type, pixels

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from django.core.files.uploadedfile import UploadedFile

    from province.batches.models import Upload

FIELDS: Final = tuple(column.name for column in VOUCHERS.columns)
MOST_PHOTOS: Final = 20
_PDF: Final = "application/pdf"
_ENDINGS: Final = {
    "image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "application/pdf": ".pdf",
}  # fmt: skip
_RECEIPTS: Final = ("voucher_no", "village", "line", "id_number", "name", "amount")
_ATTACHMENTS: Final = ("sha256", "village", "owner", "file", "caption")
_WITHDRAWALS: Final = ("file", "key", "reason")


@dataclass(frozen=True)
class Signed:
    """Somebody who signed for money: all as typed."""

    name: str
    id_number: str
    amount: str


@dataclass(frozen=True)
class Entry:
    """A voucher as it was typed.

    Attributes:
        fields: the standard's columns of `vouchers.csv`.
        signed: who signed, line by line; an empty line is nobody.
        photos: invoices and sheets.
        caption: what they are.
        new: whether no voucher may have its number yet.
    """

    fields: Mapping[str, str]
    signed: Sequence[Signed] = ()
    photos: Sequence[UploadedFile] = ()
    caption: str = "发票"
    new: bool = True

    @property
    def number(self) -> str:
        """The voucher's number."""
        return self.fields["voucher_no"].strip()

    @property
    def village(self) -> str:
        """The village's code."""
        return self.fields["village"]


@dataclass(frozen=True)
class Refused:
    """Something that keeps an entry out; `column` is the standard's, or nothing."""

    column: str
    reason: str


@dataclass
class _Batch:
    folder: Path
    refused: list[Refused] = field(default_factory=list)

    def table(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        lines = list(rows)
        if lines:
            with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([columns, *lines])


def enter(entry: Entry, department: str, who: str) -> list[Refused]:
    """Take a voucher, all of it or nothing; return what keeps it out.

    Args:
        entry: what was typed.
        department: for which the accountant keeps the books.
        who: the accountant's account.
    """
    if not entry.number:
        return [Refused("voucher_no", "没有填")]
    key = f"{entry.number}|{entry.village}"
    if entry.new and Voucher.objects.filter(key=key).exists():
        return [Refused("voucher_no", "这个号已经有了")]
    upload, folder = uploads.begin(department, who)
    batch = _Batch(folder)
    _write(entry, key, batch)
    if not batch.refused:
        uploads.attempt(upload)
        batch.refused += _refused(upload)
    if not batch.refused:
        uploads.take(upload)
        batch.refused += _refused(upload)
    if batch.refused:
        uploads.forget(upload)
    return batch.refused


def next_number(village: str) -> str:
    """Return a number after the newest of a village, in the way that it is written there."""
    newest = Voucher.objects.filter(village__code=village).order_by("-date", "-pk").first()
    if newest is None:
        return "记-0001"
    digits = len(newest.voucher_no) - len(newest.voucher_no.rstrip("0123456789"))
    head = newest.voucher_no[: len(newest.voucher_no) - digits]
    taken = [
        int(number[len(head) :])
        for number in Voucher.objects.filter(
            village__code=village, voucher_no__startswith=head
        ).values_list("voucher_no", flat=True)
        if number[len(head) :].isdecimal()
    ]
    return f"{head or '记-'}{max(taken, default=0) + 1:0{digits or 4}d}"


def _write(entry: Entry, key: str, batch: _Batch) -> None:
    row = [entry.fields.get(name, "").strip() for name in FIELDS]
    batch.table("vouchers", FIELDS, [row])
    lines = [(str(at), one) for at, one in enumerate(entry.signed, start=1)]
    batch.table(
        "receipts",
        _RECEIPTS,
        [
            (entry.number, entry.village, at, one.id_number.strip(), one.name.strip(), one.amount)
            for at, one in lines
            if one.name.strip() or one.amount.strip()
        ],
    )
    there = set(
        Receipt.objects.filter(voucher_id=key, withdrawn_on=None).values_list("line", flat=True)
    )
    kept = {int(at) for at, one in lines if one.name.strip() or one.amount.strip()}
    batch.table(
        "withdrawals",
        _WITHDRAWALS,
        [("receipts", f"{key}|{line}", "改账") for line in sorted(there - kept)],
    )
    if len(entry.photos) > MOST_PHOTOS:
        batch.refused.append(Refused("photos", f"一次最多 {MOST_PHOTOS} 张"))
        return
    photos = [_photo(one, entry, batch) for one in entry.photos]
    batch.table("attachments", _ATTACHMENTS, [row for row in photos if row])


def _photo(photo: UploadedFile, entry: Entry, batch: _Batch) -> tuple[str, ...]:
    if not photo.size or photo.size > LARGEST_BYTES:
        batch.refused.append(Refused("photos", "有一张是空的，或者超过 20 MB"))
        return ()
    data = photo.read()
    kind = media_type(data)
    if kind is None:
        batch.refused.append(Refused("photos", "只收照片（JPEG、PNG、WebP）和 PDF"))
        return ()
    count = pixels(data)
    if kind != _PDF and (count is None or count > MOST_PIXELS):
        words = "有一张照片打不开" if count is None else "有一张照片的像素太多，请拍小一点"
        batch.refused.append(Refused("photos", words))
        return ()
    sha256 = hashlib.sha256(data).hexdigest()
    name = f"pictures/{sha256}{_ENDINGS[kind]}"
    path = batch.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    return (sha256, entry.village, f"voucher:{entry.number}", name, entry.caption.strip() or "发票")


def _refused(upload: Upload) -> list[Refused]:
    found = [Refused("", upload.says)] if upload.says else []
    path = uploads.rejected(upload)
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            found += [Refused(row["column"], row["reason"]) for row in csv.DictReader(file)]
    return found
