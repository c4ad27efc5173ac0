"""The whole way: said at the terminal, opened and answered in the officers' browsers, read again.

Every part is real: the window, the province's server, Chromium. The server is searched for what
it must not know.
"""

from __future__ import annotations

import base64
import io
import json
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest
from PIL import Image

from assets.demo import cases
from assets.demo.stage import CUSTODIANS, PASSPHRASE
from protocol.photo import open_photo
from province.reports.locking import unlock
from tests.robots.chromium import OFFICE_PC, TELEPHONE
from tests.robots.ledger import open_voucher
from tests.robots.phone import Phone
from tests.robots.reporting import OFFICE, newest, said
from tests.robots.speaking import Speaking
from tests.robots.usable import fits, serious

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.conftest import Demo
    from tests.robots.officer import Officer
    from tests.robots.terminal import Visitor

SAID: Final = "这笔钱我没收到。"
ANSWER: Final = "工钱已追回，请到镇财政所领取。"
CITY: Final = cases.OFFICES[1][0]
NOTE: Final = "先去信用社查流水。"
NAME: Final = "程雁书"
BY_PHONE: Final = "水塘是我们自己凑钱修的，账上又记了五万元。"

pytestmark = [
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here"),
    pytest.mark.timeout(400),
]


def plain(demo: Demo) -> Iterator[bytes]:
    """Return what lies on the province's disk, the feed apart."""
    for room in ("db", "keys"):
        for path in (demo.stage.root / "province" / room).rglob("*"):
            if path.is_file():
                yield path.read_bytes()


def photographed(path: Path) -> None:
    """Write a picture as a camera held upright writes it, with what cameras note."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned
    exif[0x010F] = "Pond camera"
    Image.new("RGB", (4000, 3000), "orange").save(path, "JPEG", exif=exif)


def shared_anew(demo: Demo) -> None:
    """Have two custodians share the office's custody key anew among all."""
    passphrases = demo.stage.root / "five-passphrases"
    passphrases.write_text(f"{PASSPHRASE}\n" * (2 + len(CUSTODIANS)), encoding="utf-8")
    words = [word for name in CUSTODIANS[1:] for word in ("--custodian", name)]
    words += [word for name in CUSTODIANS for word in ("--to", name)]
    secret = ("--passphrase-file", str(passphrases))
    demo.stage.province("office", "renew-custodians", OFFICE, *words, *secret)


def test_from_the_terminal_to_the_officers_and_back(
    officers: Demo, visit: Callable[..., Visitor], enter: Callable[..., Officer]
) -> None:
    demo = officers
    code = said(demo, visit, SAID, NAME)
    number = newest(demo.stage)
    shared_anew(demo)  # what was sealed to the custodians' former key is still theirs to open

    li = enter("li")
    li.open_report(number)
    assert SAID in li.read()
    li.step("登记", "已登记", matter="补贴资金")
    li.step("受理", "已受理")

    chen = enter("chen")
    chen.open_report(number)
    chen.step("交办", "已交办", handler="王承办")

    wang = enter("wang")
    wang.open_report(number)
    assert SAID in wang.read()
    wang.write_note(NOTE)
    wang.ask_who("反映人可能有危险")
    for account in ("zhou", "wu"):
        enter(account).agree(number)
    wang.open_report(number)
    assert NAME in wang.who()
    wang.step("初步核实", "初步核实")
    chen.open_report(number)
    chen.step("办结", "已办结")
    wang.open_report(number)
    wang.read()
    wang.step("把结果告诉反映人", "已反馈", ANSWER)

    demo.stage.province("publish", "--replies")
    demo.stage.terminal("sync", "--once")
    again = visit()
    Speaking(again).ask_for_answers(code)
    again.expect("办完了", ANSWER, "示例县纪委监委", "已收到")

    came = [li, chen, wang]
    secrets = (SAID, ANSWER, NOTE, NAME, code.replace(" ", ""))
    sent = b"".join(body for officer in came for body in officer.sent)
    for held in (sent, *plain(demo)):
        for secret in secrets:
            assert secret.encode() not in held
            assert json.dumps(secret).strip('"').encode() not in held
            assert secret.encode("gb18030") not in held
    assert "一步不缺" in demo.stage.province("verify")


def test_findings_are_handed_out_and_decided_by_single_keys(
    matched: Demo, enter: Callable[..., Officer], tmp_path: Path
) -> None:
    li = enter("li").page
    li.get_by_role("link", name="线索").click()
    li.get_by_role("heading", name="线索").wait_for()
    li.screenshot(path=tmp_path / "findings.png")
    li.locator("summary", has_text="找").first.click()
    li.get_by_label("规则").select_option(label="D01 死亡后仍发放")
    li.get_by_role("button", name="找", exact=True).click()
    li.get_by_text("2 条，").wait_for()
    li.locator("summary", has_text="把这一页都交给一个人").click()
    li.locator("[name=officer]").last.select_option(label="王承办")
    li.get_by_role("button", name="交给他").click()
    li.locator("td", has_text="wang").first.wait_for()

    wang = enter("wang")
    desk = wang.page
    desk.get_by_role("link", name="线索").click()
    desk.get_by_role("heading", name="线索").wait_for()
    desk.locator("td a").first.click()
    desk.locator("[data-now]").wait_for()
    assert "去世" in desk.locator("[data-now] .words").inner_text()
    wang.picture(tmp_path / "finding.png")
    desk.keyboard.press("1")
    desk.locator("h2 .state", has_text="属实").wait_for()
    desk.keyboard.press("n")
    desk.locator("[data-now]").wait_for()
    desk.keyboard.press("2")
    desk.keyboard.type("1 月去世，2 月的钱是补发的")  # figures in a field decide nothing
    desk.keyboard.press("Enter")
    desk.locator("h2 .state", has_text="合规").wait_for()
    desk.get_by_role("link", name="线索").click()
    desk.get_by_text("这里没有线索。").wait_for()

    chen = enter("chen").page
    chen.get_by_role("link", name="规则", exact=True).click()
    chen.get_by_role("heading", name="规则").wait_for()
    row = chen.locator("tr", has_text="D01")
    chen.screenshot(path=tmp_path / "rules.png")
    assert "50%（9%–91%）" in row.inner_text()
    assert "一步不缺" in matched.stage.province("verify")


def test_from_the_terminals_code_by_telephone_to_the_office_and_back(
    officers: Demo,
    visit: Callable[..., Visitor],
    enter: Callable[..., Officer],
    browser: Browser,
    tmp_path: Path,
) -> None:
    demo = officers
    visitor = visit()
    open_voucher(visitor, "2017", cases.POND_SUMMARY)
    visitor.tap("speak_of_voucher")
    visitor.expect("用手机写")
    visitor.until(lambda: any(visitor.all("qr_code")), "no code on this page")
    (link,) = visitor.codes()

    phone = Phone(browser, demo.address)
    phone.scan(link)
    phone.page.get_by_role("heading", name="三塘村的账").wait_for()
    assert serious(phone.page) == []
    phone.page.get_by_role("link", name="说一说这一笔").click()
    phone.page.get_by_text("只有 示例县纪委监委 能打开").wait_for()
    assert cases.POND_SUMMARY in phone.page.locator("#about").inner_text()
    assert serious(phone.page) == []
    picture = tmp_path / "camera.jpg"
    photographed(picture)
    code = phone.say(BY_PHONE, picture, name=NAME)
    number = newest(demo.stage)

    li = enter("li")
    li.open_report(number)
    words = li.read()
    assert BY_PHONE in words
    shown = li.page.locator("#words [data-opens=photo][data-state=open] img")
    data = base64.b64decode(str(shown.get_attribute("src")).partition(",")[2])
    with Image.open(io.BytesIO(data)) as opened:
        assert opened.format == "JPEG"
        assert opened.size == (1200, 1600)  # upright, as the camera was held
        assert not opened.getexif()
        assert max(opened.getpixel((600, 800))) > 200  # type: ignore[arg-type,type-var]
    li.step("登记", "已登记", matter="村级账目")
    li.send_on("报上级", "示例市纪委监委")
    assert kept_by(demo, CITY) == data  # sealed anew in the browser, by nobody else to be opened

    demo.stage.province("publish", "--replies")
    phone.ask(code)
    phone.page.locator("#answers strong", has_text="已转").wait_for()
    assert serious(phone.page) == []
    assert phone.faults == []
    everything = [b"".join(phone.sent), *plain(demo)]
    for secret in (BY_PHONE, NAME, code.replace(" ", ""), "Pond camera"):
        for held in everything:
            assert secret.encode() not in held
            assert secret.encode("gb18030") not in held
    phone.close()


def test_a_record_looked_up_money_followed_and_a_silent_terminal_asked_about(
    officers: Demo, visit: Callable[..., Visitor], enter: Callable[..., Officer], tmp_path: Path
) -> None:
    demo = officers
    said(demo, visit, SAID)
    number = newest(demo.stage)
    silence(demo)

    chen = enter("chen")
    chen.open_report(number)
    chen.page.locator("summary", has_text="哪一条不对").click()
    chen.page.get_by_label("村的代码").fill(cases.VILLAGE)
    chen.page.get_by_label("凭证号或发放编号").fill(cases.POND_VOUCHER)
    chen.page.get_by_label("哪里不对").fill("多付了一位小数")
    chen.picture(tmp_path / "case.png")
    chen.page.get_by_role("button", name="送去核对").click()
    chen.page.get_by_text("送去了").wait_for()
    assert serious(chen.page) == []

    for account, addresses in {
        "he": ("/office/corrections/", "/office/money/", "/office/terminals/"),
        "chen": ("/office/reports/", "/office/money/?year=2018"),
    }.items():
        for size in (OFFICE_PC, TELEPHONE):
            one = enter(account, size)
            for at, address in enumerate(addresses):
                fits(one.page, address)
                one.picture(tmp_path / f"{account}-{size[0]}-{at}.png")
                if address == "/office/reports/":
                    one.page.get_by_role("heading", name="没有声音的终端").wait_for()

    he = enter("he").page
    he.goto("/office/departments/")
    he.get_by_role("link", name="更正").click()
    card = he.locator(".card", has_text="多付了一位小数")
    card.get_by_label("说明").fill("已冲销重记")
    card.get_by_role("button", name="确实错了，已更正").click()
    card.get_by_text("已冲销重记").wait_for()
    chen.open_report(number)
    chen.page.get_by_text("已冲销重记").wait_for()


def kept_by(demo: Demo, office: str) -> bytes:
    """Return the photo that an office has of its newest report, opened with the office's key."""
    with closing(sqlite3.connect(demo.stage.root / "province/db/province.sqlite3")) as there:
        (locked,) = there.execute(
            "SELECT locked_private FROM reports_office WHERE code = ?", [office]
        ).fetchone()
        (sealed,) = there.execute(
            "SELECT p.sealed FROM reports_photo AS p JOIN reports_report AS r ON r.id = p.report_id"
            " WHERE r.office = ? ORDER BY r.number DESC",
            [office],
        ).fetchone()
    private = unlock(locked, PASSPHRASE, f"mingjing office {office}")
    return open_photo(sealed, office, private)


def silence(demo: Demo) -> None:
    """Let nine days pass in which no terminal was heard."""
    with closing(sqlite3.connect(demo.stage.root / "province/db/province.sqlite3")) as there, there:
        there.execute("UPDATE fleet_terminal SET heard_at = datetime(heard_at, '-9 days')")
