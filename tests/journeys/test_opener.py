"""A report opened and answered on the officer's own disk, by the page that offline keys vouch for.

The page comes out of the feed as a terminal takes what it trusts, is opened from file:// with the
network off, and what it seals is read at the terminal.
"""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest
import requests

from kiosk.sync.http import HttpTransport
from kiosk.sync.trust import Trusted
from province.software.opener import TARGET
from tests.robots.opener import Opener
from tests.robots.reporting import newest, said
from tests.robots.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.conftest import Demo
    from tests.robots.officer import Officer
    from tests.robots.terminal import Visitor

SAID: Final = "这笔钱我没收到。"
ANSWER: Final = "已派人到村里核对，请等消息。"

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(300),
]


@pytest.fixture
def opener(officers: Demo, browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    """Have the page as the feed has it, held to the root by the terminal's own rules, on a disk."""
    feed = f"{officers.address}feed/"
    root = requests.get(f"{feed}metadata/1.root.json", timeout=60).content
    with HttpTransport() as transport:
        trusted = Trusted(tmp_path / "trusted", root, feed, transport, datetime.now(UTC))
        trusted.refresh()
        data = trusted.read(TARGET)
    assert data is not None
    path = tmp_path / "opener.html"
    path.write_bytes(data)
    opened = Opener(browser, path)
    yield opened
    opened.close()


def test_a_report_is_opened_and_answered_from_a_disk_without_a_network(
    officers: Demo,
    visit: Callable[..., Visitor],
    enter: Callable[..., Officer],
    opener: Opener,
    tmp_path: Path,
) -> None:
    code = said(officers, visit, SAID)
    li = enter("li")
    key, report, answer = (tmp_path / name for name in ("key.json", "report.json", "answer.json"))
    held = li.take_key_file(key, tmp_path / "from-the-workbench.html")
    assert (tmp_path / "from-the-workbench.html").read_bytes() == (
        tmp_path / "opener.html"
    ).read_bytes()
    assert "两把离线密钥签过" in held
    li.open_report(newest(officers.stage))
    li.take_report(report)
    assert SAID.encode() not in report.read_bytes()

    assert opener.open(key, report) == SAID
    opener.answer("已收到（登记时）", ANSWER, answer)
    assert ANSWER.encode() not in answer.read_bytes()
    opener.page.screenshot(path=tmp_path / "opener.png", full_page=True)
    opener.page.get_by_role("button", name="钥匙已打开").click()  # locked: nothing stays
    assert SAID not in opener.page.content()
    assert opener.page.evaluate("fetch('https://example.cn/').catch(() => 'no way out')") == (
        "no way out"
    )
    assert [fault for fault in opener.faults if "Content Security Policy" not in fault] == []

    li.bring_sealed("登记", "已登记", answer, matter="补贴资金", place="439900001001")
    sent = b"".join(li.sent)
    for secret in (SAID, ANSWER):
        assert secret.encode() not in sent
    officers.stage.province("publish", "--replies")
    officers.stage.terminal("sync", "--once")
    again = visit()
    Speaking(again).ask_for_answers(code)
    again.expect("已收到", ANSWER)
