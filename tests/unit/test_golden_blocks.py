"""What the comparison of pictures sees, and what it lets pass."""

from __future__ import annotations

import numpy as np
import pytest

from tests.robots.golden import FOLDER, blocks_apart, read

SCREENS = ("home-landscape", "payment-portrait", "vouchers-landscape", "attract_papers-portrait")


@pytest.mark.parametrize("name", SCREENS)
def test_a_hair_moved_passes_and_two_millimetres_do_not(name: str) -> None:
    then = read(FOLDER / f"{name}.png")
    beside = np.roll(then, 1, axis=1)
    hair = (then * 0.75 + beside * 0.25).astype(np.uint8)  # a pixel of the screen
    assert not blocks_apart(hair, then).any()
    assert blocks_apart(np.roll(then, 2, axis=0), then).sum() > 20


def test_a_word_that_is_missing_or_another_colour_is_seen() -> None:
    then = read(FOLDER / "home-landscape.png")
    without = then.copy()
    without[254:262, 230:252] = then[256, 2]  # one sum of the line at the foot
    assert blocks_apart(without, then).any()
    red = then.copy()
    red[100:110, 30:60] = (150, 30, 30)
    assert blocks_apart(red, then).any()


def test_a_picture_of_another_size_is_another_picture() -> None:
    then = read(FOLDER / "home-landscape.png")
    assert blocks_apart(then[:-8], then).all()
