"""Every page of the platform, at an office's screen and at a telephone's: usable, nothing cut.

The lists are the urls': a page that stands in neither table is found.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import pytest

from assets.demo import cases
from assets.demo.stage import PASSWORD
from protocol.records import public_id
from province.phone.shell import STATIC
from province.public.urls import urlpatterns as open_patterns
from province.workbench.settings.site import settings as site
from province.workbench.urls import urlpatterns as office_patterns
from tests.robots.chromium import OFFICE_PC, TELEPHONE, Tab
from tests.robots.officer import Officer
from tests.robots.reporting import OFFICE, written
from tests.robots.usable import fits
from tests.simulators.addresses import names

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.journeys.conftest import Demo

Address = str | Callable[["Page"], str]

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(400),
]


def led_to(page: str, link: str) -> Callable[[Page], str]:
    """Return what finds the address of a page by the first link to one of its kind."""

    def find(browser: Page) -> str:
        browser.goto(page)
        return str(browser.locator(link).first.get_attribute("href"))

    return find


def brought(page: Page) -> str:
    """Bring a file to be tried; return where it is shown."""
    page.goto("/office/departments/bring/")
    page.get_by_label("部门").select_option(index=1)
    page.locator("input[type=file]").set_input_files(
        {"name": "payments.csv", "mimeType": "text/csv", "buffer": b"department,amount\n1,=1+1\n"}
    )
    page.get_by_role("button", name="试一遍").click()
    page.wait_for_url("**/brought/*/")
    return page.url


def half_way_in(account: str) -> Callable[[Page], str]:
    """Return what enters with the password alone, and says where one stands then."""

    def enter(page: Page) -> str:
        page.context.clear_cookies()
        page.goto("/office/login/")
        page.get_by_label("账号").fill(account)
        page.get_by_label("登录密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/second/**")
        return page.url

    return enter


def a_setting(page: Page, table: str, what: str, chosen: str, how_much: str) -> str:
    """Return where a setting is changed; make one if there is none."""
    page.goto(table)
    if not page.locator("tbody th a").count():
        page.goto(f"{table}add/")
        page.get_by_label("区划代码").fill("439900")
        page.get_by_label(what).select_option(chosen)
        page.get_by_label(how_much).fill("120")
        page.get_by_role("button", name="保存", exact=True).click()
        page.wait_for_url(f"**{table}")
    return led_to(table, "tbody th a")(page)


def a_term(page: Page) -> str:
    return a_setting(page, TERMS, "什么期限", "keep", "多久")


def a_line(page: Page) -> str:
    return a_setting(page, LINES, "哪条线", "works", "多少")


SETTINGS: Final = "/office/settings/"
TERMS: Final = f"{SETTINGS}reports/term/"
LINES: Final = f"{SETTINGS}projects/ownlimit/"
NEW: Final = "tang"
WORKBENCH: Final[dict[str, dict[str, Address]]] = {
    "": {
        "login": "/office/login/",
        "second": half_way_in("wu"),
        "second-new": half_way_in(NEW),
        "static": "/office/nowhere/",
    },
    "chen": {
        "front": "/office/",
        "inbox": "/office/reports/?which=all",
        "case": led_to("/office/reports/?which=accepted", "td a"),
        "figures": "/office/figures/",
        "key": "/office/key/",
        "findings": "/office/findings/",
        "finding": led_to("/office/findings/", "td a"),
        "aside": "/office/aside/",
        "rules": "/office/rules/",
        "rule": "/office/rules/D01/",
        "money": "/office/money/?year=2018",
    },
    "zhou": {"consents": "/office/identity/"},
    "su": {
        "books": "/office/books/",
        "book": f"/office/books/{cases.VILLAGE}/",
        "entry": f"/office/books/{cases.VILLAGE}/entry/",
    },
    "he": {
        "departments": "/office/departments/",
        "names": "/office/departments/names/",
        "schedules": "/office/departments/schedules/",
        "bringing": "/office/departments/bring/",
        "brought": brought,
        "corrections": "/office/corrections/",
        "texts": "/office/texts/",
        "pictures": "/office/pictures/",
        "picture": led_to("/office/pictures/?state=masked", "main a[href*='/pictures/']"),
        "terminals": "/office/terminals/",
        "admin:index": SETTINGS,
        "admin:app_list": f"{SETTINGS}reports/",
        "admin:reports_term_changelist": TERMS,
        "admin:reports_term_add": f"{TERMS}add/",
        "admin:reports_term_change": a_term,
        "admin:reports_term_delete": lambda page: a_term(page).replace("/change/", "/delete/"),
        "admin:projects_ownlimit_changelist": LINES,
        "admin:projects_ownlimit_add": f"{LINES}add/",
        "admin:projects_ownlimit_change": a_line,
        "admin:projects_ownlimit_delete": lambda page: a_line(page).replace("/change/", "/delete/"),
        "admin:officers_officer_changelist": f"{SETTINGS}officers/officer/",
        "admin:officers_officer_change": led_to(f"{SETTINGS}officers/officer/", "tbody th a"),
        "terminal-log": led_to("/office/terminals/", "main a[href$='/log/']"),
    },
}
"""Pages by who is welcome there."""
NO_PAGES: Final = {
    "ring", "rejected", "picture-file", "paper", "admin:static",
    "admin:officers_officer_add", "admin:officers_officer_delete",
}  # fmt: skip
"""What is fetched, taken away, or for nobody."""
VILLAGE: Final = f"/open/places/{cases.VILLAGE}/"
OPEN: Final[dict[str, Address]] = {
    "front": "/open/",
    "find": "/open/find/?q=塘",
    "programmes": "/open/programmes/",
    "programme": f"/open/programmes/{cases.FUEL_PROGRAMME}/",
    "place": VILLAGE,
    "ledger": f"{VILLAGE}ledger/",
    "projects": f"{VILLAGE}projects/",
    "voucher": f"/open/vouchers/{public_id('voucher', cases.VILLAGE, cases.POND_VOUCHER)}/",
    "project": f"/open/projects/{public_id('project', cases.POND_PROJECT)}/",
    "outcomes": "/open/outcomes/",
    "data": "/open/data/",
    "nowhere": "/open/nowhere",
}
OPEN_NO_PAGES: Final = {"picture", "openapi", "table", "static"}
PHONE: Final = {
    **{at: f"/{at}" for at, name in STATIC.items() if name.endswith(".html")},
    "r": f"/r#{public_id('voucher', cases.VILLAGE, cases.POND_VOUCHER)}",
    "say": f"/say#v{cases.VILLAGE}",
    "answers": "/answers",
    "mine": "/mine/",
    "not-whole": "/C/AAAA",
}


def test_no_page_is_left_out() -> None:
    pages = {
        pattern.name
        for pattern in office_patterns
        if not pattern.callback.rule.post  # type: ignore[union-attr]
    }
    pages |= {f"admin:{name}" for name in names(site.get_urls())}
    assert pages == NO_PAGES.union(*WORKBENCH.values())
    assert {pattern.name for pattern in open_patterns} == OPEN_NO_PAGES | OPEN.keys()


@pytest.fixture(scope="module")
def busy(matched: Demo, browser: Browser) -> Demo:
    """Have a report at work: registered, given to somebody, asked about in two ways."""
    demo, number = matched, written(matched, "这笔钱我没收到。", "程雁书")
    demo.stage.code("wu")
    demo.stage.officer(NEW, "--name", "汤新来", "--division", "439900", "--role", "auditor")
    demo.stage.office("register", OFFICE, number)
    demo.stage.office("accept", OFFICE, number)
    chen = Officer(browser, demo.address)
    chen.log_in("chen", demo.stage.code("chen"))
    chen.open_report(number)
    chen.read()
    chen.write_note("先去信用社查流水。")
    chen.ask_who("反映人可能有危险")
    chen.page.locator("summary", has_text="哪一条不对").click()
    chen.page.get_by_label("村的代码").fill(cases.VILLAGE)
    chen.page.get_by_label("凭证号或发放编号").fill(cases.POND_VOUCHER)
    chen.page.get_by_label("哪里不对").fill("金额多写了一个零")
    chen.page.get_by_role("button", name="送去核对").click()
    chen.page.get_by_text("送去了").wait_for()
    chen.close()
    return demo


def seen(page: Page, pages: dict[str, Address], pictures: Path) -> None:
    """Hold each page to what everybody needs, and take a picture of it, at both sizes."""
    for name, address in pages.items():
        at = address if isinstance(address, str) else address(page)
        for width, height in (OFFICE_PC, TELEPHONE):
            page.set_viewport_size({"width": width, "height": height})
            fits(page, at)
            page.screenshot(path=pictures / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("account", WORKBENCH)
def test_every_page_of_the_workbench_can_be_used_by_all(
    busy: Demo, browser: Browser, account: str, tmp_path: Path
) -> None:
    one = Officer(browser, busy.address)
    if account:
        one.log_in(account, busy.stage.code(account))
    seen(one.page, WORKBENCH[account], tmp_path)
    one.close()


def test_every_page_for_everyone_can_be_used_by_all(
    demo: Demo, browser: Browser, tmp_path: Path
) -> None:
    one = Tab(browser, OFFICE_PC, base_url=demo.address)
    seen(one.page, dict(OPEN), tmp_path)
    one.close()


def test_every_page_of_the_telephone_can_be_used_by_all(
    demo: Demo, browser: Browser, tmp_path: Path
) -> None:
    one = Tab(browser, OFFICE_PC, base_url=demo.address)
    seen(one.page, dict(PHONE), tmp_path)
    one.close()
