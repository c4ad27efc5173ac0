"""No picture is published before it was read, and none with what a page beside it would mask."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import zstandard
from PIL import Image

from protocol.index import MEDIA
from protocol.pack import TABLES
from protocol.sealing import unseal
from province.ledger.originals import original_path
from province.privacy import file
from province.privacy.models import Look
from province.public.models import PublicVillage
from province.publish import papers, ruling
from province.publish.looking import look_at_all
from province.publish.pictures import MAGIC
from province.trace.models import Line
from tests.simulators.labour import Drawn, sheet
from tests.simulators.labour import Look as Photographed
from tests.unit.province.publish.conftest import NEAR, Desk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PEOPLE = ("赵小满", "钱有福", "孙树根")
TODAY = date(2018, 11, 20)
_HEAD = "sha256,village,owner,file,caption"
RECEIPTS = "voucher_no,village,line,name,amount\n" + "\n".join(
    f"v1,{NEAR},{line},{name},100" for line, name in enumerate(PEOPLE, start=1)
)


def bring(desk: Desk, caption: str, data: bytes, **tables: str) -> str:
    """Bring a picture of voucher v1; return its hash."""
    source = hashlib.sha256(data).hexdigest()
    path = desk.place / f"batch-{desk.batches}"
    path.mkdir()
    (path / "picture").write_bytes(data)
    rows = f"{_HEAD}\n{source},{NEAR},voucher:v1,picture,{caption}"
    desk.brings(attachments=rows, **tables)
    return source


def png(drawn: Drawn) -> bytes:
    out = io.BytesIO()
    drawn.image.save(out, "PNG")
    return out.getvalue()


def read(paths: Iterable[Path]) -> list[file.Read | None]:
    """Read in this process: the models are loaded once for all tests."""
    return [file.read(path) for path in paths]


def published(desk: Desk) -> list[dict[str, Any]]:
    desk.publishes()
    kept = PublicVillage.objects.get(village=NEAR)
    rows = msgspec.json.decode(zstandard.decompress(bytes(kept.rows)))["attachments"]
    return [dict(zip(TABLES["attachments"], row, strict=True)) for row in rows]


def seen(desk: Desk, row: dict[str, Any]) -> Image.Image:
    """Return a picture as a terminal opens it."""
    sealed = (desk.feed / MEDIA / row["sha256"]).read_bytes()
    return Image.open(io.BytesIO(unseal(desk.keyring.village(NEAR), MAGIC, sealed)))


def is_black(picture: Image.Image, box: tuple[float, float, float, float]) -> bool:
    """Whether no ink can be told from what lies around it."""
    part = picture.convert("L").crop(tuple(round(side) for side in box))
    low, high = part.getextrema()
    return int(high) - int(low) < 60 and int(high) < 90


def test_a_sheet_with_numbers_waits_and_is_published_black(desk: Desk) -> None:
    drawn = sheet(3, names=PEOPLE)
    source = bring(desk, "领款单", png(drawn), receipts=RECEIPTS)
    (row,) = published(desk)
    assert (row["kind"], row["sha256"], row["thumb_sha256"]) == ("waiting", "", "")
    assert papers.unread("439900").count() == 1
    assert look_at_all(read, {}) == {"waiting": 1}
    assert papers.unread().count() == 0
    assert published(desk)[0]["kind"] == "waiting"
    look = Look.objects.get(source=source)
    assert "身份证号" in look.why
    ruling.rule(look, "he", TODAY, shown=True, added=[[0, 0, 300, 40]])
    (row,) = published(desk)
    assert row["kind"] == "jpeg"
    picture = seen(desk, row)
    assert all(is_black(picture, box) for _, _, box in drawn.numbers)
    private = [box for name, box in drawn.names if name != "孙树根"]
    assert all(is_black(picture, (box[0] + 30, *box[1:])) for box in private)
    official = [box for name, box in drawn.names if name == "孙树根"]
    assert not any(is_black(picture, box) for box in official)
    assert is_black(picture, (5, 5, 290, 35))
    assert Line.objects.filter(what="picture decided", who="he").count() == 1
    first = row["sha256"]
    ruling.rule(look, "he", TODAY, shown=False)
    assert published(desk) == []
    assert Line.objects.filter(what="picture decided").count() == 2
    ruling.rule(look, "he", TODAY, shown=True, added=[[0, 0, 300, 40]])
    assert published(desk)[0]["sha256"] == first


def test_names_that_the_page_masks_are_masked_without_a_question(desk: Desk) -> None:
    drawn = sheet(3, names=PEOPLE)
    plain = drawn.image.copy()
    for _, _, box in drawn.numbers:  # a sheet that asks for no numbers
        plain.paste((246, 244, 236), tuple(round(side) for side in box))
    bring(desk, "领款单", png(Drawn(plain)), receipts=RECEIPTS)
    assert look_at_all(read, {}) == {"masked": 1}
    (row,) = published(desk)
    picture = seen(desk, row)
    for name, box in drawn.names:
        assert is_black(picture, (box[0] + 30, *box[1:])) == (name != "孙树根"), name
    # Somebody who takes a post later stands in full from then on.
    desk.brings(
        officials="id_number,post,name,unit,division,level,since\n"
        f"440524188001010014,组长,赵小满,村委会,{NEAR},village,2014-01-01"
    )
    again = published(desk)[0]
    assert again["sha256"] != row["sha256"]
    farmer = next(box for name, box in drawn.names if name == "赵小满")
    assert not is_black(seen(desk, again), (farmer[0] + 30, *farmer[1:]))


def test_a_sheet_on_which_somebody_was_not_found_waits(desk: Desk) -> None:
    bring(desk, "领款单", png(sheet(3, Photographed(blur=9), PEOPLE)), receipts=RECEIPTS)
    assert look_at_all(read, {}) == {"waiting": 1}
    assert "没有认出来" in Look.objects.get().why


def test_a_document_waits_and_what_is_no_picture_too(desk: Desk) -> None:
    document = bring(desk, "合同", b"%PDF-1.4\nnothing")
    assert look_at_all(read, {}) == {"waiting": 1}
    assert published(desk)[0]["kind"] == "waiting"
    ruling.rule(Look.objects.get(source=document), "he", TODAY, shown=True)
    assert published(desk)[0]["kind"] == "pdf"
    bring(desk, "照片", b"\xff\xd8\xff cut")
    assert look_at_all(read, {}) == {"waiting": 1}


def test_a_plain_photo_of_another_voucher_is_clear_and_read_once(desk: Desk) -> None:
    data = png(Drawn(Image.effect_noise((300, 200), 20).convert("RGB")))
    source = hashlib.sha256(data).hexdigest()
    path = desk.place / f"batch-{desk.batches}"
    path.mkdir()
    (path / "picture").write_bytes(data)
    desk.brings(
        attachments=f"{_HEAD}\n{source},439900001002,voucher:v2,picture,照片",
    )
    assert look_at_all(read, {}) == {"clear": 1}
    assert look_at_all(read, {}) == {}
    assert original_path(source).exists()


def test_what_is_out_of_focus_waits_for_somebody_to_look(desk: Desk) -> None:
    bring(desk, "现场", png(sheet(3, Photographed(blur=6))))
    assert look_at_all(read, {}) == {"waiting": 1}
    assert "看不清" in Look.objects.get().why
    assert published(desk)[0]["kind"] == "waiting"


def test_a_decision_about_marks_that_are_not_there_is_none(desk: Desk) -> None:
    bring(desk, "领款单", png(sheet(3, names=PEOPLE)), receipts=RECEIPTS)
    look_at_all(read, {})
    with pytest.raises(ruling.Wrong):
        ruling.rule(Look.objects.get(), "he", TODAY, shown=True, cleared=["nothing"])
