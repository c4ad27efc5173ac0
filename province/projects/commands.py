"""`python -m province project | risks`: a project's page as text, and the lights of all projects.

0: done. 2: there is no such project. 64: wrong arguments.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from protocol.money import Fen, format_yuan
from province.matching.findings import Told, keep
from province.projects.dossier import gather
from province.projects.lights import lights, worst
from province.projects.limits import drawn, limits_of, plain
from province.projects.models import Project
from province.projects.points import COLOURS
from province.projects.steps import step_names
from province.publish.commands import OK, REFUSED, Arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from province.projects.dossier import Dossier
    from province.projects.lights import Light

_SIGN = {"green": "●绿", "yellow": "●黄", "orange": "●橙", "red": "●红"}


def project(argv: Sequence[str]) -> int:
    """Show one project: its light, its timeline, and at each step the points that lit."""
    parser = Arguments(prog="province project")
    parser.add_argument("code")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args(argv)
    found = list(gather([options.code]))
    if not found:
        sys.stderr.write(f"没有项目 {options.code}\n")
        return REFUSED
    today = options.as_of or timezone.localdate()
    lit = lights(found[0], today, plain(limits_of(found[0].division, drawn())))
    sys.stdout.writelines(f"{line}\n" for line in _page(found[0], lit))
    return OK


def risks(argv: Sequence[str]) -> int:
    """Judge all projects, keep the lights as findings, and list those that are not green."""
    parser = Arguments(prog="province risks")
    parser.add_argument("--division", default="", help="only projects below this code")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    options = parser.parse_args(argv)
    today = options.as_of or timezone.localdate()
    live = Project.objects.filter(withdrawn_on=None, division__code__startswith=options.division)
    told: list[Told] = []
    count, own = 0, drawn()
    for of in gather(live.values_list("code", flat=True)):
        count += 1
        lit = lights(of, today, plain(limits_of(of.division, own)))
        told += [_told(of, light) for light in lit]
        if lit:
            names = "、".join(light.point.name for light in lit)
            sys.stdout.write(f"{_SIGN[worst(lit)]}\t{of.code}\t{of.name}\t{names}\n")
    keep(told, family="R", run=time.time_ns() // 1_000_000, today=today, division=options.division)
    sys.stdout.write(f"{count} 个项目，{len(told)} 个风险点亮灯\n")
    return OK


def _page(of: Dossier, lit: tuple[Light, ...]) -> Iterator[str]:
    names = step_names()
    yield f"{_SIGN[worst(lit)]}\t{of.code}\t{of.name}"
    if of.above:
        yield f"属于\t{of.above.code}\t{of.above.name}"
    for part in of.parts:
        yield f"子项目\t{part.code}\t{part.name}\t{_yuan(part.budget)}"
    if of.parts:
        total = sum(part.budget or 0 for part in of.parts)
        yield f"子项目合计\t{_yuan(total)}\t上级预算\t{_yuan(of.budget)}"
    events = [
        (step.on, 0, f"{names.get(step.step, step.step)}\t{_yuan(step.amount)}")
        for step in of.steps
    ]
    shown = [
        (light.on, 1, f"  {_SIGN[light.colour]} {light.point.no} {light.point.name}：{light.words}")
        for light in lit
    ]
    for on, _, words in sorted(events + shown):
        yield f"{on}\t{words}".rstrip()


def _told(of: Dossier, light: Light) -> Told:
    return Told(
        rule=f"R{light.point.no:02d}",
        subject=of.code,
        division=of.division,
        amount=of.agreed or of.budget,
        day=light.on,
        evidence={
            "project": of.code,
            "name": of.name,
            "point": light.point.name,
            "colour": light.colour,
            "words": light.words,
        },
        severity=len(COLOURS) - 1 - COLOURS.index(light.colour),
    )


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{format_yuan(Fen(fen))}元"
