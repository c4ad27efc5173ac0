"""Speaking up before the real window, until the answer is read; and nothing is left behind."""

from __future__ import annotations

import base64
import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
import requests

from assets.demo import cases
from assets.demo.stage import ADDRESS
from kiosk.cache import outbox
from kiosk.cache.errors import OutboxFull
from kiosk.config import Home
from protocol.envelope import CELL_BYTES
from tests.robots.ledger import Ledger
from tests.robots.money import MyMoney
from tests.robots.reporting import OFFICE, numbers
from tests.robots.speaking import Speaking
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.simulators.demo import Demo

SAID = ("这笔钱我没收到。", "我没有签过这个字。")


def end(visitor: Visitor) -> None:
    """Leave as a visitor does, and wait until the visit is over."""
    ended: list[int] = []
    visitor.terminal.visit.over.connect(ended.append)
    visitor.tap("leave_receipt")
    visitor.until(lambda: ended == [0])


def deliver(demo: Demo) -> None:
    # A whole ring, one cell a round, and the longest wait: other journeys have left reports there.
    demo.stage.terminal("sync", "--once", "--rounds", "70")


def carry(demo: Demo, links: list[str]) -> None:
    """Open the courier's links as a telephone does, at the province that stands here."""
    for link in links:
        assert link.lower().startswith(ADDRESS)
        reply = requests.get(demo.address.rstrip("/") + urlsplit(link).path, timeout=20)
        assert reply.status_code == 200


@pytest.mark.parametrize("courier", [True, False])
def test_a_report_arrives_once_and_its_answer_is_read(
    demo: Demo, visit: Callable[..., Visitor], *, courier: bool
) -> None:
    deliver(demo)
    before = numbers(demo.stage)
    visitor = visit(card=cases.UNPAID_WORKER.id_number, name=cases.UNPAID_WORKER.name)
    visitor.tap("place_card")
    visitor.tap("open_signed")
    visitor.tap("open_voucher")
    visitor.tap("speak_of_voucher")
    visitor.expect("说的是：零星用工(签字领款) 1,200.00 元")
    speaking = Speaking(visitor)
    speaking.write("反映问题", *SAID, name="杨建国", telephone="13900000000")
    visitor.expect("收好了")
    links = visitor.codes()
    assert len(links) == 1
    code = speaking.copy()
    end(visitor)
    if courier:
        carry(demo, links)
    deliver(demo)
    (report,) = numbers(demo.stage) - before

    opened = demo.stage.office("open", OFFICE, report)
    assert "".join(SAID) in opened
    assert "杨建国" not in opened
    both = ("--custodian", "first", "--custodian", "second")
    assert "杨建国" in demo.stage.office("identity", OFFICE, report, *both)
    demo.stage.office("register", OFFICE, report)
    demo.stage.office("accept", OFFICE, report)
    demo.stage.office("close", OFFICE, report, "--text", "已查清，三百元退给您了。")
    demo.stage.province("publish", "--replies")
    demo.stage.terminal("sync", "--once")

    again = visit()
    Speaking(again).ask_for_answers(code)
    again.expect("办完了", "已查清，三百元退给您了。", "示例县纪委监委", "已收到")


@pytest.mark.parametrize(("size", "large"), [(LANDSCAPE, True), (PORTRAIT, False)])
def test_the_couriers_code_is_read_from_the_screen(
    visit: Callable[..., Visitor], size: tuple[int, int], *, large: bool
) -> None:
    visitor = visit(size=size, large=large)
    visitor.tap("open_speak")
    Speaking(visitor).write("提意见", "希望先修路。")
    visitor.expect("收好了")
    (link,) = visitor.codes()
    assert link.lower().startswith(ADDRESS)


def test_from_home_nothing_in_particular_is_spoken_about(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    Ledger(visitor).open_year("2018")
    visitor.tap("open_voucher")
    visitor.tap("speak_of_voucher")
    assert visitor.all("spoken_about")
    for _ in range(4):
        visitor.tap("go_back")
    visitor.tap("open_speak")
    assert not visitor.all("spoken_about")


def test_words_are_written_by_pinyin(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    Speaking(visitor).pinyin("nihao")
    visitor.until(lambda: visitor.text("write_words") == "你好")
    visitor.picture("pinyin")
    visitor.tap("send_report")
    visitor.expect("收好了")


def test_nothing_written_is_told_and_a_wrong_code_is_told(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_speak")
    visitor.tap("start_writing")
    visitor.tap("send_report")
    visitor.expect("还没有写")
    visitor.tap("go_back")
    visitor.tap("go_back")
    Speaking(visitor).ask_for_answers("1234")
    visitor.expect("还差 14 位")
    visitor.tap("erase_code")
    visitor.type("123456789012345678")
    visitor.tap("search_answers")
    visitor.expect("有一位抄错了")


def test_who_goes_before_the_code_is_copied_is_asked_once(visit: Callable[..., Visitor]) -> None:
    visitor = visit()
    visitor.tap("open_speak")
    Speaking(visitor).write("问一问", "想看一看原来的单据。")
    visitor.expect("收好了")
    code = visitor.text("receipt_code")
    visitor.tap("go_back")
    visitor.expect("编号盖住了", "照样送到", "回去看编号", "不看了，返回")
    assert not visitor.sees(code)
    assert visitor.codes() == []
    visitor.tap("return_to_code")
    assert visitor.text("receipt_code") == code
    for covered in ("go_back", "confirm_copied"):
        visitor.tap(covered)
        visitor.tap("go_back")  # back to where one was
        assert visitor.text("receipt_code") == code
    visitor.tap("go_back")
    visitor.tap("part_with_code")
    visitor.expect("开始写")
    Speaking(visitor).write("问一问", "想看一看原来的单据。")
    visitor.expect("收好了")
    visitor.tap("leave")  # who is in a hurry is gone
    assert visitor.terminal.visit.ending


def test_no_file_of_the_terminal_holds_what_a_visit_held(
    demo: Demo, visit: Callable[..., Visitor], capfd: pytest.CaptureFixture[str]
) -> None:
    who = cases.OLD_WOMAN
    visitor = visit(card=who.id_number, name=who.name)
    visitor.tap("place_card")
    visitor.expect(f"{who.name} 的补贴")
    visitor.tap("go_back")
    MyMoney(visitor).look_up(cases.RETURNED.id_number)
    visitor.expect("李*生 的补贴")
    visitor.tap("go_back")
    visitor.tap("open_speak")
    speaking = Speaking(visitor)
    speaking.write("反映问题", *SAID, name="李春生", telephone="13900000001")
    visitor.expect("收好了")
    code = speaking.copy()
    end(visitor)
    demo.stage.terminal("sync", "--once")
    secrets = (who.id_number, who.name, cases.RETURNED.id_number, cases.RETURNED.name)
    secrets += (*SAID, "13900000001", code, " ".join(code[i : i + 4] for i in range(0, 18, 4)))
    written = "".join(capfd.readouterr())
    assert not any(secret in written for secret in secrets)
    files = [path for path in Path(demo.home.root).rglob("*") if path.is_file()]
    assert len(files) > 100
    for path in files:
        held = path.read_bytes()
        for secret in secrets:
            for form in forms(secret):
                assert form not in held, path.name


def forms(secret: str) -> list[bytes]:
    """Return a secret as bytes: the encodings of the field, and what base64 makes of each place."""
    plain = [secret.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be", "gb18030")]
    coded = [
        base64.b64encode(b"\0" * shift + form)[4 if shift else 0 : -4]
        for form in plain[:2]
        for shift in range(3)
    ]
    return plain + [form for form in coded if len(form) >= 8]


@pytest.mark.parametrize("full", [True, False], ids=["64 cells wait", "the disk refuses"])
def test_a_report_that_cannot_be_kept_is_said_plainly(
    demo: Demo, tmp_path: Path, *, full: bool
) -> None:
    home = Home(tmp_path / "terminal")
    shutil.copytree(demo.home.root, home.root)
    if full:
        with suppress(OutboxFull):
            while True:
                outbox.leave(home, secrets.token_bytes(CELL_BYTES))
    else:
        shutil.rmtree(home.outbox.parent)
        home.outbox.parent.write_text("no folder")
    visitor = Visitor(home)
    visitor.tap("open_speak")
    Speaking(visitor).write("反映问题", *SAID)
    visitor.expect("还没有送出", "没有存下")
    assert len(visitor.codes()) == 1
    visitor.close()
