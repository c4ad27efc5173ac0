"""Macros of the rules' language, turned into plain SQL. `grammar` calls it.

param(name)                 a parameter of the front matter
param(name, division)       the same where it differs by division
as_of()                     the day for which findings are told
months(day)                 a day's month, counted as in the sets
born_month(person)          the month of birth that an ID number holds
same_name(one, other)       names agree: alike, or one character of three or more differs
has_word(text, name)        the text holds one of the words of a parameter
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlglot
from sqlglot import exp

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_TEMPLATES: Final = {
    "months": "(year({0}) * 12 + month({0}) - 1)",
    "born_month": "({0} // 10000000 % 10000 * 12 + {0} // 100000 % 100 - 1)",
    "same_name": "({0} = {1} OR (length({0}) >= 3 AND length({0}) = length({1}) "
    "AND levenshtein({0}, {1}) <= 1))",
}
MACROS: Final = frozenset({"param", "as_of", "has_word", *_TEMPLATES})


@dataclass(frozen=True)
class Param:
    """A parameter's value, by division where counties differ. Money is in fen."""

    default: int | tuple[str, ...]
    divisions: tuple[tuple[str, int], ...] = ()


def expanded(node: exp.Anonymous, params: Mapping[str, Param], as_of: date) -> exp.Expr:
    """Return what a macro stands for; any other function as it is."""
    name, args = node.name.lower(), [each.copy() for each in node.expressions]
    if name in _TEMPLATES:
        texts = [f"({arg.sql(dialect='duckdb')})" for arg in args]
        return sqlglot.parse_one(_TEMPLATES[name].format(*texts), read="duckdb")
    if name == "param":
        return _param(params[args[0].name], args[1] if len(args) > 1 else None)
    if name == "as_of":
        return exp.cast(exp.Literal.string(as_of.isoformat()), "date")
    if name == "has_word":
        return _has_word(args[0], params[args[1].name])
    return node


def _has_word(text: exp.Expr, value: Param) -> exp.Expr:
    words = value.default if isinstance(value.default, tuple) else ()
    if not words:
        return exp.false()
    return exp.RegexpLike(this=text, expression=exp.Literal.string("|".join(words)))


def _param(value: Param, division: exp.Expr | None) -> exp.Expr:
    if isinstance(value.default, tuple):
        raise TypeError("a list of words is for has_word")
    default = exp.Literal.number(value.default)
    if division is None or not value.divisions:
        return default
    found = exp.Case()
    # The narrowest division first: a township's own value goes before its county's.
    for code, number in sorted(value.divisions, key=lambda pair: -len(pair[0])):
        prefix = exp.StartsWith(this=division.copy(), expression=exp.Literal.string(code))
        found = found.when(prefix, exp.Literal.number(number))
    return found.else_(default)
