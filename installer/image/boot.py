"""Boots a terminal's disk in QEMU, without KVM, and looks at what is on its screen.

    boot.py DISK OUT [--firmware bios|uefi|secure] [--limit SECONDS] [--tap X,Y ...] [--again]

The disk is not written to: what the machine writes stays in OUT, and --again goes on with it.
OUT/home.png is the screen once kiosk-ui has drawn its first frame (systemd says so on the serial
port); each --tap, in thousandths of the screen, is a touch by the virtual tablet and another
picture. Exit status 1 where no frame came in time.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

from machine import STARTED, Machine

MARKS = ("Linux version", "Secure boot enabled", "systemd[1]: ", "data on the disk: tpm",
         "data on the disk: ", "Started seatd.service", STARTED)  # fmt: skip
QUIET_S = 8.0


def main() -> int:
    """Boot, look, tap; print what was seen and when."""
    parser = argparse.ArgumentParser(prog="boot.py", description=__doc__)
    parser.add_argument("disk", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--firmware", choices=("bios", "uefi", "secure"), default="uefi")
    parser.add_argument("--limit", type=float, default=240)
    parser.add_argument("--memory", type=int, default=1024, help="MB")
    parser.add_argument("--again", action="store_true", help="the machine that OUT holds")
    parser.add_argument("--tap", action="append", default=[], metavar="X,Y")
    wanted = parser.parse_args()
    out = wanted.out.resolve()
    if not wanted.again:
        shutil.rmtree(out, ignore_errors=True)
    began, seen = time.monotonic(), set[str]()
    machine = Machine(wanted.disk.resolve(), out, wanted.firmware, wanted.memory)
    try:
        while STARTED not in seen and time.monotonic() - began < wanted.limit:
            time.sleep(0.25)
            said = machine.said()
            for mark in MARKS:
                if mark in said and mark not in seen:
                    seen.add(mark)
                    print(f"{time.monotonic() - began:6.1f} s  {mark}", flush=True)
            if machine.process.poll() is not None:
                break
        time.sleep(QUIET_S)
        machine.picture("home")
        for number, place in enumerate(wanted.tap, start=1):
            x, y = map(int, place.split(","))
            machine.tap(x / 1000, y / 1000)
            time.sleep(QUIET_S)
            machine.picture(f"tap-{number}")
        print(f"QEMU held {machine.memory_mb():.0f} MB at most")
    finally:
        machine.pull()
    return 0 if STARTED in seen else 1


if __name__ == "__main__":
    sys.exit(main())
