from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from kiosk.devices.printer.escpos import DOTS
from kiosk.ui.slip import slips
from kiosk.ui.slip.slips import SlipLine, line, slip
from kiosk.village import VillageCode, VillageRow
from tests.robots import paper
from tests.simulators.paper_printer import Slip as Printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.devices.printer.escpos import Raster

LINK = "https://mingjing.example/r#ewps5o6wwsqajp7l"
CODE = "6471 0819 6875 9035 48"


@dataclass(frozen=True)
class Row:
    heading: str = ""
    sum: str = ""
    badge: str = ""
    ask: str = ""


@pytest.fixture(scope="module")
def draw() -> object:
    from kiosk.ui.window import application

    application()
    from kiosk.ui.slip import slip_image

    return slip_image.draw


def printed(picture: Raster) -> Printed:
    across = picture.width // 8
    rows = [picture.rows[at : at + across] for at in range(0, len(picture.rows), across)]
    return Printed(picture.width, rows, cut=True)


def texts(lines: Iterable[SlipLine]) -> list[tuple[str, str]]:
    return [(each.heading, each.text) for each in lines]


def test_a_row_says_of_what_it_is_and_what_is_said() -> None:
    rows = [
        Row("老人生活补助", "300.00 元", "已到账"),
        Row("高龄津贴", ask="去问：县民政局"),
        Row("完"),
    ]
    assert texts(slips.of_rows(rows)) == [
        ("老人生活补助", "300.00 元  已到账"),
        ("高龄津贴", "去问：县民政局"),
        ("", "完"),
    ]


def test_a_long_list_ends_with_a_word() -> None:
    said = slips.of_rows([Row(sum=str(at)) for at in range(100)])
    assert len(said) == 21
    assert said[-1].text == "后面还有，请在屏幕上看。"


def test_empty_lines_are_left_out_and_long_ones_end() -> None:
    made = slip(None, "题目", [line(""), line("字" * 1000)])
    (said,) = made.lines
    assert len(said.text) == 602


def test_a_slip_shows_nothing_of_itself_in_a_trace() -> None:
    assert CODE not in repr(slips.of_the_terminal(None, CODE))
    assert "杨" not in repr(slip(None, "杨*妹 的补贴", [line("杨*妹")]))


def test_the_receipts_slip_says_no_word_more_than_any_other() -> None:
    general, receipt = slips.of_the_terminal(None), slips.of_the_terminal(None, CODE)
    assert receipt.title == general.title
    assert texts(receipt.lines) == [*texts(general.lines), ("", CODE)]


@pytest.mark.parametrize("width", sorted(DOTS.values()))
def test_the_code_on_paper_leads_where_it_should(draw: object, width: int) -> None:
    made = slip(None, "零星用工", [line("1,200.00 元", "支出", large=True)], LINK)
    picture = draw(made, width)  # type: ignore[operator]
    assert picture.width == width
    assert paper.codes(printed(picture)) == [LINK]
    assert paper.black(printed(picture)) < 0.25  # black on white, not the other way round


def test_all_that_does_not_fit_is_said_to_be_on_the_screen(draw: object) -> None:
    lines = [line("字" * 600) for _ in range(30)]
    picture = draw(slip(None, "很长", lines, LINK), 384)  # type: ignore[operator]
    assert picture.height <= 8000
    assert paper.codes(printed(picture)) == [LINK]


def test_every_slip_has_the_same_head(draw: object) -> None:
    code = VillageCode("430124105207")
    village = VillageRow(code, "三塘村", "清水镇", "示例县", 1, "2018-11-20", "2018-11-20")
    some = draw(slip(village, "零星用工", [line("1,200.00 元")], LINK), 384)  # type: ignore[operator]
    other = draw(slips.of_the_terminal(village, CODE), 384)  # type: ignore[operator]
    assert some.rows[: 48 * 40] == other.rows[: 48 * 40]
