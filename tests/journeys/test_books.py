"""A voucher typed in the township, with a sheet full of numbers: on the screen, black, decided.

Every part is real: Chromium, the province's server, the models that read, the terminal's window.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from assets.demo import cases
from tests.journeys.conftest import brought_up
from tests.robots.chromium import OFFICE_PC, TELEPHONE
from tests.robots.ledger import open_voucher
from tests.robots.usable import fits
from tests.simulators.labour import sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.journeys.conftest import Demo
    from tests.robots.officer import Officer
    from tests.robots.terminal import Visitor

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(400),
]
SUMMARY: Final = "水渠清淤用工"
WORKERS: Final = ("赵小满", "钱有福")
PLACE: Final = f"/office/books/{cases.VILLAGE}/"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Have a demo of our own: the accounts change, and others look at every page of them."""
    with brought_up(tmp_path_factory) as own:
        yield own


def test_from_the_accountants_form_to_the_screen_in_the_hall(
    officers: Demo,
    enter: Callable[..., Officer],
    visit: Callable[..., Visitor],
    tmp_path: Path,
) -> None:
    demo = officers
    sheet(5, names=WORKERS).image.save(tmp_path / "sheet.jpg")
    su = enter("su")
    page = su.page
    page.get_by_role("link", name="村账").click()
    page.get_by_role("link", name="三塘村").click()
    page.get_by_role("link", name="记一笔").click()
    page.get_by_label("日期").first.fill("2018-11-19")
    page.get_by_label("科目").select_option(label="其他支出")
    page.get_by_label("金额（元）").first.fill("240")
    page.get_by_label("做了什么").fill(SUMMARY)
    page.get_by_label("经手人").fill("杨建国")
    for line, name in enumerate(WORKERS):
        page.get_by_label("姓名").nth(line).fill(name)
        page.locator("[name=share]").nth(line).fill("120")
    page.get_by_label("是什么").fill("领款单")
    page.get_by_label("照片或 PDF").set_input_files(tmp_path / "sheet.jpg")
    page.get_by_role("button", name="记上").click()
    page.get_by_text("记好了").wait_for()
    su.picture(tmp_path / "book.png")

    demo.stage.province("look", "--workers", "1")
    _published(demo)
    visitor = visit()
    open_voucher(visitor, "2018", SUMMARY)
    visitor.expect("240.00", "赵*满", "钱*福")
    assert visitor.sees("还在检查")
    visitor.close()

    he = enter("he")
    page = he.page
    page.get_by_role("link", name="数据").click()
    page.get_by_role("link", name="发票和照片").click()
    page.get_by_role("link", name="看领款单").click()
    page.get_by_text("要您看：身份证号").wait_for()
    drawing = page.get_by_role("button", name="还要涂黑哪里")
    drawing.click(position={"x": 300, "y": 20})
    page.get_by_text("再点它的对角").wait_for()
    drawing.click(position={"x": 600, "y": 60})
    page.get_by_text("已加 1 处").wait_for()
    he.picture(tmp_path / "picture.png")
    for address in (page.url, "/office/pictures/"):
        fits(page, address)
    page.goto("/office/pictures/")
    page.get_by_role("link", name="看领款单").click()
    page.get_by_role("button", name="涂黑后公开").click()
    page.get_by_text("没有等您决定的。").wait_for()

    _published(demo)
    visitor = visit()
    open_voucher(visitor, "2018", SUMMARY)
    visitor.expect("240.00")
    assert not visitor.sees("还在检查")
    assert "一步不缺" in demo.stage.province("verify")


@pytest.mark.parametrize("size", [OFFICE_PC, TELEPHONE])
def test_the_pages_can_be_used_by_all(
    officers: Demo, enter: Callable[..., Officer], size: tuple[int, int], tmp_path: Path
) -> None:
    assert officers
    for account, addresses in {
        "su": ("/office/books/", PLACE, f"{PLACE}entry/"),
        "he": ("/office/pictures/", "/office/pictures/?state=masked"),
    }.items():
        one = enter(account, size)
        for at, address in enumerate(addresses):
            fits(one.page, address)
            one.picture(tmp_path / f"{account}-{at}.png")
    one.page.locator("td a").first.click()
    one.page.get_by_text("红框里的会涂黑").wait_for()
    fits(one.page, one.page.url)
    one.picture(tmp_path / "picture.png")


def _published(demo: Demo) -> None:
    demo.stage.province("publish")
    demo.stage.terminal("sync", "--once")
