"""Boots a terminal's disk in QEMU, without KVM, and looks at what is on its screen.

    boot.py DISK OUT [--bios] [--limit SECONDS] [--tap X,Y ...]

The disk is not written to. OUT/home.png is the screen once kiosk-ui has drawn its first frame
(systemd says so on the serial port); each --tap, in thousandths of the screen, is a touch by the
virtual tablet and another picture. Exit status 1 where no frame came in time.
"""

import argparse
import json
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

STARTED = "Started kiosk-ui.service"
FIRMWARE = Path("/usr/share/OVMF")
MARKS = ("Linux version", "systemd[1]: ", "Started seatd.service", STARTED)
QUIET_S = 8.0


class Machine:
    """A virtual machine and the line to its monitor."""

    def __init__(self, disk: Path, out: Path, memory_mb: int, *, bios: bool) -> None:
        self.serial, monitor, variables = out / "serial.log", out / "monitor", out / "variables"
        self.serial.unlink(missing_ok=True)
        monitor.unlink(missing_ok=True)
        shutil.copyfile(FIRMWARE / "OVMF_VARS_4M.fd", variables)
        code = f"if=pflash,format=raw,readonly=on,file={FIRMWARE}/OVMF_CODE_4M.fd"
        uefi = ["-drive", code, "-drive", f"if=pflash,format=raw,file={variables}"]
        self.process = subprocess.Popen(
            ["qemu-system-x86_64", "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=512",
             "-cpu", "max", "-smp", "2", "-m", str(memory_mb), *([] if bios else uefi),
             "-drive", f"file={disk},if=virtio,snapshot=on,format=raw",
             "-vga", "none", "-device", "virtio-vga,xres=1920,yres=1080",
             "-device", "virtio-tablet-pci", "-device", "virtio-keyboard-pci",
             "-device", "virtio-rng-pci", "-device", "i6300esb",
             "-netdev", "user,id=net,restrict=on", "-device", "virtio-net-pci,netdev=net",
             "-display", "none", "-serial", f"file:{self.serial}",
             "-qmp", f"unix:{monitor},server=on,wait=off"]
        )  # fmt: skip
        end = time.monotonic() + 20
        while not monitor.exists() and time.monotonic() < end:
            time.sleep(0.1)
        line = socket.socket(socket.AF_UNIX)
        line.connect(str(monitor))
        self._monitor = line.makefile("rw")
        self._monitor.readline()
        self.ask("qmp_capabilities")

    def ask(self, command: str, **arguments: Any) -> Any:
        """Tell the monitor something; return its answer."""
        self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
        self._monitor.flush()
        while True:
            answer = json.loads(self._monitor.readline())
            if "error" in answer:
                raise RuntimeError(answer["error"])
            if "return" in answer:
                return answer["return"]

    def said(self) -> str:
        """Return what came on the serial port."""
        return self.serial.read_bytes().decode("utf-8", "replace") if self.serial.exists() else ""

    def picture(self, file: Path) -> None:
        """Write the screen as a PNG."""
        self.ask("screendump", filename=str(file), format="png")

    def tap(self, x: int, y: int) -> None:
        """Touch the screen at thousandths of its width and height."""
        at = [
            {"type": "abs", "data": {"axis": axis, "value": value * 32767 // 1000}}
            for axis, value in (("x", x), ("y", y))
        ]
        self.ask("input-send-event", events=at)
        for down in (True, False):
            button = {"type": "btn", "data": {"button": "left", "down": down}}
            self.ask("input-send-event", events=[button])
            time.sleep(0.3)

    def memory_mb(self) -> float:
        """Return what QEMU itself holds at most."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(text.split("VmHWM:")[1].split()[0]) / 1024

    def end(self) -> None:
        """Pull the plug."""
        self.process.kill()
        self.process.wait()


def main() -> int:
    """Boot, look, tap; print what was seen and when."""
    parser = argparse.ArgumentParser(prog="boot.py", description=__doc__)
    parser.add_argument("disk", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--bios", action="store_true", help="SeaBIOS instead of UEFI")
    parser.add_argument("--limit", type=float, default=240)
    parser.add_argument("--memory", type=int, default=1024, help="MB")
    parser.add_argument("--tap", action="append", default=[], metavar="X,Y")
    wanted = parser.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    began, seen = time.monotonic(), set[str]()
    machine = Machine(wanted.disk.resolve(), wanted.out.resolve(), wanted.memory, bios=wanted.bios)
    try:
        while STARTED not in seen and time.monotonic() - began < wanted.limit:
            time.sleep(0.5)
            said = machine.said()
            for mark in MARKS:
                if mark in said and mark not in seen:
                    seen.add(mark)
                    print(f"{time.monotonic() - began:6.1f} s  {mark}", flush=True)
            if machine.process.poll() is not None:
                break
        time.sleep(QUIET_S)
        machine.picture(wanted.out.resolve() / "home.png")
        for number, place in enumerate(wanted.tap, start=1):
            x, y = map(int, place.split(","))
            machine.tap(x, y)
            time.sleep(QUIET_S)
            machine.picture(wanted.out.resolve() / f"tap-{number}.png")
        print(f"QEMU held {machine.memory_mb():.0f} MB at most")
    finally:
        machine.end()
    return 0 if STARTED in seen else 1


if __name__ == "__main__":
    sys.exit(main())
