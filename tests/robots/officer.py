"""An officer at the workbench, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assets.demo.stage import PASSPHRASE, PASSWORD
from tests.robots.chromium import OFFICE_PC, Tab

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Locator


class Officer(Tab):
    """One account's page."""

    def __init__(self, browser: Browser, address: str, size: tuple[int, int] = OFFICE_PC) -> None:
        super().__init__(browser, size, base_url=address)
        self.address = address
        self.sent: list[bytes] = []
        self.page.on("request", lambda request: self.sent.append(request.post_data_buffer or b""))

    def log_in(self, account: str, code: str, password: str = PASSWORD) -> None:
        """Come in by both factors."""
        self.page.goto("/office/")
        self.page.get_by_label("账号").fill(account)
        self.page.get_by_label("登录密码").fill(password)
        self.page.get_by_role("button", name="登录").click()
        self.page.get_by_label("手机上的六位数字").fill(code)
        self.page.get_by_role("button", name="进入").click()
        self.page.get_by_role("navigation").wait_for()

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Open the key in the dialog that asks for it."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_label("钥匙口令").fill(passphrase)
        dialog.get_by_role("button", name="打开", exact=True).click()
        self.page.get_by_role("button", name="钥匙已打开").wait_for()

    def open_report(self, number: int) -> None:
        """From the inbox to a report's page."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/reports/")):
            self.page.get_by_role("link", name="反映件").click()
        self.page.locator(".tabs [aria-current]", has_text="要办的").wait_for()
        self.page.get_by_role("link", name="全部").click()
        self.page.locator(".tabs [aria-current]", has_text="全部").wait_for()
        self.page.get_by_role("link", name=f"第 {number} 件", exact=True).click()
        self.page.get_by_role("heading", name=f"第 {number} 件").wait_for()

    def read(self) -> str:
        """Open the words; return them."""
        self.page.get_by_role("button", name="打开来看").click()
        if self.page.get_by_role("button", name="钥匙锁着").is_visible():
            self.unlock()
        self.page.locator("#words [data-opens=report][data-state=open]").wait_for()
        return self.page.locator("#words [data-show=words]").inner_text()

    def make_key(self, passphrase: str = PASSPHRASE) -> str:
        """Make a key of one's own; return its number, which two people compare."""
        self.page.goto("/office/key/")
        self.page.get_by_label("钥匙口令（不要").fill(passphrase)
        self.page.get_by_label("再输一次").fill(passphrase)
        self.page.get_by_role("button", name="做好并存下").click()
        return self.page.locator("p .digits").inner_text()

    def take_offices_key(self, passphrase: str = PASSPHRASE) -> None:
        """As the head: take the office's key with the passphrase that it was locked with."""
        self.page.goto("/office/key/")
        card = self.page.locator(".card", has_text="取本机关的钥匙")
        card.get_by_label("机关的口令").fill(passphrase)
        card.get_by_role("button", name="取到我名下").click()
        self.page.get_by_text("可以打开本机关的反映件").wait_for()

    def hand_key_to(self, name: str, digits: str) -> None:
        """Hand the office's key to a colleague whose number is as they say it is."""
        self.page.goto("/office/key/")
        line = self.page.locator("li", has_text=name)
        line.get_by_text(digits).wait_for()
        line.get_by_role("button", name="核对过号，交给他").click()
        self.unlock()
        line.get_by_text("已交").wait_for()

    def find_opened(self, words: str) -> list[str]:
        """In the inbox: look for words in what was opened; return which reports have them."""
        self.page.get_by_role("link", name="反映件").click()
        self.page.locator("summary", has_text="找一件").click()
        self.page.get_by_label("在打开过的件里找字").fill(words)
        return self.page.locator("[data-found] a").all_inner_texts()

    def take_key_file(self, key: Path, page: Path) -> str:
        """Take the key file and the page that opens reports; return what is said of them."""
        self.page.get_by_role("link", name="钥匙", exact=True).click()
        self._download(self.page.get_by_role("link", name="取钥匙文件"), key)
        self._download(self.page.get_by_role("link", name="取离线页"), page)
        return self.page.locator(".card", has_text="校验码").inner_text()

    def take_report(self, file: Path) -> None:
        """On a report's page: take it away sealed."""
        self.page.locator("summary", has_text="不想在网页里打开").click()
        self._download(self.page.get_by_role("button", name="取封着的文件"), file)

    def bring_sealed(self, label: str, state: str, file: Path, **choices: str) -> None:
        """Take a step with words that were sealed elsewhere."""
        form = self._form(label, choices)
        form.locator("summary", has_text="已在离线页封好").click()
        form.locator("[data-typed=sealed]").set_input_files(file)
        self._send(form, label, state)

    def step(self, label: str, state: str, text: str = "", **choices: str) -> None:
        """Take a step and wait for the state it leads to."""
        form = self._form(label, choices)
        if text:
            form.locator("textarea").fill(text)
        self._send(form, label, state)

    def send_on(self, label: str, target: str) -> None:
        """Hand a report to another office, after which it is not here any more."""
        form = self._form(label, {"target": target})
        form.get_by_role("button", name=label).click()
        self.page.locator(".tabs [aria-current]").wait_for()

    def _download(self, what: Locator, to: Path) -> None:
        with self.page.expect_download() as coming:
            what.click()
        coming.value.save_as(to)

    def _form(self, label: str, choices: Mapping[str, str]) -> Locator:
        """Open a step and fill in what the books want."""
        self.page.locator(".step summary", has_text=label).first.click()
        form = self.page.locator(f".step[open] form:has(button:text-is('{label}'))")
        for name, value in choices.items():
            field = form.locator(f"[name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(label=value)
            else:
                field.fill(value)
        return form

    def _send(self, form: Locator, label: str, state: str) -> None:
        form.get_by_role("button", name=label).click()
        self.page.locator("h1 .state", has_text=state).wait_for()

    def write_note(self, text: str) -> None:
        """Keep a note for the office, and see it opened again."""
        form = self.page.locator("form[data-seals=note]")
        form.locator("textarea").fill(text)
        form.get_by_role("button", name="记下").click()
        self.page.locator("[data-opens=note] [data-show]", has_text=text).wait_for()

    def ask_who(self, because: str) -> None:
        """Ask the custodians who spoke."""
        self.page.get_by_label("为什么要知道").select_option(label=because)
        self.page.get_by_role("button", name="请保管人打开").click()
        self.page.get_by_text("位保管人同意了").wait_for()

    def agree(self, number: int, passphrase: str = PASSPHRASE) -> None:
        """As a custodian, agree to open who spoke."""
        card = self.page.locator(
            ".card", has=self.page.get_by_role("heading", name=f"第 {number} 件")
        )
        card.get_by_label("保管口令").fill(passphrase)
        card.get_by_role("button", name="同意打开").click()
        card.wait_for(state="detached")

    def who(self) -> str:
        """Open who spoke; return what is shown."""
        self.page.get_by_role("button", name="打开身份").click()
        self.page.locator("#who [data-state=open]").wait_for()
        return self.page.locator("#who").inner_text()

    def picture(self, path: Path) -> None:
        """Write a picture of the whole page."""
        self.page.screenshot(path=path, full_page=True)
