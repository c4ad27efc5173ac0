"""A finding in plain words: the rule's sentence with the evidence in it. `triage` calls it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from protocol.money import Fen, format_yuan
from province.funds.models import Programme
from province.matching.titles import rules

if TYPE_CHECKING:
    from province.matching.models import Finding

_FIELD: Final = re.compile(r"\{(\w+)\}")
_LISTS: Final = {
    "dibao": "农村低保",
    "urban_dibao": "城市低保",
    "tekun": "特困供养",
    "disabled": "残疾人",
    "poverty": "建档立卡",
    "elderly": "高龄",
    "orphan": "孤儿",
}
_KIN: Final = {
    "self": "本人",
    "spouse": "的配偶",
    "child": "的子女",
    "parent": "的父母",
    "sibling": "的兄弟姐妹",
}


def explained(finding: Finding) -> str:
    """Return the sentence; for a light or a village's power, the words kept with it."""
    rule = rules().get(finding.rule)
    if rule is None:
        return f"{finding.evidence.get('name', '')}：{finding.evidence.get('words', '')}"
    values = {
        "division": finding.division,
        "amount": _yuan(finding.amount_fen),
        "day": str(finding.day or ""),
    } | {name: shown(name, value) for name, value in finding.evidence.items()}
    return _FIELD.sub(lambda found: values.get(found[1], ""), rule.says)


def evidence(finding: Finding) -> list[tuple[str, str]]:
    """Return the evidence as pairs of a Chinese name and a value as people write it."""
    rule = rules().get(finding.rule)
    names = rule.evidence if rule else {}
    return [(names.get(name, name), shown(name, value)) for name, value in finding.evidence.items()]


def shown(name: str, value: Any) -> str:
    """Return a value as people write it; the column's name tells its unit."""
    if value is None:
        return ""
    if name.endswith("_fen"):
        return _yuan(value)
    if name.endswith("_month"):
        return f"{value // 12}年{value % 12 + 1}月"
    if name == "programme":
        named = Programme.objects.filter(code=value).values_list("name", flat=True).first()
        return named or str(value)
    known = {"list": _LISTS, "benefit": _LISTS, "kinship": _KIN}.get(name, {})
    return known.get(value, str(value))


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{format_yuan(Fen(fen))}元"
