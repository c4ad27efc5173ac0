"""What every kind of finding is called: of a rule, a project's point, a village's power."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from province.affairs.powers import powers
from province.matching.rule import load_all
from province.projects.points import points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from province.matching.rule import Rule


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by their ids, with their defaults."""
    return {rule.id: rule for rule in load_all()}


@cache
def titles() -> Mapping[str, str]:
    """Return the titles of all rules, points (R) and powers (W) by their ids."""
    return (
        {rule.id: rule.title for rule in rules().values()}
        | {f"R{no:02d}": point.name for no, point in points().items()}
        | {f"W{no:02d}": power.name for no, power in powers().items()}
    )
