"""`main.py sync` and `main.py status`: words in, plain Chinese out. Called by main only."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from kiosk import condition
from kiosk.config import home
from kiosk.errors import KnownError
from kiosk.sync import journal, status
from kiosk.sync.daemon import Daemon


def sync(argv: Sequence[str]) -> int:
    """Poll once, or for ever; return 1 where something known stood in the way."""
    words = argparse.ArgumentParser(prog="main.py sync", description="取数据，送信封")
    how = words.add_mutually_exclusive_group()
    how.add_argument("--once", action="store_true", help="只取一次，送一轮")
    how.add_argument("--daemon", action="store_true", help="一直运行（默认）")
    how.add_argument(
        "--from",
        type=Path,
        dest="stick",
        metavar="STICK",
        help="从 U 盘（设备如 /dev/sdb1，或文件夹）取，往它送",
    )
    words.add_argument("--rounds", type=int, default=1, help="--once 时送几轮")
    asked = words.parse_args(argv)
    journal.begin()
    try:
        with Daemon(home()) as daemon:
            if asked.stick is not None:
                found = daemon.carried(asked.stick)
            elif asked.once:
                found = daemon.once(asked.rounds)
            else:
                daemon.run()
                return 0
    except KnownError as error:
        sys.stderr.write(f"{status.sentence(error.key)}\n")
        return 1
    refused = found.technician.problem if asked.stick is not None and found.technician else None
    if refused is not None:
        sys.stderr.write(f"{refused.sentence}\n")
    _say(condition.read(home(), datetime.now(UTC)))
    return 1 if found.problem or refused else 0


def report(argv: Sequence[str]) -> int:
    """Say how this terminal's data are."""
    words = argparse.ArgumentParser(prog="main.py status", description="这台机器的数据怎么样")
    words.add_argument("--json", action="store_true", help="给程序看")
    asked = words.parse_args(argv)
    found = condition.read(home(), datetime.now(UTC))
    if asked.json:
        sys.stdout.write(msgspec.json.encode(found.told).decode() + "\n")
    else:
        _say(found)
    return 1 if found.told.problem else 0


def _say(found: condition.Condition) -> None:
    sys.stdout.write("".join(f"{each.text}\n" for each in found.said()))
