"""`main.py system`: one look of the service for whole systems, by a timer. Called by main only.

Exit status 75: the system on trial drew nothing in its time; the unit starts the machine anew, so
that the boot loader's count goes down.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from kiosk import running
from kiosk.config import home
from kiosk.errors import KnownError
from kiosk.sync import journal
from kiosk.system.bios import Once
from kiosk.system.loader import Counting
from kiosk.system.slots import Ground, Shown, Slot, settle, write
from kiosk.update import anchor
from kiosk.update.errors import NoSlots, UpdateError
from protocol.release import Number

AGAIN: Final = 75
_LONG_S: Final = 900  # after which a screen must be there
_DEVICES: Final = Path("/dev/disk/by-partlabel")
_EFI: Final = Path("/sys/firmware/efi")
_SLOT: Final = Path("/run/mingjing/slot")
_SYNCED: Final = Path("/run/kiosk-sync/synced")  # of this boot (sync.daemon)


def run(argv: Sequence[str]) -> int:
    """Judge, write; return 1 where something known stood in the way."""
    del argv
    journal.begin()
    try:
        ground = _ground()
        verdict = settle(ground, _shown())
        # While one is on trial, the other slot is what there is to go back to.
        written = None if verdict in {"again", "wait"} else write(ground, _says_begin)
    except UpdateError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    except (KnownError, OSError) as error:
        sys.stderr.write(f"系统更新没有成功（{type(error).__name__}），机器照旧用现在的系统。\n")
        return 1
    if verdict == "good":
        sys.stdout.write(f"新系统 {ground.running} 用得好，留下了。\n")
    if written:
        sys.stdout.write(f"新系统 {written} 写好了，下次开机就用它。\n")
    return AGAIN if verdict == "again" else 0


def _says_begin(number: Number) -> None:
    sys.stdout.write(f"开始写新系统 {number}。\n")
    sys.stdout.flush()


def _ground() -> Ground:
    number = running.number()
    try:
        slot = _SLOT.read_text(encoding="ascii").strip()
    except OSError as error:
        raise NoSlots from error
    if not number or slot not in {"a", "b"}:
        raise NoSlots
    other = "b" if slot == "a" else "a"
    boot = (_DEVICES / "boot").resolve()
    place = home()
    return Ground(
        place,
        Counting(boot) if _EFI.exists() else Once(boot),
        Number(number),
        Slot((_DEVICES / f"root-{other}").resolve(), (_DEVICES / f"hash-{other}").resolve()),
        anchor.known(place),
    )


def _shown() -> Shown:
    # Type=notify: the unit is active once a frame was drawn, in this boot.
    asked = ["/usr/bin/systemctl", "is-active", "--quiet", "kiosk-ui.service"]
    drawn = subprocess.run(asked, check=False).returncode == 0
    up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return Shown(drawn, _SYNCED.exists(), up > _LONG_S)
