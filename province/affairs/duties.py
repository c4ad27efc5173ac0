"""The uses of powers that the province knows, from affairs and works. `commands` calls it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from province.affairs.models import Affair
from province.affairs.powers import powers
from province.affairs.procedure import Taken, Use
from province.projects.limits import Own, limits_of
from province.projects.models import Contract, Project, ProjectEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROJECT: Final = 2  # 项目立项
_SMALL_WORKS: Final = 4  # 小额工程


@dataclass(frozen=True)
class Duty:
    """One use of a power, where it stands and what it is called."""

    subject: str
    village: str
    title: str
    use: Use


def duties(own: Own, division: str = "") -> Iterator[Duty]:
    """Yield what villages below a division did with their powers.

    An affair counts where it tells its steps, or is a decision: a notice alone uses no power.

    Args:
        own: lines that places draw by themselves, as `limits.drawn` returns them.
        division: its code; all, if empty.
    """
    works = dict(_works(division, own))
    told = set()
    rows = Affair.objects.filter(
        withdrawn_on=None, village__code__startswith=division, power__isnull=False
    )
    for row in rows.order_by("key"):
        detail = row.detail or {}
        steps = [*detail.get("meetings", ()), *detail.get("steps", ())]
        if not steps and row.kind != Affair.Kind.DECISION:
            continue
        taken = [one for one in map(_taken, steps) if one is not None]
        if row.kind == Affair.Kind.DECISION:
            taken.append(
                Taken("decision_published", row.published_on, days=_number(detail, "days"))
            )
        project = str(detail.get("project", ""))
        fen = _number(detail, "amount_fen")
        if project in works:
            told.add(project)
            work = works[project].use
            fen = work.fen
            known = {one.step for one in taken}
            taken += [one for one in work.taken if one.step not in known]
        use = Use(powers()[row.power or _PROJECT], tuple(taken), fen, row.published_on)
        yield Duty(f"affair|{row.key}", row.village_id, row.title, use)
    for code, duty in works.items():
        if code not in told:
            yield duty


def _works(division: str, own: Own) -> Iterator[tuple[str, Duty]]:
    """Return villages' works as uses of the power to begin one."""
    events: dict[str, list[Taken]] = defaultdict(list)
    live = ProjectEvent.objects.filter(withdrawn_on=None, project__kind=Project.Kind.VILLAGE)
    for row in live.order_by("happened_on", "seq"):
        days = _number(row.detail or {}, "days")
        events[row.project_id].append(
            Taken(row.step, row.happened_on, row.present, row.entitled, row.agreed, days)
        )
    agreed: dict[str, int] = defaultdict(int)
    for contract in Contract.objects.filter(withdrawn_on=None):
        agreed[contract.project_id] += contract.amount_fen
    rows = Project.objects.filter(
        withdrawn_on=None, kind=Project.Kind.VILLAGE, division__code__startswith=division
    )
    for work in rows.order_by("code"):
        fen = agreed[work.code] or work.budget_fen or 0
        large = fen >= limits_of(work.division_id, own)["village_approval"].value
        power = powers()[_PROJECT if large else _SMALL_WORKS]
        use = Use(power, tuple(events[work.code]), fen, work.starts_on)
        yield work.code, Duty(f"project|{work.code}", work.division_id, work.name, use)


def _taken(raw: Any) -> Taken | None:
    """Read a step of an affair's detail; what cannot be read was not taken."""
    if not isinstance(raw, dict):
        return None
    try:
        on = date.fromisoformat(str(raw.get("on", "")))
    except ValueError:
        return None
    numbers = [_number(raw, name) for name in ("present", "entitled", "agreed", "days")]
    return Taken(str(raw.get("step", "")), on, *numbers)


def _number(raw: dict[str, Any], name: str) -> int | None:
    value = raw.get(name)
    return value if isinstance(value, int) else None
