"""Benefits that a person seems to qualify for and that no payment shows: a hint, never a claim.

Only conditions that the registers can answer for certain are judged; a programme with any other
condition says nothing. Called by `people`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from protocol.idnumber import IdNumber, born_on
from protocol.person import Entitlement

_JUDGED = frozenset({"min_age", "max_age", "lists", "not_lists", "grades", "excludes"})
_LOOK_BACK = timedelta(days=400)  # a yearly payment that is a month late is not missing


@dataclass(frozen=True)
class Standing:
    """What the registers say of one living person."""

    number: str
    lists: Mapping[str, str]  # list -> grade, as of today
    paid: Mapping[str, date]  # programme -> newest payment, arrived or on its way


@dataclass(frozen=True)
class Rule:
    """A programme's conditions."""

    programme: str
    conditions: Mapping[str, object]


def missing(standing: Standing, rules: Collection[Rule], today: date) -> tuple[Entitlement, ...]:
    """Return the benefits whose conditions are met and that were not paid for 400 days."""
    found = []
    for rule in rules:
        reason = _reason(standing, rule, today)
        newest = standing.paid.get(rule.programme)
        if reason and (newest is None or today - newest > _LOOK_BACK):
            found.append(Entitlement(programme=rule.programme, reason=reason))
    return tuple(found)


def _reason(standing: Standing, rule: Rule, today: date) -> str:
    """Say in plain words why the person qualifies; nothing where they do not, or nobody knows."""
    conditions = {name: value for name, value in rule.conditions.items() if value not in (None, [])}
    if not set(conditions) <= _JUDGED or not {"min_age", "lists"} & set(conditions):
        return ""
    age = _age(standing.number, today)
    least, most = conditions.get("min_age", 0), conditions.get("max_age", 200)
    if not isinstance(least, int) or not isinstance(most, int) or not least <= age <= most:
        return ""
    wanted, unwanted = _texts(conditions.get("lists")), _texts(conditions.get("not_lists"))
    on = wanted & set(standing.lists)
    if (wanted and not on) or unwanted & set(standing.lists):
        return ""
    grades = _texts(conditions.get("grades"))
    if grades and not any(standing.lists[name] in grades for name in on):
        return ""
    if _texts(conditions.get("excludes")) & set(standing.paid):
        return ""
    reasons = [f"年满{least}周岁"] if least else []
    reasons += ["在符合条件的名单上"] if on else []
    return "，".join([*reasons, "但最近一年没有看到发放记录"])


def _texts(value: object) -> set[str]:
    return {str(one) for one in value} if isinstance(value, list) else set()


def _age(number: str, today: date) -> int:
    born = born_on(IdNumber(number))
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
