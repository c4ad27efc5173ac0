"""`main.py sync` and `main.py status`: words in, plain Chinese out. Called by main only."""

import argparse
import sys
from collections.abc import Sequence

import msgspec

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
    words.add_argument("--rounds", type=int, default=1, help="--once 时送几轮")
    asked = words.parse_args(argv)
    journal.begin()
    try:
        with Daemon(home()) as daemon:
            if not asked.once:
                daemon.run()
                return 0
            found = daemon.once(asked.rounds)
    except KnownError as error:
        sys.stderr.write(f"{status.sentence(error.key)}\n")
        return 1
    _say(found)
    return 1 if found.problem else 0


def report(argv: Sequence[str]) -> int:
    """Say how this terminal's data are."""
    words = argparse.ArgumentParser(prog="main.py status", description="这台机器的数据怎么样")
    words.add_argument("--json", action="store_true", help="给程序看")
    asked = words.parse_args(argv)
    found = status.read(home())
    if asked.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    else:
        _say(found)
    return 1 if found.problem else 0


def _say(found: status.Status) -> None:
    lines = [
        f"{village.town}{village.name}：数据到 {village.data_date}，第 {village.applied_seq} 号"
        if village.issued
        else f"{village.name}：还没有数据"
        for village in found.villages
    ]
    lines.append(f"上次连通：{found.last_contact or '从来没有'}")
    if found.media_missing:
        lines.append(f"还有 {found.media_missing} 张图片没有到")
    lines.append(f"磁盘还剩 {found.disk_free // 1024**2} MB")
    if found.problem:
        lines.append(found.problem.sentence)
    if found.standing:
        lines.append(found.standing.sentence)
    sys.stdout.write("\n".join(lines) + "\n")
