from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol import money

fens = st.integers(-money.LARGEST, money.LARGEST)


@given(fens)
def test_what_is_shown_can_be_read_again(fen: int) -> None:
    assert money.parse_yuan(money.format_yuan(fen).replace(",", ""), allow_negative=True) == fen


@given(st.text(max_size=12))
def test_no_text_raises_anything_else(text: str) -> None:
    with contextlib.suppress(money.MoneyError):
        assert money.parse_yuan(text) >= 0


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1200", 120_000),
        ("1200.5", 120_050),
        ("1200.00", 120_000),
        (" 0.07 ", 7),
        ("007", 700),
        ("１２．５", 1250),
        ("-0.00", 0),
    ],
)
def test_yuan_become_fen(text: str, fen: int) -> None:
    assert money.parse_yuan(text) == fen


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", money.NotMoney),
        ("1,200.00", money.NotMoney),
        ("+5", money.NotMoney),
        (".5", money.NotMoney),
        ("5.", money.NotMoney),
        ("1e3", money.NotMoney),
        ("nan", money.NotMoney),
        ("一百", money.NotMoney),
        ("1.005", money.TooPrecise),
        ("-3.00", money.NegativeMoney),
        ("10000000000000.01", money.TooLarge),
    ],
)
def test_every_kind_of_mistake_has_its_error(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        money.parse_yuan(text)


def test_a_reversal_may_be_negative() -> None:
    assert money.parse_yuan("-3.00", allow_negative=True) == -300
    assert money.parse_yuan("－3", allow_negative=True) == -300


def test_shown() -> None:
    assert money.format_yuan(102_000) == "1,020.00"
    assert money.format_yuan(-305) == "-3.05"
    assert money.format_yuan(0) == "0.00"


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (0, "零元整"),
        (5_000_000, "伍万元整"),
        (100_560, "壹仟零伍元陆角整"),
        (100_506, "壹仟零伍元零陆分"),
        (6, "陆分"),
        (60, "陆角整"),
        (66, "陆角陆分"),
        (1000, "壹拾元整"),
        (168_032, "壹仟陆佰捌拾元叁角贰分"),
        (10_700_053, "壹拾万柒仟元伍角叁分"),
        (10_000_500, "壹拾万零伍元整"),
        (100_100, "壹仟零壹元整"),
        (10_005_000_000, "壹亿零伍万元整"),
        (10_000_100_000, "壹亿零壹仟元整"),
        (100_050_000_000_000, "壹万零伍亿元整"),
        (100_000_000_000_000, "壹万亿元整"),
        (-234_000, "负贰仟叁佰肆拾元整"),
    ],
)
def test_capitals(fen: int, words: str) -> None:
    assert money.capital(fen) == words


@given(st.integers(0, money.LARGEST), st.integers(0, money.LARGEST))
def test_two_amounts_never_share_their_capitals(one: int, other: int) -> None:
    assert (money.capital(one) == money.capital(other)) == (one == other)


@given(fens)
def test_capitals_never_stammer(fen: int) -> None:
    words = money.capital(fen)
    assert "零零" not in words
    assert words.endswith(("整", "分"))
