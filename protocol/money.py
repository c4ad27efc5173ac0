"""Money as whole fen (1/100 yuan): read, shown, written in capitals. Anyone may call it; no I/O.

    MoneyError(ValueError)
    ├── NotMoney       no plain decimal number
    ├── TooPrecise     more than two decimals
    ├── NegativeMoney  below zero where that is not allowed
    └── TooLarge       above ten trillion yuan

A float never holds money, so no sum is ever off by one fen.
"""

from __future__ import annotations

import re
from typing import Final, NewType

Fen = NewType("Fen", int)
"""1/100 yuan."""

LARGEST: Final = Fen(10**15)
"""Ten trillion yuan: sums of many such amounts still fit 64 bits."""

_NUMBER: Final = re.compile(r"(-?)([0-9]{1,20})(?:\.([0-9]+))?")
_FOLD: Final = {0xFF10 + n: str(n) for n in range(10)} | {
    ord("．"): ".",
    ord("－"): "-",
    ord("\N{MINUS SIGN}"): "-",
}
_DECIMALS: Final = 2
_DIGITS: Final = "零壹贰叁肆伍陆柒捌玖"
_PLACES: Final = ((1000, "仟"), (100, "佰"), (10, "拾"), (1, ""))
_WAN: Final = 10_000
_YI: Final = 100_000_000


class MoneyError(ValueError):
    """The text is no amount of money; the subclass says why."""


class NotMoney(MoneyError):
    """Not a plain decimal number; thousands separators are not accepted either."""


class TooPrecise(MoneyError):
    """More than two decimals: nobody is paid a tenth of a fen."""


class NegativeMoney(MoneyError):
    """Below zero where only a reversal may be."""


class TooLarge(MoneyError):
    """Beyond `LARGEST`: surely a slip."""


def parse_yuan(text: str, *, allow_negative: bool = False) -> Fen:
    """Read yuan with up to two decimals, such as `1200`, `1200.5` or `1200.00`, into fen.

    Raises:
        MoneyError: one of its subclasses.
    """
    match = _NUMBER.fullmatch(text.strip().translate(_FOLD))
    if match is None:
        raise NotMoney("a plain number of yuan is expected")
    sign, yuan, decimals = match[1], match[2], match[3] or ""
    if len(decimals) > _DECIMALS:
        raise TooPrecise("at most two decimals")
    fen = int(yuan) * 100 + int(decimals.ljust(_DECIMALS, "0"))
    if fen > LARGEST:
        raise TooLarge("more than ten trillion yuan")
    if sign and fen:
        if not allow_negative:
            raise NegativeMoney("may not be below zero")
        return Fen(-fen)
    return Fen(fen)


def format_yuan(fen: Fen | int) -> str:
    """Return yuan with thousands separators and two decimals: `1,020.00`, `-3.05`."""
    sign = "-" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    return f"{sign}{yuan:,}.{rest:02d}"


def capital(fen: Fen | int) -> str:
    """Return the amount in the capital characters of vouchers: 伍万元整, 壹仟零伍元陆角整.

    A zero before 角 is written only where the yuan are followed by fen alone (零陆分), as the
    rules for payment and settlement allow.
    """
    sign = "负" if fen < 0 else ""
    yuan, rest = divmod(abs(fen), 100)
    jiao, last = divmod(rest, 10)
    words = f"{_capital_whole(yuan)}元" if yuan or not rest else ""
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif last and yuan:
        words += "零"
    words += f"{_DIGITS[last]}分" if last else "整"
    return sign + words


def _capital_whole(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    for unit, name in ((_YI, "亿"), (_WAN, "万")):
        if number >= unit:
            high, low = divmod(number, unit)
            words = _capital_whole(high) + name
            if not low:
                return words
            # A gap between the unit and the first digit below it is read as one zero.
            return words + ("零" if low < unit // 10 else "") + _capital_whole(low)
    words, gap = "", False
    for size, name in _PLACES:
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if gap else "") + _DIGITS[digit] + name
            gap = False
        elif words:
            gap = True
    return words
