"""`python -m province officer ...`: accounts of the workbench. Thin doors to `accounts`.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from province.officers import accounts
from province.officers.models import Officer
from province.officers.roles import LABELS, Role
from province.publish.commands import OK, REFUSED, Arguments
from province.reports.errors import OfficeError
from province.reports.passphrases import Passphrases


def officer(argv: Sequence[str]) -> int:
    """Run one verb."""
    parser = Arguments(prog="province officer")
    verbs = parser.add_subparsers(dest="verb", required=True, parser_class=Arguments)
    create = verbs.add_parser("create", help="make an account")
    create.add_argument("account")
    create.add_argument("--name", required=True)
    create.add_argument("--role", action="append", required=True, choices=[r.value for r in Role])
    create.add_argument("--office", default="", help="its code")
    create.add_argument("--division", default="", help="what they answer for; else the office's")
    create.add_argument("--custodian", default="", help="whose share of the custody key they hold")
    create.add_argument("--department", default="", help="for which an accountant keeps books")
    create.add_argument(
        "--with-key",
        action="store_true",
        help="make their key here and give them the office's: for the first officer",
    )
    create.add_argument(
        "--passphrase-file", type=Path, help="password, then for --with-key own and office's"
    )
    code = verbs.add_parser("code", help="codes that stand in for a lost phone, each good once")
    code.add_argument("account")
    code.add_argument("--many", type=int, default=1)
    verbs.add_parser("retire", help="close an account").add_argument("account")
    verbs.add_parser("list", help="who there is")
    options = parser.parse_args(argv)
    today = timezone.localdate()
    try:
        if options.verb == "create":
            _create(options, Passphrases(options.passphrase_file))
        elif options.verb == "code":
            found = accounts.find(options.account)
            _say("\n".join(accounts.codes(found, options.many, today)))
        elif options.verb == "retire":
            accounts.retire(accounts.find(options.account), today)
            _say("已停用")
        else:
            _list()
    except (OfficeError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return OK


def _create(options: argparse.Namespace, asked: Passphrases) -> None:
    today = timezone.localdate()
    draft = accounts.Draft(
        account=options.account,
        name=options.name,
        roles=[Role(role) for role in options.role],
        office=options.office,
        division=options.division,
        custodian=options.custodian,
        department=options.department,
    )
    made = accounts.create(draft, asked.ask_new("登录密码 "), today)
    if options.with_key:
        own = asked.ask_new(f"{options.account} 的钥匙")
        accounts.make_key(made, own, today, asked.ask(options.office) if options.office else "")
    _say(f"已建立 {made}")


def _list() -> None:
    for one in Officer.objects.select_related("user", "office").order_by("division", "user"):
        roles = "、".join(LABELS[role] for role in sorted(one.roles))
        place = one.office_id or one.division
        closed = "" if one.user.is_active else "\t已停用"
        key = "有钥匙" if one.grants.exists() else "没有机关钥匙"
        _say(f"{one}\t{one.name}\t{place}\t{roles}\t{key}{closed}")


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
