"""An officer at the page on their own disk: Chromium, a file, and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assets.demo.stage import PASSPHRASE
from tests.robots.officer import OFFICE_PC

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

_PATIENCE_MS = 60_000


class Opener:
    """The page, opened from a folder. What its console says against us is a fault."""

    def __init__(
        self, browser: Browser, page: Path, size: tuple[int, int] = OFFICE_PC, **how: Any
    ) -> None:
        width, height = size
        self.faults: list[str] = []
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", offline=True, **how
        )
        context.set_default_timeout(_PATIENCE_MS)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.goto(page.as_uri())

    def open(self, key: Path, report: Path, passphrase: str = PASSPHRASE) -> str:
        """Choose the two files and open the report; return its words."""
        page = self.page
        page.get_by_label("钥匙文件").set_input_files(key)
        page.get_by_label("封着的件").set_input_files(report)
        page.get_by_label("钥匙口令").fill(passphrase)
        page.get_by_role("button", name="打开", exact=True).click()
        page.locator("#words[data-state=open]").wait_for()
        return page.locator("#words [data-show=words]").inner_text()

    def answer(self, status: str, text: str, file: Path) -> None:
        """Seal an answer into a file."""
        page = self.page
        page.get_by_label("告诉反映人").select_option(label=status)
        page.get_by_label("要说的话").fill(text)
        with page.expect_download() as coming:
            page.get_by_role("button", name="封好，存成文件").click()
        coming.value.save_as(file)

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)
