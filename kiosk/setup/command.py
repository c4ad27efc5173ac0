"""`main.py setup`: the technician's words in, plain Chinese out. Called by main only."""

import argparse
import sys
from collections.abc import Sequence

from kiosk.config import home
from kiosk.setup.enrol import enrol
from kiosk.setup.errors import SetupError
from kiosk.sync.http import HttpTransport
from protocol.enrolment import fingerprint


def run(argv: Sequence[str]) -> int:
    """Enrol this terminal; return the exit status (1: it was refused, and why stands above)."""
    words = argparse.ArgumentParser(prog="main.py setup", description="开通这台机器")
    words.add_argument("--province", required=True, metavar="URL", help="平台的地址")
    words.add_argument("--code", required=True, help="县里给的开通码")
    words.add_argument("--again", action="store_true", help="重新开通")
    asked = words.parse_args(argv)
    try:
        with HttpTransport() as transport:
            found = enrol(home(), transport, asked.province, asked.code, again=asked.again)
    except SetupError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    names = "、".join(village.name for village in found.villages)
    sys.stdout.write(f"已开通：{names}\n核对码：{fingerprint(found)}（请与县里核对）\n")
    return 0
