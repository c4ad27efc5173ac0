"""`main.py pin`: sets the PIN of the technician's page, or takes it away. Called by main only."""

import argparse
import getpass
import sys
from collections.abc import Sequence
from dataclasses import replace

from kiosk import pin
from kiosk.config import SettingsBroken, home, save, settings


def run(argv: Sequence[str]) -> int:
    """Keep the hash of a PIN that is typed twice, or comes in one line; return the exit status."""
    words = argparse.ArgumentParser(prog="main.py pin", description="技术员页面的密码")
    words.add_argument("--remove", action="store_true", help="不再要这个密码：技术员页面就打不开了")
    asked = words.parse_args(argv)
    place = home()
    try:
        now = settings(place)
        kept = "" if asked.remove else pin.hashed(_typed())
        place.root.mkdir(parents=True, exist_ok=True)
        save(place, replace(now, technician_pin=kept))
    except pin.NoPin:
        sys.stderr.write(f"密码要 {pin.SHORTEST} 到 {pin.LONGEST} 位数字，两次要一样。\n")
        return 1
    except (SettingsBroken, OSError) as error:
        sys.stderr.write(f"没有存成：{error}\n")
        return 1
    sys.stdout.write("密码去掉了。\n" if asked.remove else "密码存好了。\n")
    return 0


def _typed() -> str:
    """Return the PIN; never from the command line, where everybody's `ps` would show it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    first = getpass.getpass("密码：")
    if getpass.getpass("再输一次：") != first:
        raise pin.NoPin
    return first
