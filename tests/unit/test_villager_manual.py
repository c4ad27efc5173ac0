"""The villager's manual and its pictures belong together: none missing, none left over, all small.

Taking them is scripts/manual's work; here nothing is drawn.
"""

from __future__ import annotations

import re

from PIL import Image

from tests.robots.manual import FOLDER, FRONT, MOST_BYTES, ROOT, SHOTS
from tests.robots.terminal import LANDSCAPE, PORTRAIT

TEXT = (ROOT / "docs/villager.zh-CN.md").read_text("utf-8")
SHOWN = re.findall(r"!\[([^\]]+)\]\(pictures/villager/([\w-]+)\.png\)", TEXT)


def test_each_picture_stands_in_the_text_once_and_in_its_order() -> None:
    assert [name for _, name in SHOWN] == list(SHOTS)
    assert len({said for said, _ in SHOWN}) == len(SHOWN)  # each says what it shows


def test_the_folder_holds_these_pictures_and_no_others() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SHOTS)


def test_the_readmes_show_the_pictures_that_are_taken_with_them() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text("utf-8")
        assert re.findall(r"\(docs/pictures/([\w-]+)\.png\)", text) == list(FRONT)


def test_pictures_are_small_and_stand_as_the_panel_does() -> None:
    for name, shot in SHOTS.items():
        path = FOLDER / f"{name}.png"
        assert path.stat().st_size <= MOST_BYTES, name
        with Image.open(path) as picture:
            assert picture.mode == "P", name
            assert (picture.width > picture.height) is (shot.size == LANDSCAPE), name


def test_both_ways_a_panel_stands_and_large_type_are_shown() -> None:
    assert {shot.size for shot in SHOTS.values()} == {LANDSCAPE, PORTRAIT}
    assert sum(shot.large for shot in SHOTS.values()) >= 3
