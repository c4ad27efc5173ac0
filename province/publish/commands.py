"""`python -m province keys | publish | roots | address | helpline`: thin doors, exit codes.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import msgspec
from django.utils import timezone

from province.home import home
from province.publish import address, helpline, stretching, trust
from province.publish.errors import PublishError, SettingWrong
from province.publish.keyring import Keyring
from province.publish.people import members
from province.publish.publication import Publication, villages_with_data

OK, REFUSED, USAGE, STOPPED = 0, 2, 64, 130


class Arguments(argparse.ArgumentParser):
    """A parser that ends with our status for wrong arguments."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong and end with status 64."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{message}\n")


def keys(argv: Sequence[str]) -> int:
    """Make keys, or sign the list of offices with the two offline keys."""
    parser = Arguments(prog="province keys")
    verbs = parser.add_subparsers(dest="verb", required=True)
    init = verbs.add_parser("init", help="make every key that is missing")
    init.add_argument("--county", action="append", default=[], help="six digits; may repeat")
    verbs.add_parser("new-intake", help="add a newer intake key; old ones still open")
    renew = verbs.add_parser("renew", help="replace signing keys; then publish")
    renew.add_argument(
        "name", nargs="+", help="root, targets, offices-1, offices-2, online, county"
    )
    verbs.add_parser("sign-offices", help="sign offices.json with both offline keys")
    options = parser.parse_args(argv)
    keyring, now = Keyring(home() / "keys"), timezone.now().replace(microsecond=0)
    try:
        if options.verb == "init":
            counties = {*options.county, *(code[:6] for code in villages_with_data())}
            made = keyring.make(tuple(sorted(counties)), f"{timezone.localdate()}")
            trust.sign_top(keyring, now)
            sys.stdout.write(f"新密钥：{'、'.join(made) or '无'}\n")
        elif options.verb == "new-intake":
            sys.stdout.write(f"新的接收密钥：{keyring.add_intake(f'{timezone.localdate()}')}\n")
        elif options.verb == "renew":
            for name in options.name:
                keyring.renew(name)
            trust.sign_top(keyring, now)
            sys.stdout.write(f"已换新密钥：{'、'.join(options.name)}；下次 publish 公布\n")
        else:
            from province.reports.offices import offices_file  # noqa: PLC0415 - only this verb

            version = trust.sign_offices(keyring, offices_file(keyring), now)
            sys.stdout.write(f"机构名单已由两把离线密钥签名，第 {version} 版；下次 publish 公布\n")
    except (PublishError, OSError) as error:
        return _refuse(error)
    return OK


def publish(argv: Sequence[str]) -> int:
    """Publish what changed; prints a JSON summary."""
    parser = Arguments(prog="province publish")
    parser.add_argument("--replies", action="store_true", help="only answers, offices, catalogue")
    parser.add_argument("--refresh", action="store_true", help="sign the timestamp anew")
    parser.add_argument("--all", action="store_true", help="look at every village and every file")
    parser.add_argument("--now", help="time of issue and signing, ISO 8601 with zone")
    options = parser.parse_args(argv)
    try:
        given = _time(options.now) if options.now else None
        now = (given or timezone.now()).replace(microsecond=0)
        run = Publication(home(), now, given, _Terminal())
        if options.replies:
            summary = run.run_replies(refresh=options.refresh)
        else:
            summary = run.run(refresh=options.refresh, everything=options.all)
    except (PublishError, OSError) as error:
        return _refuse(error)
    sys.stdout.write(msgspec.json.encode(asdict(summary)).decode() + "\n")
    return OK


def roots(argv: Sequence[str]) -> int:
    """Compute the roots of everybody who has none yet, village by village; may be stopped."""
    parser = Arguments(prog="province roots")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="64 MiB each")
    options = parser.parse_args(argv)
    keyring, told, made = Keyring(home() / "keys"), _Terminal(), 0
    try:
        villages = villages_with_data()
        with stretching.pool(options.workers) as workers:
            for done, (code, name) in enumerate(villages.items()):
                told.village(name, done, len(villages))
                of = stretching.Roots(keyring, code[:6])
                made += of.prepare(members(code), told.people, workers)
    except (PublishError, OSError) as error:
        return _refuse(error)
    except KeyboardInterrupt:
        sys.stderr.write("已停止；算好的都留着，下次接着算\n")
        return STOPPED
    sys.stdout.write(f"{made}\n")
    return OK


def set_address(argv: Sequence[str]) -> int:
    """Show or set the public address that QR codes and terminals carry."""
    parser = Arguments(prog="province address")
    parser.add_argument("address", nargs="?", help="https://example.cn/")
    options = parser.parse_args(argv)
    try:
        if options.address:
            address.set_address(home(), options.address)
        sys.stdout.write(f"{address.address(home())}\n")
    except (PublishError, OSError) as error:
        return _refuse(error)
    return OK


def set_helpline(argv: Sequence[str]) -> int:
    """Show or set whom to call when a terminal is broken; then publish."""
    parser = Arguments(prog="province helpline")
    parser.add_argument("division", nargs="?", help="2, 4, 6, 9 or 12 digits")
    parser.add_argument("number", nargs="?", default="", help="left out: none any more")
    options = parser.parse_args(argv)
    try:
        if options.division:
            helpline.set_helpline(home(), options.division, options.number)
        for division, number in helpline.helplines(home()).items():
            sys.stdout.write(f"{division}  {number}\n")
    except (PublishError, OSError) as error:
        return _refuse(error)
    return OK


class _Terminal:
    """Progress on standard error: at once for a person, every few seconds for a log."""

    _EVERY = 5.0  # seconds

    def __init__(self) -> None:
        self._last = time.monotonic()

    def village(self, name: str, done: int, total: int) -> None:
        """Say which village is next."""
        self._say(f"{name}：第 {done + 1} 个村，共 {total} 个")

    def people(self, done: int, total: int) -> None:
        """Say how many new people are ready."""
        self._say(f"新增个人页 {done}/{total}")

    def _say(self, words: str) -> None:
        if sys.stderr.isatty() or time.monotonic() - self._last > self._EVERY:
            self._last = time.monotonic()
            sys.stderr.write(f"{words}\n")


def _time(text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise SettingWrong("时间应写成 2018-11-20T08:00:00+08:00 这样") from None
    return at if at.tzinfo else timezone.make_aware(at)


def _refuse(error: Exception) -> int:
    # OSError's own text names files and reasons of the disk, never a person.
    sys.stderr.write(f"{error}\n")
    return REFUSED
