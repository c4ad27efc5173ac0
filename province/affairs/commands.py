"""`python -m province powers`: how villages used their powers, and what is missing.

0: done. 64: wrong arguments.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from province.affairs.duties import duties
from province.affairs.procedure import gaps
from province.matching.findings import Told, keep
from province.projects.limits import drawn, limits_of, plain
from province.projects.steps import step_names
from province.publish.commands import OK, Arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from province.affairs.procedure import Gap

_WORDS: Final = {
    "missing": "没有",
    "early": "早于前面一步",
    "quorum": "到会人数不够",
    "majority": "同意的没有过半",
    "short": "公示天数不够",
}
_SEVERITY: Final = {"missing": 1, "early": 2, "quorum": 1, "majority": 0, "short": 2}


def powers(argv: Sequence[str]) -> int:
    """Judge every known use of a power, keep the gaps as findings, and list them."""
    parser = Arguments(prog="province powers")
    parser.add_argument("--division", default="", help="only villages below this code")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args(argv)
    today = options.as_of or timezone.localdate()
    told: list[Told] = []
    count, own = 0, drawn()
    for duty in duties(own, options.division):
        count += 1
        found = gaps(duty.use, today, plain(limits_of(duty.village, own)))
        if not found:
            continue
        power = duty.use.power
        words = "，".join(map(_words, found))
        sys.stdout.write(f"{duty.village}\t{power.no} {power.name}\t{duty.title}\t{words}\n")
        told.append(
            Told(
                rule=f"W{power.no:02d}",
                subject=duty.subject,
                division=duty.village,
                amount=duty.use.fen,
                day=min(gap.on for gap in found),
                evidence={"name": duty.title, "power": power.name, "words": words},
                severity=min(_SEVERITY[gap.what] for gap in found),
            )
        )
    keep(told, family="W", run=time.time_ns() // 1_000_000, today=today, division=options.division)
    sys.stdout.write(f"{count} 次用权，{len(told)} 次有缺\n")
    return OK


def _words(gap: Gap) -> str:
    name = step_names().get(gap.step, gap.step)
    return f"没有{name}" if gap.what == "missing" else f"{name}{_WORDS[gap.what]}"
