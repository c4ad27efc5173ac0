"""`main.py setup`: the technician's words in, plain Chinese out. Called by main only."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.config import SettingsBroken, home, settings
from kiosk.setup import desk
from kiosk.setup.enrol import Offer, enrol, invited
from kiosk.setup.errors import AlreadySetUp, SetupError
from kiosk.sync.http import HttpTransport
from protocol.enrolment import fingerprint


def run(argv: Sequence[str]) -> int:
    """Enrol this terminal; return the exit status (1: it was refused, and why stands above)."""
    words = argparse.ArgumentParser(prog="main.py setup", description="开通这台机器")
    words.add_argument("--province", metavar="URL", help="平台的地址")
    words.add_argument("--code", help="县里给的开通码")
    words.add_argument("--file", type=Path, help="县里给的开通文件，代替地址和开通码")
    words.add_argument("--again", action="store_true", help="重新开通")
    words.add_argument("--socket", type=Path, help="给屏幕用：守在这里，开通了就结束")
    asked = words.parse_args(argv)
    if asked.socket is not None:
        return desk.serve(home(), asked.socket)
    if (asked.file is None) == (asked.province is None or asked.code is None):
        words.error("要么给 --file，要么给 --province 和 --code")
    place = home()
    try:
        offer = Offer(asked.province, asked.code)
        if asked.file is not None:
            invitation = invited(asked.file)
            offer = Offer(invitation.province, invitation.code, invitation.tuf_root)
            sys.stdout.write(f"开通文件：{'、'.join(invitation.villages)}\n")
        with HttpTransport(proxy=settings(place).proxy) as transport:
            found = enrol(place, transport, offer, again=asked.again)
    except AlreadySetUp as error:
        sys.stderr.write(f"{error.sentence}要重新开通，请加上 --again。\n")
        return 1
    except SetupError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    except SettingsBroken as error:
        sys.stderr.write(f"{error}\n")
        return 1
    names = "、".join(village.name for village in found.villages)
    sys.stdout.write(
        f"已开通：{names}\n"
        f"本机编号：{found.terminal}\n"
        f"核对码：{fingerprint(found.tuf_root)}（请与县里核对，不一样就不要用）\n"
    )
    return 0
