from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFontDatabase

FONTS = Path(__file__).parents[3] / "assets" / "fonts"


def test_both_weights_load_as_one_family(qapp: object) -> None:
    assert qapp is not None
    for name in ("MingjingSans-Regular.otf", "MingjingSans-Bold.otf"):
        number = QFontDatabase.addApplicationFont(str(FONTS / name))
        assert QFontDatabase.applicationFontFamilies(number) == ["Mingjing Sans"]
    weights = {
        style: QFontDatabase.weight("Mingjing Sans", style)
        for style in QFontDatabase.styles("Mingjing Sans")
    }
    assert weights == {"Regular": 400, "Bold": 700}


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_every_character_of_gbk_and_every_sign_of_the_screens_has_a_shape(style: str) -> None:
    with TTFont(FONTS / f"MingjingSans-{style}.otf", lazy=True) as font:
        shapes = font.getBestCmap()
    for sign in "明镜三塘村龘镕囍·‹›✓○●→￥¥×0123456789Xx，。！":
        assert ord(sign) in shapes, sign
    # The hanzi of GBK fill three blocks of two bytes; none may be missing.
    hanzi = {code for code in range(0x4E00, 0x9FA6) if chr(code).encode("gbk", "ignore")}
    assert len(hanzi) == 20902
    assert hanzi <= shapes.keys()


def test_the_licence_lies_beside_the_font() -> None:
    text = (FONTS / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "scripts/build_font" in text
