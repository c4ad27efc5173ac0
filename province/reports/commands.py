"""`python -m province office ...`: thin doors to `services`.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils import timezone

from protocol import division
from province.batches import schedules
from province.home import home
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.publish.keyring import Keyring
from province.reports import (
    arrivals,
    custody,
    history,
    key_life,
    offices,
    reminding,
    retention,
    services,
)
from province.reports.errors import OfficeError, SettingWrong
from province.reports.life import NOT_ACCEPTED_BECAUSE
from province.reports.passphrases import Passphrases

Options = argparse.Namespace
_CUSTODIANS = ("保管人一", "保管人二", "保管人三")


def office(argv: Sequence[str]) -> int:
    """Run one verb of an office."""
    options = _parser().parse_args(argv)
    verb: Callable[[Options], None] = options.run
    try:
        arrivals.sort()
        verb(options)
    except (OfficeError, PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def remind(argv: Sequence[str]) -> int:
    """Remind of deadlines, tell the office above of those that passed, and whose data are late."""
    Arguments(prog="province remind").parse_args(argv)
    done = reminding.remind(timezone.localdate())
    _say(f"快到期 {done.soon} 件，超期 {done.late} 件")
    if done.calendar_ends:
        _say(f"{done.calendar_ends} 件算不出期限：放假安排还没有公布，请更新程序")
    for one in schedules.remind(timezone.localdate()):
        _say(f"数据晚了 {one.late} 天：{one.schedule}，应在 {one.due_on} 前送来")
    return OK


def expire(argv: Sequence[str]) -> int:
    """Take away what ended reports said, once it was kept long enough; once a day."""
    Arguments(prog="province expire").parse_args(argv)
    _say(f"保存期限已满，删除了 {retention.expire(timezone.localdate())} 件的内容")
    return OK


def _create(options: Options) -> None:
    names: list[str] = options.custodian or list(_CUSTODIANS)
    if len(set(names)) != len(names):
        raise SettingWrong("保管人不能重复")
    asked = Passphrases(options.passphrase_file)
    passphrase = asked.ask_new(options.name)
    made = offices.create(
        offices.Draft(
            code=options.code,
            name=options.name,
            division=options.division,
            level=options.level,
            head=options.head,
            telephone=options.telephone,
            hours=options.hours,
        ),
        passphrase,
        {name: asked.ask_new(name) for name in names},
    )
    _say(f"已建立 {made.name}（{made.code}）；请运行 keys sign-offices 并 publish")


def _list(options: Options) -> None:
    for line in services.listing(offices.find(options.code)):
        missing = "" if line.complete else "\t未收齐"
        _say(f"{line.number}\t{line.received_on}\t{line.state}\t答复 {line.replies}{missing}")


def _open(options: Options) -> None:
    content = _desk(options).open(options.report)
    _say(f"村：{content.village}\n关于：{content.about or '—'}\n类别：{content.kind}\n")
    _say(content.words)


def _register(options: Options) -> None:
    _desk(options).register(options.report)
    _say("已登记，已回复“已收到”")


def _accept(options: Options) -> None:
    _desk(options).accept(options.report)
    _say("已受理，已回复“正在办”")


def _forward(options: Options) -> None:
    desk, keyring = _desk(options), Keyring(home() / "keys")
    desk.transfer(options.report, options.way, options.to, keyring)
    _say("已转办")


def _refuse(options: Options) -> None:
    _desk(options).refuse(options.report, options.reason, options.because)
    _say("不予受理，原因已回复")


def _answer(options: Options) -> None:
    text = _words(options)
    _desk(options).answer(options.report, text, options.status)
    _say("已封好答复；下次 publish 公布")


def _close(options: Options) -> None:
    text = _words(options)
    _desk(options).answer(options.report, text, "closed")
    _say("已办结；下次 publish 公布")


def _identity(options: Options) -> None:
    asked = Passphrases(options.passphrase_file)
    passphrases = {name: asked.ask(name) for name in options.custodian}
    found = services.identity(
        offices.find(options.code), options.report, passphrases, timezone.localdate()
    )
    _say(f"姓名：{found.name}\n电话：{found.telephone}\n身份证号：{found.id_number}")


def _renew_key(options: Options) -> None:
    office = offices.find(options.code)
    passphrase = Passphrases(options.passphrase_file).ask_new(office.name)
    key_life.renew(office, passphrase, timezone.localdate())
    _say("已换钥匙，旧的还能打开以前的件；请运行 keys sign-offices 并 publish")


def _recover_key(options: Options) -> None:
    office = offices.find(options.code)
    asked = Passphrases(options.passphrase_file)
    passphrases = {name: asked.ask(name) for name in options.custodian}
    count = key_life.recover(office, passphrases, asked.ask_new(office.name), timezone.localdate())
    _say(f"找回了 {count} 把钥匙；请负责人在“钥匙”页用新口令取到自己名下")


def _renew_custodians(options: Options) -> None:
    office = offices.find(options.code)
    asked = Passphrases(options.passphrase_file)
    names: list[str] = options.to
    if len(set(names)) != len(names):
        raise SettingWrong("保管人不能重复")
    now = {name: asked.ask(name) for name in options.custodian}
    after = {name: asked.ask_new(f"{name}（以后）") for name in names}
    custody.renew(office, now, after, timezone.localdate())
    _say("保管份额已全部重做，以前的份额作废；请运行 keys sign-offices 并 publish")


def _history(options: Options) -> None:
    report = services.find(offices.find(options.code), options.report)
    for line in report.history.order_by("pk"):
        _say(f"{line.day}\t{line.what}\t{line.who}\t{line.note}")
    if not history.unbroken(report):
        raise SettingWrong("办理记录被改动过")


def _desk(options: Options) -> services.Desk:
    passphrase = Passphrases(options.passphrase_file).ask(options.code)
    return services.desk(options.code, passphrase, timezone.localdate())


def _words(options: Options) -> str:
    if options.text is not None:
        return str(options.text)
    try:
        return Path(options.text_file).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingWrong("答复文件读不了") from error


def _parser() -> Arguments:
    parser = Arguments(prog="province office")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Arguments)

    def verb(name: str, run: Callable[[Options], None]) -> argparse.ArgumentParser:
        one = verbs.add_parser(name)
        one.set_defaults(run=run)
        return one

    def on_report(name: str, run: Callable[[Options], None]) -> argparse.ArgumentParser:
        one = verb(name, run)
        one.add_argument("code", help="the office's code")
        one.add_argument("report", type=int, help="the report's number in the list")
        one.add_argument("--passphrase-file", type=Path, help="one a line, in the order asked")
        return one

    create = verb("create", _create)
    create.add_argument("code", help="at most 12 letters or digits")
    create.add_argument("--passphrase-file", type=Path, help="the office's, then custodians'")
    create.add_argument("--level", required=True, choices=[level.value for level in division.Level])
    create.add_argument("--custodian", action="append", help="two or more; else three unnamed")
    for required in ("--name", "--division"):
        create.add_argument(required, required=True)
    for optional in ("--head", "--telephone", "--hours"):
        create.add_argument(optional, default="")
    verb("list", _list).add_argument("--as", dest="code", required=True, help="the office's code")
    for name, run in (
        ("open", _open),
        ("register", _register),
        ("accept", _accept),
        ("history", _history),
    ):
        on_report(name, run)
    for name, way, help_ in (
        ("forward", "forward", "a lower office"),
        ("pass-up", "pass_up", "a higher office; the report is hidden here from then on"),
    ):
        one = on_report(name, _forward)
        one.add_argument("--to", required=True, help=help_)
        one.set_defaults(way=way)
    refuse = on_report("not-accepted", _refuse)
    refuse.add_argument("--reason", required=True, help="what the reporter reads")
    refuse.add_argument("--because", choices=NOT_ACCEPTED_BECAUSE, default="other-body")
    on_report("identity", _identity).add_argument("--custodian", action="append", required=True)
    _key_verbs(verb)
    for name, run in (("answer", _answer), ("close", _close)):
        one = on_report(name, run)
        words = one.add_mutually_exclusive_group(required=True)
        words.add_argument("--text")
        words.add_argument("--text-file", type=Path)
        if name == "answer":
            one.add_argument("--status", choices=services.ANSWERS, default="working")
    return parser


def _key_verbs(verb: Callable[[str, Callable[[Options], None]], argparse.ArgumentParser]) -> None:
    for name, run in (
        ("renew-key", _renew_key),
        ("recover-key", _recover_key),
        ("renew-custodians", _renew_custodians),
    ):
        one = verb(name, run)
        one.add_argument("code", help="the office's code")
        one.add_argument("--passphrase-file", type=Path, help="one a line, in the order asked")
        if run is not _renew_key:
            one.add_argument("--custodian", action="append", required=True, help="two of them")
        if run is _renew_custodians:
            one.add_argument("--to", action="append", required=True, help="each from now on")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
