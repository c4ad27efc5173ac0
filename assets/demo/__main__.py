"""`python -m assets.demo OUT_DIR`: writes the demo county's batch. No logic beyond the words."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assets.demo import build
from assets.demo.cases import TRY_THESE

EVERY_S = 2


def main(argv: Sequence[str]) -> int:
    """Write the batch; return 0, or 2 where the folder cannot be used."""
    parser = argparse.ArgumentParser(prog="python -m assets.demo", description="示例县的一整批数据")
    parser.add_argument("out", type=Path, metavar="OUT_DIR", help="empty or not there yet")
    parser.add_argument("--no-pictures", action="store_true", help="tables only, in a second")
    wanted = parser.parse_args(argv)
    started = time.monotonic()
    try:
        demo = build.write(
            wanted.out, with_pictures=not wanted.no_pictures, progress=_Line(sys.stderr.isatty())
        )
    except build.NotEmpty:
        sys.stderr.write(f"{wanted.out} 不是空文件夹，没有写任何东西。换一个，或先清空。\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"写不进 {wanted.out}：{error.strerror}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("\n停了，没有留下东西。\n")
        return 130
    rows = sum(len(table) for table in demo.book.rows.values())
    sys.stderr.write(f"{wanted.out}：{rows:,} 行，{time.monotonic() - started:.0f} 秒\n")
    for number, shows in TRY_THESE:
        sys.stdout.write(f"{number}  {shows}\n")
    return 0


class _Line:
    """Progress on one line of a terminal, or a line every few seconds elsewhere."""

    def __init__(self, terminal: bool) -> None:  # noqa: FBT001 - private
        self._terminal = terminal
        self._told = time.monotonic()

    def __call__(self, done: int, whole: int) -> None:
        now = time.monotonic()
        if done < whole and now - self._told < (0.1 if self._terminal else EVERY_S):
            return
        self._told = now
        start = "\r" if self._terminal else ""
        end = "\n" if done == whole or not self._terminal else ""
        sys.stderr.write(f"{start}图片 {done} / {whole}{end}")
        sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
