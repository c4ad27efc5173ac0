"""`python -m province outcome add | settle | list`: a thin door, with plain errors and exit codes.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from protocol.money import MoneyError, format_yuan, parse_yuan
from province.matching import services
from province.matching.models import Outcome
from province.publish.commands import OK, REFUSED, Arguments


def outcome(argv: Sequence[str]) -> int:
    """Enter what a check found, say what came of it, or list."""
    options = _parser().parse_args(argv)
    told = services.Telling("command", timezone.localdate())
    try:
        if options.verb == "add":
            services.add(
                options.division,
                options.no,
                kind=options.kind,
                found_on=options.found_on,
                voucher=options.voucher,
                project=options.project,
                told=told,
            )
        elif options.verb == "settle":
            recovered = parse_yuan(options.recovered) if options.recovered else None
            settlement = services.Settlement(
                options.settled_on, options.title, options.result, recovered
            )
            services.settle(options.division, options.no, settlement, told)
        else:
            for one in services.listed(options.division):
                sys.stdout.write(f"{_line(one)}\n")
    except (services.OutcomeError, MoneyError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def _parser() -> argparse.ArgumentParser:
    parser = Arguments(prog="province outcome")
    verbs = parser.add_subparsers(dest="verb", required=True)
    add = verbs.add_parser("add", help="a check found something; the public learns that, no more")
    settle = verbs.add_parser("settle", help="say in plain words what came of it")
    for verb in (add, settle):
        verb.add_argument("division", help="code of the village, township or county")
        verb.add_argument("no", help="your own number for it")
    add.add_argument("--kind", choices=Outcome.Kind.values, default=Outcome.Kind.OTHER)
    add.add_argument("--found-on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD")
    about = add.add_mutually_exclusive_group()
    about.add_argument("--voucher", default="", help="number of the voucher it is about")
    about.add_argument("--project", default="", help="code of the project it is about")
    settle.add_argument(
        "--settled-on", type=date.fromisoformat, required=True, metavar="YYYY-MM-DD"
    )
    settle.add_argument("--title", required=True, help="nobody named")
    settle.add_argument("--result", required=True, help="plain words, nobody named")
    settle.add_argument("--recovered", default="", help="yuan that came back")
    list_ = verbs.add_parser("list", help="all below a division, the newest first")
    list_.add_argument("division", nargs="?", default="")
    return parser


def _line(one: Outcome) -> str:
    parts = [one.division_id, one.no, str(one.found_on), one.state, one.title]
    if one.recovered_fen is not None:
        parts.append(f"追回 {format_yuan(one.recovered_fen)} 元")
    return "\t".join(part for part in parts if part)
