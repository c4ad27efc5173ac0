"""The small language of rules: one SELECT over the data sets, a short list of functions, macros.

Whatever is written in it runs alike on DuckDB and, through sqlglot, on Spark. Used by `rule` to
check a file and by the engines to compile it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError

from province.matching.macros import MACROS, expanded
from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from province.matching.macros import Param

FIXED: Final = ("subject", "division", "person", "amount", "day")
"""The first columns of every rule: a key that stays, where, who, fen at stake, when."""

_ALLOWED: Final = (
    exp.And, exp.Or, exp.Case, exp.If, exp.Coalesce, exp.Nullif, exp.Exists,
    exp.Count, exp.Sum, exp.Min, exp.Max, exp.Abs, exp.Greatest, exp.Least, exp.RowNumber,
    exp.Length, exp.Levenshtein, exp.Lower, exp.StartsWith, exp.StrPosition, exp.Substring,
    exp.Left, exp.Concat, exp.RegexpExtract, exp.RegexpLike,
    exp.Cast, exp.DateDiff, exp.Year, exp.Month, exp.TimestampTrunc, exp.DateTrunc, exp.LastDay,
)  # fmt: skip


class Wrong(Exception):
    """What is wrong with a rule's SQL; `line` counts from 1 within the SQL."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


def parse(sql: str) -> exp.Query:
    """Read a rule's SQL.

    Raises:
        Wrong: it is no single SELECT.
    """
    try:
        statements = sqlglot.parse(sql, read="duckdb")
    except ParseError as error:
        first = error.errors[0] if error.errors else {}
        near = str(first.get("highlight") or "")
        reason = str(first.get("description") or "syntax error").rstrip(".")
        raise Wrong(int(first.get("line") or 1), f"语法不对，在 “{near}” 附近：{reason}") from None
    except TokenError as error:
        raise Wrong(sql.count("\n") + 1, f"语法不对：{error}") from None
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise Wrong(1, "只能写一条 SELECT")
    return statements[0]


def check(query: exp.Query, sql: str, sets: Collection[str], params: Collection[str]) -> None:
    """Refuse whatever is outside the language.

    Args:
        query: what `parse` returned.
        sql: the text, to tell lines.
        sets: the data sets that the rule declares.
        params: the names of its parameters.

    Raises:
        Wrong: an undeclared set, an unknown function or parameter, or wrong columns.
    """
    _check_sets(query, sql, sets)
    for function in query.find_all(exp.Func):
        name = _name(function)
        if not isinstance(function, _ALLOWED) and name not in MACROS:
            raise Wrong(_line(sql, name), f"规则里不能用函数 {name}")
        if name in {"param", "has_word"}:
            named = _argument(function, -1 if name == "has_word" else 0)
            if named not in params:
                raise Wrong(_line(sql, named), f"没有参数 {named}")
    if any(isinstance(one, exp.Star) for one in query.selects):
        raise Wrong(1, "最外层要写出每一列")
    if tuple(query.named_selects[: len(FIXED)]) != FIXED:
        raise Wrong(1, f"前几列应是 {'、'.join(FIXED)}")


def _check_sets(query: exp.Query, sql: str, sets: Collection[str]) -> None:
    local = {str(cte.alias) for cte in query.find_all(exp.CTE)}
    for table in query.find_all(exp.Table):
        if table.name in local:
            continue
        if table.name not in SETS or table.db:
            raise Wrong(_line(sql, table.name), f"没有数据集 {table.sql()}")
        if table.name not in sets:
            raise Wrong(_line(sql, table.name), f"用了没有声明的数据集 {table.name}")


def compiled(query: exp.Query, params: Mapping[str, Param], as_of: date, dialect: str) -> str:
    """Return the SQL of an engine: `duckdb` or `spark`."""

    def change(node: exp.Expr) -> exp.Expr:
        return expanded(node, params, as_of) if isinstance(node, exp.Anonymous) else node

    # Twice: same_name and has_word hold other macros in their arguments.
    plain = query.transform(change).transform(change)
    return plain.transform(_typed).sql(dialect=dialect, pretty=True)


def _typed(node: exp.Expr) -> exp.Expr:
    """Say the types on which the engines differ.

    What is joined into a text is text: Spark fails on a missing number otherwise. A sum of fen is
    a whole number: DuckDB's is wider than a Parquet file, which then gets a floating one.
    """
    if isinstance(node, exp.Concat):
        each = [one if one.is_string else exp.cast(one, "varchar") for one in node.expressions]
        node.set("expressions", each)
    if isinstance(node, exp.Sum) and not isinstance(node.parent, exp.Cast | exp.Window):
        return exp.cast(node.copy(), "bigint")
    return node


def uses_day(query: exp.Query) -> bool:
    """Return whether the answer depends on the day for which it is asked."""
    return any(_name(function) == "as_of" for function in query.find_all(exp.Anonymous))


def _name(function: exp.Func) -> str:
    if isinstance(function, exp.Anonymous):
        return function.name.lower()
    return str(function.sql_names()[0]).lower()


def _argument(function: exp.Func, index: int) -> str:
    return str(function.expressions[index].name) if function.expressions else ""


def _line(sql: str, word: str) -> int:
    for number, line in enumerate(sql.splitlines(), start=1):
        if word.lower() in line.lower():
            return number
    return 1
