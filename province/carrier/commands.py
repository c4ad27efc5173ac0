"""`python -m province carry-out | carry-in`: sticks for halls without a line.

0: done. 2: refused, with a plain sentence on standard error. 64: wrong arguments.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from django.utils import timezone

from province.carrier.carry_in import carry_in
from province.carrier.carry_out import carry_out
from province.carrier.received import forget
from province.home import home
from province.publish.commands import OK, REFUSED, Arguments
from province.publish.errors import PublishError
from province.publish.keyring import Keyring


def bring(argv: Sequence[str]) -> int:
    """Take the cells from a stick; the next `publish` tells the terminals."""
    parser = Arguments(prog="province carry-in")
    parser.add_argument("folder", type=Path)
    options = parser.parse_args(argv)
    keyring, today = Keyring(home() / "keys"), timezone.localdate()
    try:
        forget(today)
        brought = carry_in(options.folder, keyring.counties(), keyring.intake_private(), today)
    except (PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"收下 {brought.files} 个信封文件；下次 publish 后，终端就知道了\n")
    if brought.refused:
        sys.stderr.write(f"另有 {brought.refused} 个文件不像信封，没有收\n")
    return OK


def take(argv: Sequence[str]) -> int:
    """Copy the feed of some villages onto a stick."""
    parser = Arguments(prog="province carry-out")
    parser.add_argument("folder", type=Path)
    parser.add_argument("village", nargs="+", help="twelve digits")
    options = parser.parse_args(argv)
    keyring = Keyring(home() / "keys")
    try:
        copied = carry_out(
            home() / "feed", options.folder, options.village, keyring, timezone.localdate()
        )
    except (PublishError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    sys.stdout.write(f"已写 {copied} 个文件\n")
    return OK
