"""Proving the trace: every link made again, every report's and finding's line in it, none too many.

Who can write to the database can cut lines off the end, together with what they tell of; that is
found by the last link, where somebody else kept it.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from province.matching import triage
from province.matching.models import Decision
from province.reports import history
from province.reports.models import Entry, Report
from province.trace.chain import START, link
from province.trace.models import Line

_REPORT = "report "
_Decided = tuple[str, str, date, str]  # finding, who, day, what the trace keeps of it
_MOST = 20  # faults that are worth telling


@dataclass(frozen=True)
class Proof:
    """What was found.

    Attributes:
        lines: how many lines there are.
        last: the last link.
        faults: what is wrong, in plain words; empty when the trace is whole.
    """

    lines: int
    last: str
    faults: tuple[str, ...]


def prove() -> Proof:
    """Go through the whole trace."""
    wrong: list[str] = []
    before, number = START, 0
    told: set[tuple[str, str]] = set()
    decided: Counter[_Decided] = Counter()
    for line in Line.objects.order_by("number").iterator():
        number += 1
        if line.number != number:
            wrong.append(f"第 {number} 步缺了")
            number = line.number
        fields = (f"{line.number}", f"{line.day}", line.what, line.who, line.about, line.note)
        if link(before, fields) != line.link:
            wrong.append(f"第 {line.number} 步或它前面一步被改动过")
        before = line.link
        if line.what.startswith(_REPORT):
            told.add((line.about, line.note))
        if line.what == triage.DECIDED:
            decided[line.about, line.who, line.day, line.note.split(" ", 2)[-1]] += 1
        if len(wrong) >= _MOST:
            break
    wrong += _histories(told)
    wrong += _decisions(decided)
    return Proof(number, before, tuple(wrong[:_MOST]))


def _histories(told: set[tuple[str, str]]) -> list[str]:
    """Compare the reports' histories with what the trace tells of them."""
    wrong = [
        f"{report} 的办理经过被改动过"
        for report in Report.objects.iterator()
        if not history.unbroken(report)
    ]
    kept = {
        (f"{office}-{number}", link_)
        for office, number, link_ in Entry.objects.values_list(
            "report__office", "report__number", "link"
        )
    }
    wrong += sorted({f"{about} 的办理经过少了一步" for about, _ in told - kept})
    wrong += sorted({f"{about} 的一步不在总账上" for about, _ in kept - told})
    return wrong


def _decisions(decided: Counter[_Decided]) -> list[str]:
    """Compare the decisions about findings with what the trace tells of them."""
    kept = Counter(
        (one.finding_id, one.made_by, one.made_on, triage.told(one))
        for one in Decision.objects.iterator()
    )
    wrong = [f"线索 {about[:8]} 的一个结论少了或改过" for about, *_ in decided - kept]
    wrong += [f"线索 {about[:8]} 的一个结论不在总账上" for about, *_ in kept - decided]
    return sorted(set(wrong))
