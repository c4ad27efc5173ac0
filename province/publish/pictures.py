"""Attachments made fit for the public: blacked out, no EXIF, 2,000 pixels, sealed, thumbnailed.

Each is worked on once: the result is remembered by the hash of what was handed in and by what was
to be black. One that nobody looked at, or that waits for a decision, is told of and not shown.
Called by `collect`; the only writer of the feed's `media/`.
"""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from protocol.index import MEDIA
from protocol.pack import file_name
from protocol.records import public_id
from protocol.sealing import seal
from province.ledger.models import Attachment
from province.privacy.lines import Quad
from province.privacy.models import Look
from province.privacy.paper import UnreadablePicture, blacken, jpeg, upright
from province.publish.files import write_once
from province.publish.ledger_rows import affair_id, project_id, voucher_id
from province.publish.models import Picture
from province.publish.papers import Papers
from province.publish.village import Row, VillageData

MAGIC = b"MJM1"
_THUMB = 320
_QUALITY, _THUMB_QUALITY = 82, 75
_PDF = "application/pdf"
WAITING = "waiting"
"""The kind of a picture that is there, and not yet fit to be shown."""
HELD = "held"
"""The kind of one that a clerk keeps back: it is never in the feed."""
_SHOWN = frozenset({Look.State.CLEAR, Look.State.MASKED, Look.State.SHOWN})


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
        papers = Papers(of)
        for attachment in public.order_by("file", "sha256"):
            picture = known.get(attachment.sha256)
            basis = papers.basis(attachment)
            if picture is None or picture.basis != basis or not self._here(picture):
                picture = self._make(attachment, of, papers, basis)
            if picture is None:
                self.unreadable += 1
                continue
            if picture.kind == HELD:
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
        names = [name for name in (picture.sha256, picture.thumb_sha256) if name]
        return all((self._media / name).exists() for name in names)

    def _make(
        self, attachment: Attachment, of: VillageData, papers: Papers, basis: str
    ) -> Picture | None:
        judged = papers.judged(attachment)
        if judged.state not in _SHOWN:
            kind = HELD if judged.state == Look.State.HELD else WAITING
            return _remember(attachment, of, kind=kind, basis=basis)
        path = self._originals / attachment.sha256[:2] / attachment.sha256
        try:
            original = path.read_bytes()
            if attachment.media_type == _PDF:
                kind, full, thumb, size = "pdf", original, b"", (0, 0)
            else:
                full, thumb, size = normalise(original, judged.black)
                kind = "jpeg"
        except (OSError, UnreadablePicture):
            return None
        sha256, length = self._store(full, of.key)
        thumb_sha256, thumb_length = self._store(thumb, of.key) if thumb else ("", 0)
        return _remember(
            attachment,
            of,
            kind=kind,
            basis=basis,
            sha256=sha256,
            size=length,
            thumb_sha256=thumb_sha256,
            thumb_size=thumb_length,
            width=size[0],
            height=size[1],
        )

    def _store(self, data: bytes, key: bytes) -> tuple[str, int]:
        sealed = seal(key, MAGIC, data)
        name = file_name(sealed)
        write_once(self._media / name, sealed)
        return name, len(sealed)


def normalise(original: bytes, black: Sequence[Quad] = ()) -> tuple[bytes, bytes, tuple[int, int]]:
    """Return (JPEG of at most 2,000 pixels, thumbnail of 320, size in pixels), without metadata.

    Raises:
        UnreadablePicture: cut, of another kind, or a decompression bomb.
    """
    picture = upright(original)
    blacken(picture, black)
    full, size = jpeg(picture, _QUALITY), picture.size
    picture.thumbnail((_THUMB, _THUMB), Image.Resampling.LANCZOS)
    return full, jpeg(picture, _THUMB_QUALITY), size


def _remember(attachment: Attachment, of: VillageData, **made: str | int) -> Picture:
    """Note what became of an attachment; what is not said of it is nothing."""
    empty = {"sha256": "", "size": 0, "thumb_sha256": "", "thumb_size": 0, "width": 0, "height": 0}
    picture, _ = Picture.objects.update_or_create(
        source=attachment.sha256, village=of.code, defaults={**empty, **made}
    )
    return picture


def _owner(attachment: Attachment) -> str:
    if attachment.voucher_id:
        return voucher_id(attachment.voucher_id)
    if attachment.affair_id:
        return affair_id(attachment.affair_id)
    return project_id(attachment.project_id)
