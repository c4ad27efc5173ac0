"""The frozen program does what the program does: look-up, QR code, Pinyin, handwriting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assets.demo import cases
from tests.frozen.twin import Frozen, Twin, codes
from tests.journeys.conftest import Demo, demo
from tests.robots.money import MyMoney
from tests.robots.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["demo"]


@pytest.fixture
def twin(
    bundle: Path, demo: Demo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Twin]:
    made = Twin(Frozen(bundle, demo.home, tmp_path), demo.home, monkeypatch)
    yield made
    made.close()


def test_somebodys_money_is_found(twin: Twin) -> None:
    MyMoney(twin).look_up(cases.OLD_WOMAN.id_number)
    twin.expect("1,020 元")
    twin.compare()
    twin.keep("frozen-money")


def test_the_code_on_a_voucher_is_the_same_and_can_be_read(twin: Twin) -> None:
    twin.tap("open_ledger")
    twin.tap("ask_expense")
    twin.tap("open_voucher")
    twin.compare()
    assert codes(twin.screen) == twin.codes() != []


@pytest.mark.qt_log_ignore("creating directory for user dictionary")
def test_pinyin_is_typed(twin: Twin) -> None:
    twin.tap("open_speak")
    twin.tap("start_writing")
    Speaking(twin).pinyin("qian")
    twin.until(lambda: bool(twin.text("write_words")))
    twin.compare()
    twin.keep("frozen-pinyin")


def test_handwriting_is_read(twin: Twin) -> None:
    twin.tap("open_speak")
    twin.tap("start_writing")
    twin.tap("write_words")
    speaking = Speaking(twin)
    speaking.draw("王大人")
    twin.until(lambda: speaking.read == "王大人")
    twin.compare(0.01)  # lines of ink lie a pixel beside each other
    twin.keep("frozen-handwriting")
