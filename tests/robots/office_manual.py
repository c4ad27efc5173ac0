"""The pictures of docs/office.zh-CN.md: an officer's browser, on the demo, as each page comes.

Run by scripts/office_manual. MINGJING_DEMO names a demo that stands already. Small: palette PNG.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PIL import Image

from assets.demo import cases
from tests.robots import chromium
from tests.robots.chromium import OFFICE_PC
from tests.robots.officer import Officer
from tests.robots.reporting import OFFICE, written
from tests.simulators.demo import running

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.simulators.demo import Demo

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs/pictures"
_COLOURS: Final = 64
_SAID: Final = (
    "去年三月的用工款写着我领了，我没领到。",
    "修塘的钱是大家凑的，账上又出了五万。",
    "低保名单里有人不在了还在领。",
    "路修了一半就没人管了。",
)
_HEAD: Final = "department,payment_no,programme,id_number,name,village,amount,paid_on,status"
_ROW: Final = (
    "439900MZ,{number},MZ05,439900195710150127,王秀兰,439900001001,{amount},2018-11-19,paid"
)
_BROUGHT: Final = "\n".join(
    (_HEAD, _ROW.format(number=1, amount="60.00"), _ROW.format(number=2, amount="六十"))
)


def _work(demo: Demo) -> int:
    """Have reports at every stage; return the number of one that is at work."""
    stage = demo.stage
    there = stage.province("officer", "list")
    for words in cases.OFFICERS:
        if f"{words[0]}\t" not in there:
            stage.officer(*words)
    stage.province("match", "--as-of", str(cases.TODAY))
    numbers = [written(demo, words, "程雁书") for words in _SAID]
    for number in numbers[:2]:
        stage.office("register", OFFICE, number)
    stage.office("accept", OFFICE, numbers[0])
    return numbers[0]


def _pictures(demo: Demo, browser: Browser) -> None:
    number = _work(demo)
    chen = _came(demo, browser, "chen")
    _take(chen, "key", "/office/key/")
    chen.open_report(number)
    chen.read()
    chen.step("交办", "已交办", handler="王承办")
    chen.write_note("先去信用社查流水。")
    chen.read()
    _take(chen, "case")
    _take(chen, "inbox", "/office/reports/?which=all")
    _take(chen, "findings", "/office/findings/", whole=False)
    chen.page.locator("td a").first.click()
    chen.page.locator(".finding").first.wait_for()
    _take(chen, "finding")
    _take(chen, "rules", "/office/rules/", whole=False)
    he = _came(demo, browser, "he")
    _take(he, "terminals", "/office/terminals/")
    he.page.goto("/office/departments/bring/")
    he.page.get_by_label("部门").select_option(label="县民政局")
    file = {"name": "payments.csv", "mimeType": "text/csv", "buffer": _BROUGHT.encode()}
    he.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    he.page.get_by_role("button", name="试一遍").click()
    he.page.wait_for_url("**/brought/*/")
    _take(he, "brought")
    _take(he, "terms", "/office/settings/reports/term/add/")


def _came(demo: Demo, browser: Browser, account: str) -> Officer:
    one = Officer(browser, demo.address, OFFICE_PC)
    one.log_in(account, demo.stage.code(account))
    return one


def _take(one: Officer, name: str, address: str = "", *, whole: bool = True) -> None:
    """Write a picture of a page, of a long one its beginning."""
    if address:
        one.page.goto(address)
    tall = min(one.page.evaluate("document.documentElement.scrollHeight"), 2 * OFFICE_PC[1])
    part = {"x": 0, "y": 0, "width": OFFICE_PC[0], "height": tall if whole else OFFICE_PC[1]}
    taken = one.page.screenshot(full_page=True, clip=part)  # type: ignore[arg-type]
    picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(_COLOURS, dither=0)
    picture.save(FOLDER / f"office-{name}.png", optimize=True)


def main() -> int:
    """Take them all."""
    with ExitStack() as room:
        own = Path(room.enter_context(tempfile.TemporaryDirectory()))
        standing = os.environ.get("MINGJING_DEMO")
        prepared = Path(standing) if standing else own / "prepared"
        demo = room.enter_context(running(prepared, own / "demo"))
        _pictures(demo, room.enter_context(chromium.browser()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
