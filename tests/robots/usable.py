"""What everybody needs of a page: axe-core finds nothing serious, and nothing scrolls sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_FILE_PATH

if TYPE_CHECKING:
    from playwright.sync_api import Page


def serious(page: Page) -> list[str]:
    """Return what axe-core finds serious on a page: the rule, and the first element against it."""
    # Said to the browser from outside: the page's own policy would not let it in.
    page.context.new_cdp_session(page).send(
        "Runtime.evaluate", {"expression": AXE_FILE_PATH.read_text("utf-8")}
    )
    found = page.evaluate("async () => (await axe.run()).violations")
    bad: list[dict[str, Any]] = [one for one in found if one["impact"] in {"serious", "critical"}]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in bad]


def fits(page: Page, address: str) -> None:
    """Go to a page and hold it to both."""
    page.goto(address)
    assert serious(page) == [], address
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, address
