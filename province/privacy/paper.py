"""A picture as everybody may see it: upright, no metadata, at most 2,000 pixels, black where due.

Called by the job that reads pictures, by the clerk's page and by publishing.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageOps

if TYPE_CHECKING:
    from collections.abc import Iterable

    from province.privacy.lines import Quad

_LONGEST: Final = 2000  # pixels
_BLACK: Final = (20, 20, 20)


class UnreadablePicture(ValueError):
    """Bytes that no picture reader understands, or a picture too large to be one."""


def upright(original: bytes) -> Image.Image:
    """Return the picture as RGB of at most 2,000 pixels a side.

    Raises:
        UnreadablePicture: cut, of another kind, or a decompression bomb.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(original)) as opened:
                # A JPEG is decoded at half or a quarter right away where that is enough.
                opened.draft("RGB", (_LONGEST, _LONGEST))
                # Turned as its EXIF says, for the EXIF goes: it holds places and telephones.
                picture = _flat(ImageOps.exif_transpose(opened))
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise UnreadablePicture(type(error).__name__) from error
    picture.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return picture


def blacken(picture: Image.Image, quads: Iterable[Quad]) -> None:
    """Draw over what nobody may see; nothing of it is left in the picture."""
    pen = ImageDraw.Draw(picture)
    for quad in quads:
        pen.polygon([(round(x), round(y)) for x, y in quad], fill=_BLACK)


def jpeg(picture: Image.Image, quality: int) -> bytes:
    """Return a picture as a JPEG without metadata."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


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
