"""Pictures of a record as its page shows them: what is here, what has yet to come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.ui.words import translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.model import PictureRow


@dataclass(frozen=True, slots=True)
class PictureShown:
    """One picture: the file to open, empty where there is nothing to show."""

    village: str
    sha256: str  # the picture, or its thumbnail until it is here
    caption: str
    missing: str  # why there is no picture, or empty


def shown_pictures(village: str, pictures: Sequence[PictureRow]) -> tuple[PictureShown, ...]:
    """Return how a record's pictures are shown, in their order."""
    return tuple(_shown(village, each) for each in pictures)


def _shown(village: str, row: PictureRow) -> PictureShown:
    caption = row.caption or translate("picture_links", "发票")
    if row.kind == "pdf":
        return PictureShown(
            village, "", caption, translate("picture_links", "这一张是文件，请用手机看")
        )
    if row.kind == "waiting":
        return PictureShown(
            village, "", caption, translate("picture_links", "这一张还在检查，看过就公开")
        )
    sha256 = row.sha256 if row.here else row.thumb_sha256 if row.thumb_here else ""
    return PictureShown(
        village, sha256, caption, "" if sha256 else translate("picture_links", "图片还没到")
    )
