"""The phone's pages on a telephone that keeps them: offline they open, and nothing else is kept."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

import pytest

from assets.demo import cases
from protocol.records import public_id
from province.phone.shell import STATIC
from tests.robots.phone import Phone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.journeys.conftest import Demo

WORDS: Final = "水塘是我们自己修的。"
NAME: Final = "程雁书"
VOUCHER: Final = public_id("voucher", cases.VILLAGE, cases.POND_VOUCHER)
KEPT: Final = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const asked of await cache.keys()) {
      found[new URL(asked.url).pathname] = await (await cache.match(asked)).text();
    }
  }
  const bases = await indexedDB.databases();
  const elsewhere = [localStorage.length, sessionStorage.length, bases.length];
  return { found, elsewhere, cookies: document.cookie };
}"""

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(300),
]


@pytest.fixture
def phone(demo: Demo, browser: Browser) -> Iterator[Phone]:
    one = Phone(browser, demo.address)
    yield one
    one.close()


def settled(phone: Phone, address: str) -> Any:
    """Go to a page and wait until the telephone keeps it; return what it keeps."""
    phone.page.goto(address)
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    return phone.page.evaluate(KEPT)


def test_a_telephone_keeps_the_pages_and_nothing_that_was_read_or_written(phone: Phone) -> None:
    page = phone.page
    settled(phone, "/phone")
    settled(phone, f"/r#{VOUCHER}")
    page.get_by_role("heading", name="三塘村的账").wait_for()
    settled(phone, f"/say#{VOUCHER}")
    code = phone.say(WORDS, name=NAME)
    page.goto("/mine/")
    page.get_by_label("身份证号").fill("439900196002290006")
    page.get_by_role("button", name="发验证码").click()
    page.get_by_label("六位验证码").wait_for()
    kept = settled(phone, "/answers")
    phone.ask(code)
    page.get_by_text("还没有回复").wait_for()

    for held in (kept, page.evaluate(KEPT)):
        pages = {f"/{at}" for at in STATIC if not at.startswith("icon")}
        assert set(held["found"]) == pages | {"/answers", "/phone.js"}
        for text in held["found"].values():
            for secret in (
                WORDS,
                NAME,
                code,
                code.replace(" ", ""),
                cases.POND_SUMMARY,
                "4399001960",
            ):
                assert secret not in text
        assert held["elsewhere"] == [0, 0, 0]
        assert held["cookies"] == ""
    assert phone.faults == []

    page.context.set_offline(True)
    for address, heading in (
        ("/phone", "想办什么"),
        ("/answers", "查回复"),
        (f"/say#{VOUCHER}", "说一说"),
    ):
        page.goto(address)
        page.get_by_role("heading", name=heading).wait_for()
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto("/mine/")


def test_a_browser_without_workers_shows_the_same_pages(phone: Phone) -> None:
    phone.page.add_init_script("delete Navigator.prototype.serviceWorker")
    phone.scan(f"https://mingjing.example/say#{VOUCHER}")
    phone.page.get_by_text("能打开，平台打不开").wait_for()
    phone.scan(f"https://mingjing.example/r#{VOUCHER}")
    phone.page.get_by_role("heading", name="三塘村的账").wait_for()
    assert phone.page.evaluate("caches.keys()") == []
    assert phone.faults == []
