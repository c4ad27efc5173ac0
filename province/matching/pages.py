"""A page for each rule, made of its file and its fixtures: `docs/rules/`.

`python -m province.matching.pages` writes them; a test holds that they are current. For officers,
so in Chinese. Nothing on a page is written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from protocol.money import Fen, format_yuan
from province.matching.rule import load_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from province.matching.rule import Rule, Setting

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "rules"
SEVERITY: Final = {
    "high": "重",
    "medium": "中",
    "low": "轻",
    "hint": "仅供参考",
    "notice": "提醒本人",
}
_KINDS: Final = {"hit": "应该找到", "near": "差一点，不该找到"}


def page(rule: Rule) -> str:
    """Return a rule's page."""
    parts = [
        f"# {rule.id} {rule.title}\n",
        f"{rule.english}. 程度：{SEVERITY[rule.severity]}。由{rule.handler}处理。\n",
        f"{rule.why}\n",
        f"依据：{rule.basis}（{checked_words(rule.basis_checked)}）。\n",
        f"一条线索读作：{rule.says}\n",
        f"## 可能是冤枉的\n\n{rule.lawful}\n",
        "## 不算的情形\n" if rule.guards else "",
        _list(f"{text}（`{name}`）" for name, text in rule.guards.items()),
        "## 用到的数据\n",
        _table(
            ("数据集", "最多多少天没有更新"),
            [(name, str(days) if days else "不限") for name, days in rule.sets.items()],
        ),
        "缺一样，或者太旧，本条就不运行，并写明原因；不会写成“没有发现”。\n",
        "## 参数\n" if rule.settings else "",
        _table(("参数", "默认", "单位", "说明", "出处"), [_setting(one) for one in rule.settings])
        if rule.settings
        else "",
        "## 证据\n",
        _table(("列", "含义"), list(rule.evidence.items())),
        "## 样例\n",
        _table(
            ("情形", "说明", "结果"),
            [
                (
                    _KINDS.get(case.kind, rule.guards.get(case.kind, case.kind)),
                    case.says,
                    f"{len(case.found)} 条" if case.found else "没有",
                )
                for case in rule.cases
            ],
        ),
        f"## 规则全文\n\n```sql\n{rule.sql.strip()}\n```\n",
    ]
    return "\n".join(part for part in parts if part)


def index(rules: Iterable[Rule]) -> str:
    """Return the page that lists all rules."""
    rows = [
        (f"[{rule.id}]({rule.id}.md)", rule.title, SEVERITY[rule.severity], rule.english)
        for rule in rules
    ]
    return "# 比对规则\n\n由规则文件生成，不要手改。\n\n" + _table(
        ("编号", "名称", "程度", "In English"), rows
    )


def all_pages() -> dict[str, str]:
    """Return every page by its file name."""
    rules = load_all()
    return {"README.md": index(rules)} | {f"{rule.id}.md": page(rule) for rule in rules}


def source_words(one: Sourced) -> str:
    """Return where a value is written, since when, and whether anybody held it against that."""
    dated = f"，{one.dated} 起" if one.dated else ""
    checked = checked_words(one.checked)
    return f"{one.source}{dated}（{checked}）" if one.source else checked


def checked_words(day: date | None) -> str:
    """Return when something was held against its text; 未核实 where it was not."""
    return f"{day} 核对" if day else "未核实"


class Sourced(Protocol):
    """A value that may say where it is written."""

    @property
    def source(self) -> str:
        """Where; empty: nobody says."""

    @property
    def dated(self) -> date | None:
        """Since when it holds."""

    @property
    def checked(self) -> date | None:
        """When somebody held it against that."""


def _setting(one: Setting) -> tuple[str, ...]:
    value = one.value.default
    if isinstance(value, tuple):
        shown = "、".join(value)
    else:
        shown = format_yuan(Fen(value)) if one.unit == "元" else str(value)
    return (f"`{one.name}`", shown, one.unit, one.why, source_words(one))


def _list(items: Iterable[str]) -> str:
    text = "\n".join(f"- {item}" for item in items)
    return f"{text}\n" if text else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def main() -> int:
    """Write all pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in all_pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
