from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).parents[3] / "assets" / "icons"
NAMES = [
    "back", "card", "check", "close", "dash", "home", "house", "ledger", "logo", "pen", "phone",
    "picture", "print", "question", "reply", "sound", "speech", "tap", "telephone", "warning",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_draws_on_the_common_square_in_the_common_colour(name: str, qapp: object) -> None:
    assert qapp is not None
    path = ICONS / f"{name}.svg"
    drawn = QSvgRenderer(str(path))
    assert drawn.isValid()
    assert drawn.viewBox().getRect() == (0, 0, 48, 48)
    assert ("#b01c20" if name == "logo" else "#0b5560") in path.read_text()


def test_no_icon_is_there_that_nobody_named() -> None:
    assert sorted(path.stem for path in ICONS.glob("*.svg")) == NAMES
