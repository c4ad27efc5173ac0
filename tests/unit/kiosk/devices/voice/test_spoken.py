"""What stands on a page is said as people say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.voice import numerals
from kiosk.devices.voice.spoken import spoken

SAID = {
    "1,020.00 元": "一千零二十元",
    "1,234,567.80 元": "一百二十三万四千五百六十七元八角",
    "100,200,003 元": "一亿零二十万零三元",
    "10,500 元": "一万零五百元",
    "0.50 元": "五角",
    "3.05 元": "三元零五分",
    "-300.00 元": "负三百元",
    "0.00 元": "零元",
    "12.5 万元": "十二点五万元",
    "2018 年 3 月 19 日": "二零一八年三月十九日",
    "2018-03-19": "二零一八年三月十九日",
    "2018-03": "二零一八年三月",
    "2015—2017 年": "二零一五到二零一七年",
    "8:30—17:00": "八点三十分到十七点",
    "尾号 6612": "尾号六六幺二",
    "139 0000 1111": "幺三九，零零零零，幺幺幺幺",
    "0731-12345678": "零七三幺，幺二三四五六七八",
    "电话 12345": "电话幺二三四五",
    "430181194001010014": "四三零幺八幺幺九四零零幺零幺零零幺四",
    "21.29%": "百分之二十一点二九",
    "2 户，2 月，12 户，第 2 张，共 2 张，2 年级": "两户，二月，十二户，第二张，共两张，二年级",
    "9 × 260 = 2,340 元": "九乘两百六十等于两千三百四十元",
    "杨*妹 的补贴": "杨某妹的补贴",
    "已到账 1,020 元 · 在路上 340 元": "已到账一千零二十元，在路上三百四十元",
    "‹ 返回": "返回",
    "C 类": "西类",
    "✓ 收好了": "收好了",
}


@pytest.mark.parametrize(("stands", "said"), SAID.items())
def test_it_is_said_as_people_say_it(stands: str, said: str) -> None:
    assert spoken(stands) == said


@given(st.text(alphabet="0123456789,.-:/%元年月日号户第共尾 ()·*Xx¥", max_size=30))
def test_no_digit_is_left_and_nothing_makes_it_stumble(text: str) -> None:
    assert not any(digit in spoken(text) for digit in "0123456789")


@given(st.integers(0, 10**15))
def test_a_number_is_understood_again(number: int) -> None:
    assert understood(numerals.whole(number)) == number


def understood(said: str) -> int:
    """Read a number's words back."""
    if "亿" in said and said.count("万") == 2:  # 万亿 above 万
        high, _, low = said.partition("万亿")
        return understood(high) * 10**12 + understood(low)
    for word, size in (("亿", 10**8), ("万", 10**4)):
        if word in said:
            high, _, low = said.rpartition(word)
            return understood(high) * size + understood(low)
    total, digit = 0, 0
    for sign in said:
        if sign in numerals.DIGITS or sign == "两":
            digit = 2 if sign == "两" else numerals.DIGITS.index(sign)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    return total + digit
