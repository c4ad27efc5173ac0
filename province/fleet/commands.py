"""`python -m province enrol-code | fleet`: the operator's doors to the terminals.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from protocol.carried import INVITATION_FILE, TECHNICIAN_FILE
from protocol.enrolment import fingerprint
from province.fleet import roll
from province.fleet.enrolment import EnrolmentError, first_root, invitation, make_code
from province.fleet.technicians import DAYS, make_pass
from province.home import home
from province.publish.address import address
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.publish.files import PRIVATE, write_durably
from province.publish.keyring import Keyring

_SILENT_H = roll.SILENT_AFTER / timedelta(hours=1)


def enrol_code(argv: Sequence[str]) -> int:
    """Make a one-time code for a terminal that shows the villages named."""
    parser = Arguments(prog="province enrol-code")
    parser.add_argument("village", nargs="+", help="twelve digits; the first one's page is shown")
    parser.add_argument("--replaces", default="", metavar="TERMINAL", help="revoke it at that time")
    parser.add_argument(
        "--file", type=Path, metavar="FOLDER", help=f"write {INVITATION_FILE} there too"
    )
    options = parser.parse_args(argv)
    keyring = Keyring(home() / "keys")
    try:
        code = make_code(options.village, keyring, timezone.localdate(), options.replaces)
        if options.file is not None:
            signed = invitation(code, options.village, keyring, address(home()))
            write_durably(options.file / INVITATION_FILE, signed, PRIVATE)
    except (EnrolmentError, PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"{code}\n")
    return OK


def fleet(argv: Sequence[str]) -> int:
    """List the terminals, or decide about one."""
    options = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except (EnrolmentError, PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def _list(options: argparse.Namespace) -> None:
    found = roll.below("", timezone.now(), timedelta(hours=options.silent_after))
    entries = roll.entries(found.filter(silent=True) if options.silent else found)
    if options.json:
        sys.stdout.write(json.dumps([roll.plain(entry) for entry in entries]) + "\n")
        return
    for entry in entries:
        sys.stdout.write("\t".join(_columns(entry)) + "\n")


def _columns(entry: roll.Entry) -> list[str]:
    if entry.heard_at is None:
        heard = f"开通后没有消息（{entry.enrolled_on}）"
    elif entry.silent_since is not None:
        heard = f"{_minute(entry.silent_since)} 起没有消息"
    else:
        heard = f"最后消息 {_minute(entry.heard_at)}"
    return [entry.name, entry.label, entry.state, heard, *entry.notes]


def _minute(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"


def _revoke(options: argparse.Namespace) -> None:
    roll.revoke(options.terminal)
    sys.stdout.write("已注销；它屏幕上的数据还在，新的开通码可以让它重新开通\n")


def _trust_again(options: argparse.Namespace) -> None:
    roll.trust_again(options.terminal)
    sys.stdout.write("已恢复：谁先来报到就认谁，另一台再来又会停\n")


def _fingerprint(_: argparse.Namespace) -> None:
    sys.stdout.write(f"{fingerprint(first_root(Keyring(home() / 'keys')))}\n")


def _technician(options: argparse.Namespace) -> None:
    made = make_pass(options.county, timezone.localdate(), Keyring(home() / "keys"))
    write_durably(options.folder / TECHNICIAN_FILE, made, PRIVATE)
    sys.stdout.write(f"{DAYS} 天内，插上这个 U 盘就能打开本县终端的技术员页面\n")


def _parser() -> argparse.ArgumentParser:
    parser = Arguments(prog="province fleet")
    verbs = parser.add_subparsers(dest="verb", required=True)
    listed = verbs.add_parser("list", help="all terminals, the silent ones first")
    listed.add_argument("--silent", action="store_true", help="only those that are silent")
    listed.add_argument("--silent-after", type=float, default=_SILENT_H, metavar="HOURS")
    listed.add_argument("--json", action="store_true")
    listed.set_defaults(run=_list)
    for name, run, words in (
        ("revoke", _revoke, "take a terminal out of service"),
        ("trust-again", _trust_again, "believe one disk of a copied identity again"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("terminal", help="its name, eight characters")
        verb.set_defaults(run=run)
    stick = verbs.add_parser("technician", help=f"write {TECHNICIAN_FILE} onto a stick")
    stick.add_argument("county", help="six digits: whose terminals' page it opens")
    stick.add_argument("folder", type=Path, help="where the stick is mounted")
    stick.set_defaults(run=_technician)
    read_out = verbs.add_parser("fingerprint", help="what a technician must see at set-up")
    read_out.set_defaults(run=_fingerprint)
    return parser
