from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from province.batches import values
from province.batches.errors import BadValue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    "text",
    [
        "2018-07-04",
        "2018/7/4",
        "20180704",
        "２０１８－０７－０４",
        "2018/7/4 0:00",
        "2018-07-04 00:00:00",
        "43285",
        "2018-07-03T18:30:00+00:00",
        "2018-07-04T10:00:00",
    ],
)
def test_days(text: str) -> None:
    assert values.day(text) == date(2018, 7, 4)


@pytest.mark.parametrize("text", ["2018-07", "2018/7", "201807", "2018-07-01", "2018/7/1 0:00"])
def test_months(text: str) -> None:
    assert values.month(text) == "2018-07"


@pytest.mark.parametrize(
    ("reader", "text", "value"),
    [
        (values.code, "００７", "007"),
        (values.yuan, "1200.5", 120_050),
        (values.signed_yuan, "-3.00", -300),
        (values.whole_fen, "45000", 45_000),
        (values.integer, "１２", 12),
        (values.thousandths, "3.25", 3250),
        (values.thousandths, "3.2500", 3250),
        (values.share, "0.5", 500_000),
        (values.share, "1", 1_000_000),
        (values.division, "0139", "0139"),
        (values.village, "439900001001", "439900001001"),
        (values.id_number, "110105491231002", "11010519491231002X"),
        (values.sha256, "AB" * 32, "ab" * 32),
        (values.yes_no, "no", False),
        (values.json_object, '{"b": 1, "a": "村"}', '{"a":"村","b":1}'),
    ],
)
def test_what_is_read(reader: Callable[[str], object], text: str, value: object) -> None:
    assert reader(text) == value


@pytest.mark.parametrize(
    ("reader", "text", "reason"),
    [
        (values.code, "x" * 65, "太长，最多 64 个字"),
        (values.name, "a\x00b", "有看不见的控制字符"),
        (values.short_name, "五个字的名", "太长，最多 4 个字"),
        (values.long_text, "长" * 50_001, "太长，最多 50000 个字"),
        (values.yuan, "1.005", "金额最多两位小数"),
        (values.yuan, "-1", "金额不能是负数"),
        (values.yuan, "9" * 20, "金额太大"),
        (values.yuan, "1,200", "不是金额，应像 1200.00"),
        (values.whole_fen, "1.5", "不是整数（单位：分）"),
        (values.whole_fen, "9" * 17, "金额太大"),
        (values.integer, "-1", "不是整数"),
        (values.thousandths, "two", "不是数字"),
        (values.thousandths, "1.2345", "最多 3 位小数"),
        (values.share, "1.1", "应在 0 和 1 之间"),
        (values.day, "2018-02-30", "不是日期，应像 2018-07-04"),
        (values.day, "去年", "不是日期，应像 2018-07-04"),
        (values.day, "0018-07-04", "日期早于 1900 年"),
        (values.month, "2018-13", "不是月份，应像 2018-07"),
        (values.month, "七月", "不是月份，应像 2018-07"),
        (values.id_number, "1", "身份证号应是 18 位，这里有 1 位"),
        (values.id_number, "1101O519491231002X", "身份证号里有不该有的字符"),
        (values.id_number, "110105194902310021", "身份证号里的出生日期不存在"),
        (values.id_number, "110105299902280021", "身份证号里的出生日期还没有到"),
        (values.id_number, "110105194912310021", "身份证号的校验码不对"),
        (values.division, "43990", "区划代码应是 2、4、6、9 或 12 位数字"),
        (values.village, "439900", "村的代码应是 12 位数字"),
        (values.sha256, "ab", "不是 SHA-256，应是 64 位十六进制数"),
        (values.yes_no, "是", "只能填 yes 或 no"),
        (values.json_object, "{", "不是 JSON"),
        (values.json_object, '{"a": NaN}', "不是 JSON"),
        (values.json_object, "[1]", "应是 JSON 对象 {…}"),
        (values.choice(["b", "a"]), "c", "只能填：a、b"),
        (values.choice([str(n) for n in range(100, 200)]), "c", "不在规定的名单里"),
    ],
)
def test_every_reason(reader: Callable[[str], object], text: str, reason: str) -> None:
    with pytest.raises(BadValue) as caught:
        reader(text)
    assert caught.value.reason == reason
    assert caught.value.__cause__ is None
