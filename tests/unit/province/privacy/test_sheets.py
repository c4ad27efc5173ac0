"""A labour sheet, read by the real models: every number and signature goes, the rest stays."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from province.privacy.marking import Marked, mark
from province.privacy.marks import SIGNATURE, WORDS, Beside
from province.privacy.reading import Reader, looked_at, sharp
from tests.simulators.labour import Drawn, Look, sheet

PEOPLE = ("赵小满", "钱有福", "吴大田", "孙树根")
OFFICIALS = frozenset({"孙树根"})


@cache
def reader() -> Reader:
    return Reader(2)


def marked(drawn: Drawn, *names: str) -> Marked:
    beside = Beside(frozenset(names), OFFICIALS, lambda _: [], lambda _: False)
    return mark(reader().read(drawn.image).lines, beside)


@pytest.mark.parametrize(
    "look", [Look(), Look(tilt=3, blur=1, headed=False, grouped=True)], ids=["flat", "askew"]
)
def test_numbers_and_private_signatures_are_black(look: Look) -> None:
    drawn = sheet(1, look, PEOPLE)
    found = marked(drawn, *PEOPLE[:3])
    assert found.missing == 0
    ids = [one.text for one in found.marks if one.kind == "id"]
    # The official's number goes by its shape, though the rest of the official's row stays.
    assert len(ids) >= len(PEOPLE)
    assert len(found.numbers) >= 2 * len(PEOPLE)
    assert len([one for one in found.marks if one.kind == SIGNATURE]) == 3
    assert not any("孙" in one.text for one in found.marks)
    assert {one.kind for one in found.marks} <= WORDS.keys()


def test_a_strip_of_a_few_pixels_does_not_fill_the_memory() -> None:
    assert looked_at((900, 1200)) == (896, 1216)
    assert looked_at((1000, 350)) == (2112, 736)
    assert looked_at((1, 1)) == (736, 736)
    assert looked_at((2000, 1)) == (6016, 32)


def test_what_is_out_of_focus_is_unclear_and_what_can_be_read_is_not() -> None:
    assert not sharp(sheet(3, Look(blur=5)).image)
    assert not sharp(Image.new("RGB", (900, 600), "white"))
    for look in (Look(), Look(blur=3), Look(blur=2, noise=0.1)):
        assert sharp(sheet(3, look).image), look
    # Grain has edges: there the writing tells, which is found and cannot be read.
    assert reader().read(sheet(3, Look(blur=5, noise=0.1)).image).unclear
    assert not reader().read(sheet(3).image).unclear


def test_whoever_is_not_found_is_missing() -> None:
    assert marked(sheet(2, names=PEOPLE), "赵小满", "周不在").missing == 1
