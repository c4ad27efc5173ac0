"""`python -m province software`: the terminals' program, given to a few first; the opener.

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
from province.software import opener, releases, rollout
from province.software.models import Given, System, Version

STAGES = (1, 10, 100)
_SAID = {False: "", True: "系统 "}


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
    if options.system:
        brought = releases.bring_in_system(place / "feed", keyring, number, options.folder, now)
        size = sum(piece.bytes for piece in brought.pieces)
        pieces = len(brought.pieces)
        sys.stdout.write(
            f"系统 {number}：{pieces} 块，{size} 字节，已由两把离线密钥签名；还没有给终端\n"
        )
        return
    found = releases.bring_in(place / "feed", keyring, number, options.folder, now)
    size = sum(file.bytes for file in found.files)
    sys.stdout.write(
        f"{number}：{len(found.files)} 个文件，{size} 字节，已由两把离线密钥签名；还没有给终端\n"
    )


def _stage(options: argparse.Namespace) -> None:
    rollout.stage(options.number, options.percent, timezone.now(), _kind(options))
    sys.stdout.write(
        f"{_SAID[options.system]}{options.number} 给 {options.percent}% 的终端；下次 publish 公布\n"
    )


def _halt(options: argparse.Namespace) -> None:
    rollout.halt(options.number, _kind(options))
    sys.stdout.write(f"{_SAID[options.system]}{options.number} 不再给新的终端；下次 publish 公布\n")


def _opener(_: argparse.Namespace) -> None:
    opener.sign(Keyring(home() / "keys"), timezone.now().replace(microsecond=0))
    sys.stdout.write(f"{opener.PAGE.sha256}  {opener.PAGE.name}\n")


def _list(_: argparse.Namespace) -> None:
    for kind, said in ((Version, ""), (System, "系统 ")):
        _listed(kind, said)


def _kind(options: argparse.Namespace) -> type[Given]:
    return System if options.system else Version


def _listed(kind: type[Given], said: str) -> None:
    found = sorted(kind.objects.all(), key=lambda one: order(one.number))
    newest = max((one.staged_at for one in found if one.staged_at), default=None)
    for one in found:
        tried = rollout.tried(one.number, kind)
        if one.halted:
            state = "已停"
        elif one.staged_at is not None and one.staged_at == newest:
            state = f"给 {one.percent}%"
        else:
            state = "没有给" if one.staged_at is None else "已被别的版本接替"
        sys.stdout.write(
            f"{said}{one.number}\t{state}\t{tried.running} 台在用，{tried.went_back} 台退回\n"
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
    for verb in (add, stage, halt):
        verb.add_argument("--system", action="store_true", help="a whole system, not a program")
    page = verbs.add_parser("opener", help="both offline keys sign the page that opens reports")
    page.set_defaults(run=_opener)
    verbs.add_parser("list", help="all versions, and how terminals fare").set_defaults(run=_list)
    return parser
