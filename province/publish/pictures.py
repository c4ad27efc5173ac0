"""Attachments made fit for the public: no EXIF, no more than 2,000 pixels, sealed, thumbnailed.

Each is worked on once: the result is remembered by the hash of what was handed in.
Called by `collect`; the only writer of the feed's `media/`.
"""

import io
import sys
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from protocol.index import MEDIA
from protocol.pack import file_name
from protocol.records import public_id
from protocol.sealing import seal
from province.ledger.models import Attachment
from province.publish.files import write_once
from province.publish.ledger_rows import affair_id, project_id, voucher_id
from province.publish.models import Picture
from province.publish.village import Row, VillageData

MAGIC = b"MJM1"
_LONGEST = 2000  # pixels
_THUMB = 320
_QUALITY, _THUMB_QUALITY = 82, 75
_PDF = "application/pdf"


class Pictures:
    """Seals attachments into one feed.

    Args:
        originals: folder of what was handed in, `<first two digits>/<sha256>`.
        feed: the feed's folder.
    """

    def __init__(self, originals: Path, feed: Path) -> None:
        self._originals = originals
        self._media = feed / MEDIA
        self.unreadable = 0

    def rows(self, of: VillageData) -> list[Row]:
        """Return the rows of `attachments`; files that cannot be read are counted, not shown."""
        owned: dict[str, int] = {}
        found = []
        public = Attachment.objects.filter(
            village__code=of.code, visibility=Attachment.Visibility.PUBLIC, withdrawn_on=None
        )
        known = {picture.source: picture for picture in Picture.objects.filter(village=of.code)}
        for attachment in public.order_by("file", "sha256"):
            picture = known.get(attachment.sha256)
            if picture is None or not self._here(picture):
                picture = self._make(attachment, of)
            if picture is None:
                self.unreadable += 1
                continue
            owner = _owner(attachment)
            position = owned[owner] = owned.get(owner, -1) + 1
            found.append(
                (
                    public_id("attachment", attachment.sha256),
                    owner,
                    position,
                    of.masks.text(attachment.caption),
                    picture.kind,
                    picture.sha256,
                    picture.size,
                    picture.thumb_sha256,
                    picture.thumb_size,
                    picture.width,
                    picture.height,
                )
            )
        return list(found)

    def _here(self, picture: Picture) -> bool:
        names = [picture.sha256, *([picture.thumb_sha256] if picture.thumb_sha256 else [])]
        return all((self._media / name).exists() for name in names)

    def _make(self, attachment: Attachment, of: VillageData) -> Picture | None:
        path = self._originals / attachment.sha256[:2] / attachment.sha256
        try:
            original = path.read_bytes()
        except OSError:
            return None
        if attachment.media_type == _PDF:
            kind, full, thumb, size = "pdf", original, b"", (0, 0)
        else:
            try:
                full, thumb, size = normalise(original)
            except UnreadablePicture:
                return None
            kind = "jpeg"
        sha256, length = self._store(full, of.key)
        thumb_sha256, thumb_length = self._store(thumb, of.key) if thumb else ("", 0)
        picture, _ = Picture.objects.update_or_create(
            source=attachment.sha256,
            village=of.code,
            defaults={
                "kind": kind,
                "sha256": sha256,
                "size": length,
                "thumb_sha256": thumb_sha256,
                "thumb_size": thumb_length,
                "width": size[0],
                "height": size[1],
            },
        )
        return picture

    def _store(self, data: bytes, key: bytes) -> tuple[str, int]:
        sealed = seal(key, MAGIC, data)
        name = file_name(sealed)
        write_once(self._media / name, sealed)
        return name, len(sealed)


class UnreadablePicture(ValueError):
    """Bytes that no picture reader understands, or a picture too large to be one."""


def normalise(original: bytes) -> tuple[bytes, bytes, tuple[int, int]]:
    """Return (JPEG of at most 2,000 pixels, thumbnail of 320, size in pixels), without metadata.

    Raises:
        UnreadablePicture: cut, of another kind, or a decompression bomb.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(original)) as opened:
                # Turned as its EXIF says, for the EXIF goes: it holds places and telephones.
                upright = ImageOps.exif_transpose(opened)
                picture = _flat(upright)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise UnreadablePicture(type(error).__name__) from error
    picture.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    full, size = _jpeg(picture, _QUALITY), picture.size
    picture.thumbnail((_THUMB, _THUMB), Image.Resampling.LANCZOS)
    return full, _jpeg(picture, _THUMB_QUALITY), size


def report(pictures: Pictures) -> None:
    """Tell the data desk how many files could not be shown."""
    if pictures.unreadable:
        sys.stderr.write(f"{pictures.unreadable} 个附件无法读取，未公开\n")


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        ground = Image.new("RGB", picture.size, "white")
        clear = picture.convert("RGBA")
        ground.paste(clear, mask=clear.getchannel("A"))
        return ground
    # A fresh picture: what stood in `info` (comments, profiles) is not written out again.
    flat = Image.new("RGB", picture.size)
    flat.paste(picture.convert("RGB"))
    return flat


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def _owner(attachment: Attachment) -> str:
    if attachment.voucher_id:
        return voucher_id(attachment.voucher_id)
    if attachment.affair_id:
        return affair_id(attachment.affair_id)
    return project_id(attachment.project_id)
