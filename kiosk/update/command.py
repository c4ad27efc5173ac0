"""`main.py update`: one look for a new version, by a timer. Called by main only."""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kiosk import running
from kiosk.config import home, settings
from kiosk.errors import KnownError
from kiosk.sync import journal, quiet
from kiosk.sync.http import HttpTransport
from kiosk.sync.sentences import sentence
from kiosk.update import anchor
from kiosk.update.errors import UpdateError
from kiosk.update.look import Ground, Seen, look, settle


def run(argv: Sequence[str]) -> int:
    """Look once; return 1 where something known stood in the way."""
    words = argparse.ArgumentParser(prog="main.py update", description="更新软件")
    words.add_argument("--trust-again", action="store_true", help="换过平台以后，认现在的平台")
    asked = words.parse_args(argv)
    journal.begin()
    place = home()
    try:
        if asked.trust_again:
            anchor.forget(place)
        chosen = settings(place)
        if quiet.hours(chosen.quiet).hold(datetime.now().astimezone()):
            settle(place)
            return 0
        with HttpTransport(rate_kb_s=chosen.rate_kb_s, proxy=chosen.proxy) as transport:
            found = look(
                Ground(
                    place, transport, datetime.now(UTC), here=_system(), running=running.number()
                )
            )
    except UpdateError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    except KnownError as error:
        sys.stderr.write(f"{sentence(error.key)}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{sentence('disk_refused')}（{type(error).__name__}）\n")
        return 1
    sys.stdout.write(_said(found))
    return 0


def _said(found: Seen) -> str:
    lines = {
        "good": "新软件用得好，留下了。\n",
        "reject": "新软件起不来，退回了原来的，不会再取这一版。\n",
        "wait": "新软件还在试用。\n",
    }
    taken = f"取到了 {found.taken}，下次启动就用它。\n" if found.taken else "没有新的软件。\n"
    system = f"新系统 {found.system} 到齐了，等着写进去。\n" if found.system else ""
    return lines.get(found.verdict, "") + taken + system


def _system() -> tuple[Path, ...]:
    """Return the folder of the system's own program, where it is frozen."""
    return (Path(sys.executable).parent,) if getattr(sys, "frozen", False) else ()
