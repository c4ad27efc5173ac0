"""Keys in the browser: made, taken by the head, handed on, renewed; words found by them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

import pytest

from assets.demo import cases
from tests.robots.reporting import written

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.journeys.conftest import Demo
    from tests.robots.officer import Officer

CITY: Final = cases.OFFICES[1][0]
FIRST: Final = "镇里的账三个月没有贴出来。"
SECOND: Final = "修路的钱少了一截。"

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(400),
]


def test_an_offices_key_goes_from_hand_to_hand_and_is_renewed(
    officers: Demo, enter: Callable[..., Officer]
) -> None:
    stage = officers.stage
    stage.officer("gao", "--name", "高主任", "--office", CITY, "--role", "head")
    stage.officer("tan", "--name", "谭受理", "--office", CITY, "--role", "intake")
    first = written(officers, FIRST, to=CITY)

    gao, tan = enter("gao"), enter("tan")
    gao.make_key()
    gao.take_offices_key()
    gao.hand_key_to("谭受理", tan.make_key())
    tan.open_report(first)
    assert tan.read() == FIRST
    assert tan.find_opened("三个月") == [f"第 {first} 件"]
    tan.page.locator("[data-found] a").click()
    tan.page.get_by_role("heading", name=f"第 {first} 件").wait_for()
    tan.page.get_by_role("button", name="钥匙已打开").wait_for()
    assert tan.find_opened("修路") == []
    tan.page.get_by_role("button", name="钥匙已打开").click()
    tan.page.get_by_label("在打开过的件里找字").fill("三个月")
    tan.page.get_by_text("打开过的件里没有").wait_for()  # locked: nothing is kept
    assert not any("三个月".encode() in sent for sent in tan.sent)

    # Renewed: what came opens with the former key, what comes with the new one.
    stage.province("office", "renew-key", CITY, "--passphrase-file", str(stage.passphrases))
    stage.province("keys", "sign-offices")
    second = written(officers, SECOND, to=CITY)
    gao.take_offices_key()
    gao.page.reload()
    for number, words in ((second, SECOND), (first, FIRST)):
        gao.open_report(number)
        assert gao.read() == words
