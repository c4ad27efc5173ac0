"""A real browser, the system's Chromium, and one page in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM: Final = "/usr/bin/chromium"
OFFICE_PC: Final = (1366, 768)
TELEPHONE: Final = (360, 740)
_QUIET: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
_PATIENCE_MS: Final = 60_000  # two cores, and Argon2id


@contextmanager
def browser() -> Iterator[Browser]:
    """Start the browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=list(_QUIET))
        yield running
        running.close()


class Tab:
    """A page with a browser's memory of its own. What its console says against us is a fault."""

    def __init__(self, browser: Browser, size: tuple[int, int], **how: Any) -> None:
        width, height = size
        self.faults: list[str] = []
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="zh-CN", **how
        )
        context.set_default_timeout(_PATIENCE_MS)
        self.page: Page = context.new_page()
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))

    def close(self) -> None:
        """Close it, and forget what it knew."""
        self.page.context.close()

    def _hear(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)
