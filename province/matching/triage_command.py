"""`python -m province triage | scorecard | statistics`: an officer's work with findings, as text.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from protocol.idnumber import IdNumber, mask
from protocol.money import Fen, MoneyError, format_yuan, parse_yuan
from province.matching import listing
from province.matching import scorecard as cards
from province.matching import statistics as counted
from province.matching import triage as desk
from province.matching.models import Decision, Finding
from province.matching.services import OutcomeError
from province.matching.words import evidence
from province.publish.commands import OK, REFUSED, Arguments

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

_LEVELS = {"province": 2, "city": 4, "county": 6, "township": 9, "village": 12}


def triage(argv: Sequence[str]) -> int:
    """List findings, look at one, decide, assign, put aside, publish that there is an outcome."""
    options = _parser().parse_args(argv)
    today = options.on or timezone.localdate()
    try:
        _VERBS[options.verb](options, today)
    except (desk.TriageError, OutcomeError, MoneyError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def scorecard(argv: Sequence[str]) -> int:
    """Print each rule's record; `--reorder` puts open findings in the order that follows."""
    parser = Arguments(prog="province scorecard")
    parser.add_argument("--reorder", action="store_true")
    options = parser.parse_args(argv)
    _say("规则", "待看", "已定", "属实", "准确率", "95% 区间", "追回", "每条分钟")
    for card in cards.cards():
        share = "-" if card.precision is None else f"{card.precision:.0%}"
        minutes = "-" if card.minutes is None else f"{card.minutes:g}"
        _say(
            card.rule, card.open, card.decided, card.real, share,
            f"{card.low:.0%}–{card.high:.0%}", _yuan(card.recovered_fen), minutes,
        )  # fmt: skip
    if options.reorder:
        sys.stdout.write(f"{cards.reorder()} 条规则换了位置\n")
    return OK


def statistics(argv: Sequence[str]) -> int:
    """Print findings, corrections, cases, people by measure and money, by level and period."""
    parser = Arguments(prog="province statistics")
    parser.add_argument("since", type=date.fromisoformat)
    parser.add_argument("until", type=date.fromisoformat)
    parser.add_argument("--level", choices=sorted(_LEVELS), default="county")
    parser.add_argument("--division", default="")
    options = parser.parse_args(argv)
    _say("地方", "线索", "纠正", "立案", "追回", "处理人数")
    found = counted.figures(options.since, options.until, _LEVELS[options.level], options.division)
    for code, one in found.items():
        people = "、".join(
            f"{Decision.Measure(measure).label} {count}" for measure, count in one.people.items()
        )
        _say(code, one.found, one.corrected, one.cases, _yuan(one.recovered_fen), people)
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = Arguments(prog="province triage")
    parser.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="today")
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("list", "cases"):
        some = verbs.add_parser(verb)
        some.add_argument("--division", default="")
        some.add_argument("--rule", default="")
        some.add_argument("--after", default="", metavar="ID", help="the last one seen")
        some.add_argument("--size", type=int, default=listing.PAGE)
    for verb in ("show", "decide", "assign", "aside", "outcome"):
        verbs.add_parser(verb).add_argument("finding", help="its id, or the first characters")
    decide = verbs.choices["decide"]
    decide.add_argument("decision", choices=Finding.Decision.values)
    decide.add_argument("--by", required=True)
    decide.add_argument("--reason", default="")
    decide.add_argument("--measure", choices=Decision.Measure.values, default="")
    decide.add_argument("--recovered", default="", help="yuan")
    decide.add_argument("--minutes", type=int)
    assign = verbs.choices["assign"]
    assign.add_argument("to")
    assign.add_argument("--days", type=int, default=15)
    assign.add_argument("--by", default="command")
    aside = verbs.choices["aside"]
    aside.add_argument("--until", type=date.fromisoformat, required=True)
    aside.add_argument("--reason", required=True)
    aside.add_argument("--by", required=True)
    verbs.choices["outcome"].add_argument("no", help="your own number for it")
    verbs.choices["outcome"].add_argument("--by", default="command")
    return parser


def _list(options: argparse.Namespace, today: date) -> None:
    after = _after(options)
    for row in listing.page(today, options.division, options.rule, after, options.size):
        _say(row.id[:10], row.rule, row.division, _yuan(row.amount_fen), desk.words(row))


def _cases(options: argparse.Namespace, today: date) -> None:
    found = listing.waiting(today, options.division, options.rule)
    for case in listing.cases(found, _after(options), options.size):
        number = case.lead.id_number
        who = mask(IdNumber(number)) if number else "-"
        rules = "、".join(case.rules)
        _say(
            case.lead.id[:10], who, case.lead.division, f"{len(case.findings)} 条", rules,
            _yuan(case.amount_fen),
        )  # fmt: skip


def _after(options: argparse.Namespace) -> listing.Place | None:
    return listing.Place.of(desk.one(options.after)) if options.after else None


def _show(options: argparse.Namespace, _today: date) -> None:
    row = desk.one(options.finding)
    same = listing.of_case(Finding.objects.all(), row.about)
    for one in [row, *(other for other in same if other.id != row.id)]:
        _say(one.id[:10], one.rule, one.division, str(one.day or ""), desk.words(one))
        for name, value in evidence(one):
            _say("", name, value)


def _decide(options: argparse.Namespace, today: date) -> None:
    recovered = parse_yuan(options.recovered) if options.recovered else None
    verdict = desk.Verdict(
        options.decision, options.by, today, options.reason, options.measure, recovered,
        options.minutes,
    )  # fmt: skip
    _say(desk.decide(options.finding, verdict).id[:10], "已记下")


def _assign(options: argparse.Namespace, today: date) -> None:
    due_on = today + timedelta(days=options.days)
    row = desk.assign(options.finding, options.to, due_on, options.by, today)
    _say(row.id[:10], row.assigned_to, str(row.due_on))


def _aside(options: argparse.Namespace, today: date) -> None:
    row = desk.put_aside(options.finding, options.until, options.reason, options.by, today)
    _say(row.rule, f"到 {row.until} 不再列出")


def _outcome(options: argparse.Namespace, today: date) -> None:
    row = desk.open_outcome(options.finding, options.no, options.by, today)
    _say(row.division_id, row.no, "查清以后用 outcome settle 写明结果")


_VERBS = {
    "list": _list,
    "cases": _cases,
    "show": _show,
    "decide": _decide,
    "assign": _assign,
    "aside": _aside,
    "outcome": _outcome,
}


def _say(*cells: object) -> None:
    sys.stdout.write("\t".join(map(str, cells)).rstrip() + "\n")


def _yuan(fen: int | None) -> str:
    return "" if fen is None else f"{format_yuan(Fen(fen))}元"
