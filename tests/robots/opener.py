"""An officer at the page on their own disk: Chromium, a file, and no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assets.demo.stage import PASSPHRASE
from tests.robots.chromium import OFFICE_PC, Tab

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


class Opener(Tab):
    """The page, opened from a folder."""

    def __init__(
        self, browser: Browser, page: Path, size: tuple[int, int] = OFFICE_PC, **how: Any
    ) -> None:
        super().__init__(browser, size, offline=True, **how)
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
