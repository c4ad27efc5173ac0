"""A villager's own telephone: a narrow page in a real browser, which scans and writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.robots.chromium import TELEPHONE, Tab

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


class Phone(Tab):
    """One page at 360 px."""

    def __init__(self, browser: Browser, address: str) -> None:
        super().__init__(browser, TELEPHONE, base_url=address)
        self.sent: list[bytes] = []
        self.page.on("request", self._note)

    def scan(self, link: str) -> None:
        """Open what a code says, at the address where the province answers here."""
        at = urlsplit(link)
        self.page.goto(f"{at.path}#{at.fragment}")

    def say(self, words: str, *pictures: Path, name: str = "") -> str:
        """Write, add pictures, send; return the receipt's code as it is shown."""
        page = self.page
        page.get_by_label("想说什么").select_option(label="反映问题")
        page.get_by_label("您的话").fill(words)
        page.get_by_label("照片").set_input_files(list(pictures))
        if name:
            page.get_by_text("留个姓名").click()
            page.get_by_label("姓名").fill(name)
        page.get_by_role("button", name="封好").click()
        page.get_by_role("heading", name="送到了").wait_for()
        return page.locator("#code").inner_text()

    def ask(self, code: str) -> None:
        """Ask for answers with a receipt's code."""
        self.page.goto("/answers")
        self.page.get_by_label("18 位查询码").fill(code)
        self.page.get_by_role("button", name="查", exact=True).click()

    def _note(self, request: Any) -> None:
        self.sent += [request.url.encode(), request.post_data_buffer or b""]
