"""`python -m province match`: run rules over the province, with a bar and plain words.

0: every rule ran. 2: refused (a rule's file is wrong, an engine is missing). 4: some rule was not
run for want of fresh data. 64: wrong arguments. 130: stopped; the next run goes on from there.
"""

from __future__ import annotations

import fcntl
import sys
import tomllib
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from django.utils import timezone

from province.home import home
from province.matching import run
from province.matching.errors import MatchError
from province.matching.rule import chosen, load_all, local_settings
from province.publish.commands import OK, REFUSED, Arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from province.matching.answers import Engine

NOT_RUN: Final = 4
BUSY: Final = 75
STOPPED: Final = 130
_WIDTH: Final = 24


def match(argv: Sequence[str]) -> int:
    """Run rules; a line each on standard output."""
    parser = Arguments(prog="province match", description="规则比对")
    parser.add_argument("--rule", action="append", default=[], metavar="D01", help="may repeat")
    parser.add_argument("--division", default="", help="keep only findings below this code")
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--again", action="store_true", help="also what has not changed")
    parser.add_argument("--json", action="store_true", help="one JSON instead of lines")
    options = parser.parse_args(argv)
    bar = _Bar()
    try:
        root = home()
        rules = chosen(load_all(local=local_settings(root)), options.rule)
        as_of = options.as_of or timezone.localdate()
        wanted = run.Wanted(rules, as_of, options.division, options.again)
        with _alone(root):
            engine = _engine(options.engine, root)
            try:
                results = run.match(root, wanted, engine, bar)
            finally:
                engine.close()
                bar.clear()
    except BlockingIOError:
        sys.stderr.write("另一次比对正在进行，请稍后再试\n")
        return BUSY
    except (MatchError, tomllib.TOMLDecodeError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    except KeyboardInterrupt:
        sys.stderr.write("已停止；再运行一次会从这里接着做\n")
        return STOPPED
    sys.stdout.write(_json(results) if options.json else "".join(map(_line, results)))
    return NOT_RUN if any(one.state == "not_run" for one in results) else OK


def _engine(name: str, root: Path) -> Engine:
    if name == "spark":
        from province.matching.spark import Spark  # noqa: PLC0415 - Java starts with it

        return Spark()
    from province.matching.duck import Duck  # noqa: PLC0415 - a server never matches

    return Duck(root / "match" / "spill")


def _line(one: run.Ran) -> str:
    head = f"{one.rule.id}\t{one.rule.title}\t"
    if one.state == "not_run":
        return f"{head}没有运行：{one.reason}\n"
    if one.state == "unchanged":
        return f"{head}{one.found} 条\t没有变化\n"
    part = "" if one.persons is None else f"\t只重算 {one.persons} 人"
    return f"{head}{one.found} 条\t{one.seconds:.1f} 秒{part}\n"


def _json(results: Sequence[run.Ran]) -> str:
    found = [
        {
            "rule": one.rule.id,
            "state": one.state,
            "reason": one.reason,
            "found": one.found,
            "seconds": round(one.seconds, 3),
        }
        for one in results
    ]
    return msgspec.json.encode(found).decode() + "\n"


class _Bar:
    """A bar for a person; nothing for a log."""

    def at(self, what: str, done: int, total: int) -> None:
        if sys.stderr.isatty():
            full = _WIDTH * done // max(total, 1)
            bar = "█" * full + "░" * (_WIDTH - full)
            sys.stderr.write(f"\r\x1b[K{bar} {done}/{total} {what}")
            sys.stderr.flush()

    def clear(self) -> None:
        if sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    with (root / "db" / "match.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
