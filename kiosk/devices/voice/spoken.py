"""What stands on a page, as people say it: numbers, sums, days, telephone numbers. Pure.

Called by `voice` before a sentence is turned into sound. What it does not know it leaves as it is.
"""

import re
from collections.abc import Callable
from typing import Final

from kiosk.devices.voice import numerals

# What is counted: 2 before it is 两. No 月, 号, 日, 组, 级: those are numbered.
_COUNTED: Final = (
    "个月|个|人|户|笔|张|次|位|天|元|块|亩|斤|公斤|吨|米|公里|平方米|家|项|样|条|件|份|种|台|辆|"
    "头|只|棵|株|年(?!级)|岁|遍|届|处|所|座|间|桶|袋|车|工|小时|分钟|秒|公顷|立方米|万|亿"
)
_NUMBER: Final = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_YEAR: Final = r"(?:19|20)\d\d"
_A_TO_M: Final = "诶 必 西 弟 衣 艾福 计 爱吃 爱 街 开 艾勒 艾姆"
_N_TO_Z: Final = "恩 欧 批 秋 阿尔 艾斯 替 优 微 达不溜 艾克斯 歪 贼"
_LETTERS: Final = dict(
    zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", f"{_A_TO_M} {_N_TO_Z}".split(" "), strict=True)
)
_SIGNS: Final = str.maketrans(
    {
        "０": "0", "１": "1", "２": "2", "３": "3", "４": "4",
        "５": "5", "６": "6", "７": "7", "８": "8", "９": "9",
        "％": "%", "：": ":", "（": "，", "）": "，", "(": "，", ")": "，", "“": None, "”": None,
        "《": None, "》": None, "「": None, "」": None, "‹": None, "›": None, "✓": None, "→": "，",
        "·": "，", "•": "，", "|": "，", "\n": "。", "\u00a0": " ", "\u2009": " ", "−": "-",
        "–": "-", "—": "-", "~": "-", "～": "-", "㎡": "平方米", "²": "平方", "…": "。",
    }
)  # fmt: skip

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _number(match: re.Match[str]) -> str:
    text = match[0].replace(",", "")
    if "," not in match[0] and "." not in text and (len(text) > 4 or text[0] == "0" != text):  # noqa: PLR2004
        return numerals.each(text)  # a telephone, an account, a code: sums come with their commas
    return numerals.decimal(text)


def _year(match: re.Match[str]) -> str:
    return numerals.each(match[1], one="一") + "年"


def _years(match: re.Match[str]) -> str:
    return "到".join(numerals.each(match[place], one="一") for place in (1, 2)) + "年"


def _day(match: re.Match[str]) -> str:
    month = f"{numerals.whole(int(match[2]))}月"
    day = f"{numerals.whole(int(match[3]))}日" if match[3] else ""
    return f"{numerals.each(match[1], one='一')}年{month}{day}"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), int(match[2])
    said = f"{numerals.whole(hour, counted=True)}点"
    if not minute:
        return said
    return f"{said}{'零' if minute < 10 else ''}{numerals.whole(minute)}分"  # noqa: PLR2004


def _money(match: re.Match[str]) -> str:
    minus = "负" if match[1] else ""
    return minus + numerals.money(match[2])


def _counted(match: re.Match[str]) -> str:
    return numerals.decimal(match[1].replace(",", ""), counted=True)


def _percent(match: re.Match[str]) -> str:
    return f"百分之{numerals.decimal(match[1].replace(',', ''))}"


def _fraction(match: re.Match[str]) -> str:
    over, under = (numerals.whole(int(match[place])) for place in (1, 2))
    return f"{under}分之{over}"


_RULES: Final[tuple[Rule, ...]] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (
            r"(?<!\d)(1\d\d)[ -]?(\d{4})[ -]?(\d{4})(?!\d)",
            lambda match: "，".join(numerals.each(match[place]) for place in (1, 2, 3)),
        ),
        (r"(?<=[\d元笔户人])\s+(?=\d)", lambda _: "，"),
        (r"\s+(?=[^\sA-Za-z])|(?<=[^\sA-Za-z])\s+", lambda _: ""),  # set for the eye only
        (rf"({_YEAR})-({_YEAR})年", _years),
        (r"(?<!\d)\d{17}[\dXx](?![\dA-Za-z])", lambda match: numerals.each(match[0])),
        (rf"(?<!\d)({_YEAR})-(\d\d?)(?:-(\d\d?))?(?![\d-])", _day),
        (r"(?<![\d:])(\d{1,2}):([0-5]\d)(?::\d\d)?(?![\d:])", _time),
        (r"(?<=[点分日月年])\s*-\s*(?=[\d零一二三四五六七八九十两])", lambda _: "到"),
        (rf"(?<![\d,.])({_YEAR})年", _year),
        (r"尾号\s*(\d+)", lambda match: f"尾号{numerals.each(match[1])}"),
        (
            r"(?<!\d)(0\d{2,3})\s*-\s*(\d{7,8})(?!\d)",
            lambda match: f"{numerals.each(match[1])}，{numerals.each(match[2])}",
        ),
        (
            r"((?:电话|热线|拨打|拨|请打|打)\s*:?\s*)(\d{3,5})(?!\d)",
            lambda match: match[1] + numerals.each(match[2]),
        ),
        (rf"[¥￥]\s*(-?)\s*({_NUMBER})", _money),
        (rf"(?<![\d,.])(-?)\s*((?:{_NUMBER}))元", _money),
        (rf"({_NUMBER})%", _percent),
        (r"(?<![\d/.,])(\d{1,2})/(\d{1,3})(?![\d/])", _fraction),
        (rf"(?<![\d,.第])({_NUMBER})\s*(?={_COUNTED})", _counted),
        (r"(?<=\d)\s*-\s*(?=\d)", lambda _: "到"),
        (r"(?<!\d)\s*-\s*(?=\d)", lambda _: "负"),
        (_NUMBER, _number),
        (r"m平方", lambda _: "平方米"),
        (r"\bkg\b", lambda _: "公斤"),
        (r"×", lambda _: "乘"),
        (r"=", lambda _: "等于"),
        (r"≥", lambda _: "不少于"),
        (r"≤", lambda _: "不超过"),
        (r"(?<=[一-鿿])\*+|\*+(?=[一-鿿])", lambda match: "某" * len(match[0])),
        (r"(?<=[一-鿿])\+(?=[一-鿿])", lambda _: "加"),
        (r"[A-Za-z]", lambda match: _LETTERS[match[0].upper()]),
        (r"[-*_#/+]+", lambda _: "，"),
        (r"\s+", lambda _: ""),
        (r"^[，。、；:]+", lambda _: ""),
        (r"([，。、；：:！？])[，、；:]+", lambda match: match[1]),
    )
)


def spoken(text: str) -> str:
    """Return a page's text as it is said, without a digit left: 1,020.00 元 -> 一千零二十元."""
    said = text.translate(_SIGNS)
    for pattern, rule in _RULES:
        said = pattern.sub(rule, said)
    return said.replace(":", "，").replace(",", "，").strip("，、；")
