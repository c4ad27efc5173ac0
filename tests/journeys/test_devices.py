"""A card laid down at a real driver's reader, and slips from a real driver's printer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from tests.robots import paper
from tests.robots.ledger import Ledger
from tests.robots.money import MyMoney
from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor
from tests.simulators.card_reader import FOREIGNER, resident, text
from tests.simulators.devices import Devices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MINE = resident(cases.UNPAID_WORKER.id_number, cases.UNPAID_WORKER.name)


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Devices]:
    with Devices(tmp_path) as process:
        for name, value in process.environment.items():
            monkeypatch.setenv(name, value)
        yield process


def says_nothing_of(visitor: Visitor, *words: str) -> None:
    for each in words:
        assert not visitor.sees(each), each


def print_page(visitor: Visitor) -> None:
    """Tap 打印, which comes when the printer has answered: until a frame later it has no place."""
    visitor.until(lambda: bool(visitor.all("print_page")), "no printer came")
    visitor.settle()
    visitor.tap("print_page")


@pytest.mark.alone
def test_somebody_lays_down_their_card_and_sees_their_money_without_typing(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.card_port.plug_in()
    visitor = visit()
    took = []
    for _ in range(3):  # a busy machine may hold one of them up
        visitor.expect("把身份证放到读卡处，直接查")
        began = time.monotonic()
        devices.reader.place(MINE)
        visitor.until(lambda: visitor.sees("正在查") or visitor.sees("的补贴"))
        took.append(time.monotonic() - began)
        visitor.expect("杨建国 的补贴")
        devices.reader.lift()
        asked = len(devices.reader.asked)
        visitor.until(lambda asked=asked: len(devices.reader.asked) > asked + 3)
        visitor.tap("go_back")
    assert min(took) < 1.5  # noticed within a second, and drawn
    devices.reader.place(MINE)
    visitor.expect("杨建国 的补贴")
    visitor.tap("open_signed")
    visitor.expect(cases.LABOUR_SUMMARY)


def test_with_no_reader_nothing_is_said_of_one(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    visitor.until(lambda: bool(visitor.terminal.devices))
    visitor.expect("请带身份证，照着输号码")
    says_nothing_of(visitor, "读卡", "刷身份证", "打印")
    visitor.tap("open_subsidies")
    says_nothing_of(visitor, "读卡", "刷身份证", "打印")
    visitor.tap("go_back")
    MyMoney(visitor).look_up(cases.UNPAID_WORKER.id_number)
    visitor.expect("光输号码不显示")
    says_nothing_of(visitor, "读卡", "刷身份证", "打印")
    devices.card_port.plug_in()
    visitor.tap("go_back")
    visitor.expect("把身份证放到读卡处，直接查")
    devices.card_port.unplug()
    visitor.expect("请带身份证，照着输号码")


def test_a_card_that_cannot_be_read_is_asked_for_again(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.card_port.plug_in()
    visitor = visit()
    visitor.expect("把身份证放到读卡处，直接查")
    devices.reader.pulled_at = "read"
    devices.reader.place(MINE)
    visitor.expect("没有读出来。请把身份证拿起来，只放一张，放平。")
    devices.reader.place(MINE)
    visitor.expect("杨建国 的补贴")


def test_a_foreigners_permit_is_told_where_to_ask(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.card_port.plug_in()
    visitor = visit()
    visitor.expect("把身份证放到读卡处，直接查")
    devices.reader.place(text(FOREIGNER, english_name="DOE", number="USA110090010101", type="I"))
    visitor.expect("请到乡镇窗口问")


def test_a_card_laid_down_while_somebody_writes_changes_nothing(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.card_port.plug_in()
    visitor = visit()
    visitor.expect("把身份证放到读卡处，直接查")
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    devices.reader.place(MINE)
    visitor.until(lambda: "read" in devices.reader.asked)
    visitor.settle()
    assert visitor.all("send_report")


@pytest.mark.parametrize("size", [LANDSCAPE, PORTRAIT])
def test_a_voucher_is_printed_and_its_code_leads_to_it(
    devices: Devices, visit: Callable[..., Visitor], size: tuple[int, int]
) -> None:
    devices.paper.plug_in()
    visitor = visit(size=size)
    Ledger(visitor).open_year("2018")
    visitor.tap("open_voucher")
    visitor.expect("谁经手")
    (link,) = visitor.codes()
    print_page(visitor)
    visitor.expect("打好了，纸条拿好。")
    (slip,) = devices.paper.printed
    assert slip.width == 384
    assert paper.codes(slip) == [link]
    visitor.tap("change_type")
    says_nothing_of(visitor, "纸条拿好")


def test_the_receipt_code_is_printed_like_any_page(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.paper.plug_in()
    visitor = visit()
    visitor.tap("open_speak")
    print_page(visitor)
    visitor.expect("打好了，纸条拿好。")
    Speaking(visitor).write("问一问", "想看一看原来的单据。")
    visitor.expect("收好了")
    code = visitor.text("receipt_code")
    assert [len(part) for part in code.split()] == [4, 4, 4, 4, 2]
    said = visitor.terminal.visit.top.slip()  # type: ignore[union-attr]
    assert code in [line.text for line in said.lines]
    print_page(visitor)
    visitor.until(lambda: len(devices.paper.printed) == 2)
    visitor.expect("打好了，纸条拿好。")
    general, receipt = devices.paper.printed
    head = 40  # rows: product and village, the same on both
    assert receipt.rows[:head] == general.rows[:head]
    for slip in devices.paper.printed:
        assert 0.01 < paper.black(slip) < 0.2
    Speaking(visitor).copy()


def test_without_paper_the_code_can_still_be_copied(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.paper.plug_in()
    visitor = visit(size=PORTRAIT, large=True)
    visitor.tap("open_speak")
    Speaking(visitor).write("问一问", "想看一看原来的单据。")
    visitor.expect("收好了")
    devices.paper.paper_rows = 60
    print_page(visitor)
    visitor.expect("打印机没有纸了。要紧的请照着屏幕抄下来。")
    Speaking(visitor).copy()


def test_a_typed_number_prints_a_masked_name(
    devices: Devices, visit: Callable[..., Visitor]
) -> None:
    devices.paper.plug_in()
    visitor = visit()
    MyMoney(visitor).look_up(cases.OLD_WOMAN.id_number)
    visitor.expect("杨*妹 的补贴")
    slip = visitor.terminal.visit.top.slip()  # type: ignore[union-attr]
    said = "".join((slip.title, *(line.text for line in slip.lines)))
    assert cases.OLD_WOMAN.name not in said
    assert cases.OLD_WOMAN.id_number not in said
    assert "杨*妹" in said
    print_page(visitor)
    visitor.expect("打好了，纸条拿好。")
    assert len(devices.paper.printed) == 1
