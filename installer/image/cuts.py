"""Pulls a terminal's plug again and again, in the middle of sync and of a system's update.

    cuts.py DISK OUT TIMES [--firmware bios|uefi|secure] [--seed N]

Each time: switched on, the first frame awaited (it came back), the plug pulled at a moment drawn at
random while sync, the update or the writing of the other slot goes on. The same disk, firmware
variables and TPM live through all of it; the province is served by hall.py meanwhile. Exit status 1
where it did not come back once.
"""

import argparse
import random
import re
import shutil
import sys
import time
from pathlib import Path

from machine import STARTED, Machine

LIMIT_S = 900  # without KVM, on a machine that others use
MARKS = {
    "kiosk-sync": r"Started kiosk-sync\.service|Starting kiosk-sync",
    "update": r"Starting kiosk-update", "update done": r"Finished kiosk-update",
    "writing": r"Starting kiosk-system", "writing done": r"Finished kiosk-system",
    "new system": r"mingjing\.root=([0-9a-f]{8})", "tpm": r"data on the disk: (\w+)",
}  # fmt: skip


def doing(said: str) -> str:
    """Say what was going on when the plug was pulled."""
    found = []
    for what in ("update", "writing"):
        begun, ended = (len(re.findall(MARKS[name], said)) for name in (what, f"{what} done"))
        if begun > ended:
            found.append(what)
    if re.search(MARKS["kiosk-sync"], said):
        found.insert(0, "sync runs")
    return ", ".join(found) or "booting"


def main() -> int:
    """Pull it so many times; print each."""
    parser = argparse.ArgumentParser(prog="cuts.py", description=__doc__)
    parser.add_argument("disk", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("times", type=int)
    parser.add_argument("--firmware", choices=("bios", "uefi", "secure"), default="secure")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--longest", type=float, default=60, help="seconds after the first frame")
    parser.add_argument("--again", action="store_true")
    wanted = parser.parse_args()
    if not wanted.again:
        shutil.rmtree(wanted.out, ignore_errors=True)
    dice, back = random.Random(wanted.seed), 0  # noqa: S311 - no secret
    for number in range(1, wanted.times + 1):
        machine = Machine(wanted.disk.resolve(), wanted.out.resolve(), wanted.firmware)
        began = time.monotonic()
        came = machine.hears(STARTED, LIMIT_S)
        took = time.monotonic() - began
        back += came
        if not came:
            machine.picture(f"lost-{number}")
        else:
            time.sleep(dice.uniform(0, wanted.longest))
        said = machine.said()
        if number in {1, wanted.times}:
            machine.picture(f"time-{number}")
        machine.pull()
        root = re.search(MARKS["new system"], said)
        seal = re.search(MARKS["tpm"], said)
        print(
            f"{number:3} {'back' if came else 'LOST'} after {took:4.0f} s,"
            f" root {root[1] if root else '?'}, data {seal[1] if seal else '?'};"
            f" pulled {time.monotonic() - began - took:3.0f} s later: {doing(said)}", flush=True,
        )  # fmt: skip
        shutil.copyfile(machine.serial, wanted.out / f"serial-{number}.log")
    print(f"{back} of {wanted.times} times it came back")
    return 0 if back == wanted.times else 1


if __name__ == "__main__":
    sys.exit(main())
