"""A labour sheet, read by the real models: every number and signature goes, the rest stays."""

from __future__ import annotations

from functools import cache

import pytest

from province.privacy.marking import Marked, mark
from province.privacy.marks import SIGNATURE, WORDS, Beside
from province.privacy.reading import Reader, looked_at
from tests.simulators.labour import Drawn, Look, sheet

PEOPLE = ("赵小满", "钱有福", "吴大田", "孙树根")
OFFICIALS = frozenset({"孙树根"})


@cache
def reader() -> Reader:
    return Reader(2)


def marked(drawn: Drawn, *names: str) -> Marked:
    beside = Beside(frozenset(names), OFFICIALS, lambda _: [], lambda _: False)
    return mark(reader().read(drawn.image), beside)


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


def test_whoever_is_not_found_is_missing() -> None:
    assert marked(sheet(2, names=PEOPLE), "赵小满", "周不在").missing == 1
