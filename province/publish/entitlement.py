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
    """A programme's conditions, read once for a million people."""

    programme: str
    least: int  # years
    most: int
    lists: frozenset[str]
    not_lists: frozenset[str]
    grades: frozenset[str]
    excludes: frozenset[str]

    @property
    def reason(self) -> str:
        """Why somebody qualifies, in plain words."""
        reasons = [f"年满{self.least}周岁"] if self.least else []
        reasons += ["在符合条件的名单上"] if self.lists else []
        return "，".join([*reasons, "但最近一年没有看到发放记录"])


def rule(programme: str, written: Mapping[str, object]) -> Rule | None:
    """Read a programme's conditions; None where registers cannot judge all of them."""
    conditions = {name: value for name, value in written.items() if value not in (None, [])}
    if not set(conditions) <= _JUDGED or not {"min_age", "lists"} & set(conditions):
        return None
    least, most = conditions.get("min_age", 0), conditions.get("max_age", 200)
    if not isinstance(least, int) or not isinstance(most, int):
        return None
    texts = (_texts(conditions.get(name)) for name in ("lists", "not_lists", "grades", "excludes"))
    return Rule(programme, least, most, *texts)


def missing(standing: Standing, rules: Collection[Rule], today: date) -> tuple[Entitlement, ...]:
    """Return the benefits whose conditions are met and that were not paid for 400 days."""
    age = _age(standing.number, today)
    found = []
    for one in rules:
        if not one.least <= age <= one.most or not _fits(standing, one):
            continue
        newest = standing.paid.get(one.programme)
        if newest is None or today - newest > _LOOK_BACK:
            found.append(Entitlement(programme=one.programme, reason=one.reason))
    return tuple(found)


def _fits(standing: Standing, one: Rule) -> bool:
    on = one.lists & standing.lists.keys()
    if (one.lists and not on) or one.not_lists & standing.lists.keys():
        return False
    if one.grades and not any(standing.lists[name] in one.grades for name in on):
        return False
    return not one.excludes & standing.paid.keys()


def _texts(value: object) -> frozenset[str]:
    return frozenset(str(each) for each in value) if isinstance(value, list) else frozenset()


def _age(number: str, today: date) -> int:
    born = born_on(IdNumber(number))
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
