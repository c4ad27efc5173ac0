"""`python -m province software`: the terminals' program, given to a few first.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils import timezone

from protocol.release import ReleaseBroken, numbered, order
from province.home import home
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.publish.keyring import Keyring
from province.software import releases, rollout
from province.software.models import Version

STAGES = (1, 10, 100)


def software(argv: Sequence[str]) -> int:
    """Bring a version in, say how many terminals may take it, stop it, or list them."""
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except (PublishError, ReleaseBroken, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def _add(options: argparse.Namespace) -> None:
    now = timezone.now().replace(microsecond=0)
    place = home()
    number = numbered(options.number)
    keyring = Keyring(place / "keys")
    found = releases.bring_in(place / "feed", keyring, number, options.folder, now)
    size = sum(file.bytes for file in found.files)
    sys.stdout.write(
        f"{number}：{len(found.files)} 个文件，{size} 字节，已由两把离线密钥签名；还没有给终端\n"
    )


def _stage(options: argparse.Namespace) -> None:
    rollout.stage(options.number, options.percent, timezone.now())
    sys.stdout.write(f"{options.number} 给 {options.percent}% 的终端；下次 publish 公布\n")


def _halt(options: argparse.Namespace) -> None:
    rollout.halt(options.number)
    sys.stdout.write(f"{options.number} 不再给新的终端；下次 publish 公布\n")


def _list(_: argparse.Namespace) -> None:
    found = sorted(Version.objects.all(), key=lambda one: order(one.number))
    newest = max((one.staged_at for one in found if one.staged_at), default=None)
    for one in found:
        tried = rollout.tried(one.number)
        if one.halted:
            state = "已停"
        elif one.staged_at is not None and one.staged_at == newest:
            state = f"给 {one.percent}%"
        else:
            state = "没有给" if one.staged_at is None else "已被别的版本接替"
        sys.stdout.write(
            f"{one.number}\t{state}\t{tried.running} 台在用，{tried.went_back} 台退回\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = Arguments(prog="province software")
    verbs = parser.add_subparsers(dest="verb", required=True)
    add = verbs.add_parser("add", help="bring a frozen program in; both offline keys sign it")
    add.add_argument("number", help="three numbers, e.g. 1.4.0, above all before it")
    add.add_argument("folder", type=Path)
    add.set_defaults(run=_add)
    stage = verbs.add_parser("stage", help="offer a version to some or all terminals")
    stage.add_argument("number")
    stage.add_argument("percent", type=int, choices=STAGES)
    stage.set_defaults(run=_stage)
    halt = verbs.add_parser("halt", help="offer a version to nobody more")
    halt.add_argument("number")
    halt.set_defaults(run=_halt)
    verbs.add_parser("list", help="all versions, and how terminals fare").set_defaults(run=_list)
    return parser
