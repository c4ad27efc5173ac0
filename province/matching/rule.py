"""Rules as files: SQL with front matter, refused at load when anything in them is wrong.

A file `D01.sql` is SQL whose first comment is TOML:

    /*
    id = "D01"                        the file's name
    title, english                    short names
    severity                          high, medium, low, hint (weighs up only), notice (friendly)
    why, basis, handler, lawful       why it matters, the law, who handles it, innocent causes
    says                              one plain sentence with {columns} in braces
    whole                             true: it looks across households, not at one after another
    ties = ["accounts"]               and only along these; what `touched` reaches is told anew
    [sets]       deaths = 40          data sets, and how many days old they may be (0: any age)
    basis_checked                     the day on which somebody held the basis against its text
    [params.x]   unit, default, why, [params.x.divisions] "4399" = 3; source, dated, checked
    [guards]     arrears = "…"        what keeps an innocent case out; each has a fixture
    [evidence]   died_on = "…"        the columns after the first five, and their names
    */

Its fixtures stand in `fixtures/D01.toml`; without them the rule is refused. Nothing but the text
decides what a rule is: `digest` changes with it, and with a parameter's value.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from province.matching import grammar
from province.matching.errors import NoSuchRule, RuleRefused
from province.matching.fixtures import Case, read_cases
from province.matching.grammar import Wrong
from province.matching.macros import Param
from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlglot import exp

FOLDER: Final = Path(__file__).parent / "rules"
SEVERITIES: Final = ("high", "medium", "low", "hint", "notice")
_TEXTS: Final = ("title", "english", "why", "basis", "handler", "lawful", "says")
_KNOWN: Final = {
    *_TEXTS, "id", "severity", "sets", "params", "guards", "evidence", "whole", "ties",
    "basis_checked",
}  # fmt: skip
TIES: Final = ("guardians", "relations", "accounts", "allotments")
_OWN: Final = ("basis", "basis_checked")  # what a province may say otherwise, besides parameters
_FEN_PER_YUAN: Final = 100
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Setting:
    """A parameter as its file describes it."""

    name: str
    unit: str  # 元: the default is in yuan; 词: words
    why: str
    value: Param
    source: str = ""  # where it is written, and since when
    dated: date | None = None
    checked: date | None = None  # when somebody held it against that text


@dataclass(frozen=True)
class Rule:
    """One rule, checked."""

    id: str
    title: str
    english: str
    severity: str
    why: str
    basis: str
    handler: str
    lawful: str  # innocent causes that it cannot tell
    basis_checked: date | None  # when somebody held the basis against its text
    says: str
    sets: Mapping[str, int]  # set -> days that it may be old; 0: any
    settings: tuple[Setting, ...]
    guards: Mapping[str, str]
    evidence: Mapping[str, str]
    sql: str
    query: exp.Query
    cases: tuple[Case, ...]
    whole: bool  # needs all parts at once: what it joins lies in different households
    ties: tuple[str, ...]  # along which it does so, if along these alone

    @property
    def params(self) -> dict[str, Param]:
        """The parameters' values."""
        return {one.name: one.value for one in self.settings}

    @property
    def digest(self) -> str:
        """A name for exactly this text with these values."""
        return hashlib.sha256(repr((self.sql, self.params)).encode()).hexdigest()[:16]

    def compiled(self, as_of: date, dialect: str = "duckdb") -> str:
        """Return the SQL that an engine runs."""
        return grammar.compiled(self.query, self.params, as_of, dialect)


def load_all(folder: Path = FOLDER, local: Mapping[str, Any] | None = None) -> tuple[Rule, ...]:
    """Return all rules of a folder, in the order of their ids.

    Args:
        folder: where `*.sql` and `fixtures/*.toml` beside it lie.
        local: a province's own values, rule -> parameter -> {default, divisions}.

    Raises:
        RuleRefused: one of them is wrong.
    """
    return tuple(load(path, local) for path in sorted(folder.glob("*.sql")))


def chosen(rules: Iterable[Rule], ids: Iterable[str]) -> tuple[Rule, ...]:
    """Return the rules with these ids, or all if none is named.

    Raises:
        NoSuchRule: one of the ids is unknown.
    """
    by_id = {rule.id: rule for rule in rules}
    wanted = list(ids) or list(by_id)
    for one in wanted:
        if one not in by_id:
            raise NoSuchRule(one)
    return tuple(by_id[one] for one in wanted)


def local_settings(root: Path) -> dict[str, Any]:
    """Return a province's own values of parameters, from `matching.toml`, if it has any.

    Raises:
        tomllib.TOMLDecodeError: it is written wrongly.
    """
    path = root / "matching.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


def load(path: Path, local: Mapping[str, Any] | None = None) -> Rule:
    """Read one rule's file and its fixtures.

    Raises:
        RuleRefused: with the line and the reason.
    """
    text = path.read_text(encoding="utf-8")
    head, body, first = _split(path, text)
    _check_head(path, text, head)
    own = (local or {}).get(path.stem, {})
    if "basis" in own:
        head["basis_checked"] = None
    head |= {name: own[name] for name in _OWN if name in own}
    settings = tuple(
        _setting(path, text, name, _unsourced(raw, own.get(name, {})) | own.get(name, {}))
        for name, raw in head.get("params", {}).items()
    )
    try:
        query = grammar.parse(body)
        grammar.check(query, body, head["sets"], [one.name for one in settings])
    except Wrong as error:
        raise RuleRefused(path.name, error.line + first - 1, error.reason) from None
    _check_columns(path, text, head, tuple(query.named_selects[len(grammar.FIXED) :]))
    guards = head.get("guards", {})
    cases = read_cases(path.parent.parent / "fixtures" / f"{path.stem}.toml", path.name, guards)
    return Rule(
        id=head["id"],
        severity=head["severity"],
        sets=head["sets"],
        settings=settings,
        guards=guards,
        evidence=head["evidence"],
        sql=body,
        query=query,
        cases=cases,
        whole=bool(head.get("whole", False)),
        ties=tuple(head.get("ties", ())),
        basis_checked=head.get("basis_checked"),
        **{name: str(head[name]).strip() for name in _TEXTS},
    )


def _check_head(path: Path, text: str, head: Mapping[str, Any]) -> None:
    for name in (*_TEXTS, "id", "severity", "sets", "evidence"):
        if not head.get(name):
            raise RuleRefused(path.name, 1, f"缺少 {name}")
    for name in head:
        if name not in _KNOWN:
            raise RuleRefused(path.name, _at(text, name), f"不认识的项 {name}")
    if head["id"] != path.stem:
        raise RuleRefused(path.name, _at(text, "id"), "id 应与文件名相同")
    if head["severity"] not in SEVERITIES:
        raise RuleRefused(
            path.name, _at(text, "severity"), f"severity 应是 {'、'.join(SEVERITIES)} 之一"
        )
    if not set(head.get("ties", ())).issubset(TIES):
        raise RuleRefused(path.name, _at(text, "ties"), f"ties 只能是 {'、'.join(TIES)}")
    for name in head["sets"]:
        if name not in SETS:
            raise RuleRefused(path.name, _at(text, name), f"没有数据集 {name}")


def _check_columns(
    path: Path, text: str, head: Mapping[str, Any], columns: tuple[str, ...]
) -> None:
    if columns != tuple(head["evidence"]):
        line = _at(text, "[evidence]")
        raise RuleRefused(path.name, line, f"evidence 应依次是 {'、'.join(columns)}")
    for name in _FIELD.findall(head["says"]):
        if name not in {*columns, *grammar.FIXED}:
            raise RuleRefused(path.name, _at(text, "says"), f"says 里的 {name} 不是一列")


def _split(path: Path, text: str) -> tuple[dict[str, Any], str, int]:
    """Return front matter, SQL, and the line on which the SQL starts."""
    end = text.find("*/")
    if not text.startswith("/*\n") or end < 0:
        raise RuleRefused(path.name, 1, "文件应以 /* 和说明开头")
    try:
        head = tomllib.loads(text[3:end])
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) + 1 if found else 1
        raise RuleRefused(path.name, line, f"说明部分写得不对：{error}") from None
    return head, text[end + 2 :], text.count("\n", 0, end + 2) + 1


def _setting(path: Path, text: str, name: str, raw: Mapping[str, Any]) -> Setting:
    if "unit" not in raw or "default" not in raw:
        raise RuleRefused(
            path.name, _at(text, f"params.{name}"), f"参数 {name} 缺少 unit 或 default"
        )
    scale = _FEN_PER_YUAN if raw["unit"] == "元" else 1
    default = raw["default"]
    value: int | tuple[str, ...]
    if isinstance(default, list):
        value = tuple(str(word) for word in default)
    elif isinstance(default, int):
        value = default * scale
    else:
        raise RuleRefused(path.name, _at(text, f"params.{name}"), f"参数 {name} 应是整数或词表")
    divisions = tuple(
        (code, int(number) * scale) for code, number in sorted(raw.get("divisions", {}).items())
    )
    return Setting(
        name, str(raw["unit"]), str(raw.get("why", "")), Param(value, divisions),
        str(raw.get("source", "")), raw.get("dated"), raw.get("checked"),
    )  # fmt: skip


def _unsourced(raw: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return a parameter without its source where a province has a value of its own."""
    gone = {"source", "dated", "checked"} if own else set()
    return {name: value for name, value in raw.items() if name not in gone}


def _at(text: str, word: str) -> int:
    at = text.find(word)
    return text.count("\n", 0, at) + 1 if at >= 0 else 1
