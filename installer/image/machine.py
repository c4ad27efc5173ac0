"""A terminal in QEMU, without KVM: its firmware, its TPM, its screen and a finger before it.

Used by boot.py, living.py and seal.py. What it writes to its disk stays in OUT/disk.qcow2,
beside the disk that it began with; so do the firmware's variables and the TPM's state, whose plugs
can be pulled. OUT/line speaks with its serial port, OUT/debugger with QEMU's door for debuggers.
"""

import json
import os
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path
from typing import Any, Final, Literal

Firmware = Literal["bios", "uefi", "secure"]  # secure: a TPM, Secure Boot in set-up mode at first
FIRMWARE: Final = Path("/usr/share/OVMF")
STARTED: Final = "Started kiosk-ui.service"
COMPOSED: Final = "qt.qpa.wayland"  # the program talks to a compositor that has begun
_PATIENCE_S: Final = 20


class Machine:
    """A virtual machine, on from the moment it is made; and the line to its monitor."""

    def __init__(  # noqa: PLR0913 - what a machine may have
        self,
        disk: Path,
        out: Path,
        firmware: Firmware,
        memory_mb: int = 1024,
        *,
        panel: bool = True,
        mouse: bool = False,
        writes: Path | None = None,
        clock: str = "",
    ) -> None:
        """Switch it on; `writes`: where each write to the disk is logged (writes.py).

        `clock`: what its clock says then, as in 2027-11-28T09:00:00; empty: the truth.
        """
        out.mkdir(parents=True, exist_ok=True)
        self._panel, self._mouse, self._writes, self._clock = panel, mouse, writes, clock
        self.out, self.disk, self.firmware = out, disk, firmware
        self.serial, self.debugger = out / "serial.log", out / "debugger"
        self._stick, self._asking = 0, threading.Lock()
        self._layer = out / "disk.qcow2"
        if not self._layer.exists():
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", str(disk),
                            str(self._layer)], check=True)  # fmt: skip
        self._tpm = self._with_tpm() if firmware == "secure" else None
        self.process = subprocess.Popen(self._command(memory_mb))
        self._connect()

    def ask(self, command: str, **arguments: Any) -> Any:
        """Tell the monitor something; return its answer."""
        with self._asking:
            self._monitor.write(json.dumps({"execute": command, "arguments": arguments}) + "\n")
            self._monitor.flush()
            while True:
                answer = json.loads(self._monitor.readline())
                if "error" in answer:
                    raise RuntimeError(answer["error"])
                if "return" in answer:
                    return answer["return"]

    def said(self) -> str:
        """Return what came on the serial port since it was switched on."""
        return self.serial.read_bytes().decode("utf-8", "replace") if self.serial.exists() else ""

    def hears(self, mark: str, limit_s: float) -> bool:
        """Wait until it says something on the serial port; False: it ended, or not in time."""
        end = time.monotonic() + limit_s
        while mark not in self.said():
            if time.monotonic() > end or self.process.poll() is not None:
                return False
            time.sleep(0.25)
        return True

    def picture(self, name: str) -> Path:
        """Keep the screen as a PNG."""
        file = self.out / f"{name}.png"
        self.ask("screendump", filename=str(file), format="png")
        return file

    def tap(self, x: float, y: float) -> None:
        """Touch the screen at parts of its width and height."""
        self.point(x, y)
        for down in (True, False):
            self.press(down=down)
            time.sleep(0.3)

    def point(self, x: float, y: float) -> None:
        """Bring the finger there."""
        at = [
            {"type": "abs", "data": {"axis": axis, "value": round(value * 32767)}}
            for axis, value in (("x", x), ("y", y))
        ]
        self.ask("input-send-event", events=at)

    def press(self, *, down: bool) -> None:
        """Put the finger down, or lift it."""
        button = {"type": "btn", "data": {"button": "left", "down": down}}
        self.ask("input-send-event", events=[button])

    def chord(self, *keys: str) -> None:
        """Press some keys of a keyboard at once, by QEMU's names for them."""
        self.ask("send-key", keys=[{"type": "qcode", "data": key} for key in keys])

    def type_at_line(self, text: str) -> None:
        """Type at the serial port."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.out / "line"))
            line.sendall(text.encode())

    def plug_stick(self, image: Path) -> None:
        """Plug in a USB stick."""
        self._stick += 1
        name = f"stick{self._stick}"
        self.ask("blockdev-add", **{"node-name": name, "driver": "raw", "file":
                                    {"driver": "file", "filename": str(image)}})  # fmt: skip
        self.ask("device_add", driver="usb-storage", id=name, bus="usb.0", drive=name)

    def processor_s(self) -> float:
        """Return the seconds of processor that it took, which others' load moves little."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def link(self, part: str, *, up: bool) -> None:
        """Plug in or pull a cable: the machine's own ("cable"), or that of all beyond ("net")."""
        self.ask("set_link", name=part, up=up)

    def plug_panel(self) -> None:
        """Plug in a touch panel, by USB."""
        self.ask("device_add", driver="usb-tablet", id="panel", bus="usb.0")

    def unplug_mouse(self) -> None:
        """Take away the mouse that it was made with."""
        self.ask("device_del", id="mouse")

    def memory_mb(self) -> float:
        """Return what QEMU itself holds at most."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(text.split("VmHWM:")[1].split()[0]) / 1024

    def pull(self) -> None:
        """Pull the plug."""
        self._monitor.close()
        self._line.close()
        self.process.kill()
        self.process.wait()
        if self._tpm is not None:
            self._tpm.kill()
            self._tpm.wait()

    def _command(self, memory_mb: int) -> list[str]:
        secure, monitor = self.firmware == "secure", self.out / "monitor"
        monitor.unlink(missing_ok=True)
        for old in (self.serial, self.debugger, self.out / "line", self.out / "frames"):
            old.unlink(missing_ok=True)
        return [
            # No VMware mouse: the tablet alone points.
            "qemu-system-x86_64", "-machine", f"q35,vmport=off{',smm=on' if secure else ''}",
            # Without KVM, what a newer processor can do (AVX) costs more than it brings.
            "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "Nehalem-v1", "-smp", "2",
            "-m", str(memory_mb), *([] if self.firmware == "bios" else self._uefi(secure=secure)),
            "-nodefaults", *(["-rtc", f"base={self._clock}"] if self._clock else []), *self._disk(),
            "-device", "virtio-vga,xres=1920,yres=1080",
            *(["-device", "virtio-tablet-pci"] if self._panel else []),
            "-device", "virtio-keyboard-pci", "-device", "qemu-xhci,id=usb",
            *(["-device", "usb-mouse,id=mouse,bus=usb.0"] if self._mouse else []),
            "-device", "virtio-rng-pci", "-device", "i6300esb",
            # A hub, so that others can hear and send frames of its network, too (ports.py).
            "-netdev", "user,id=net", "-netdev", "hubport,id=h1,hubid=0,netdev=net",
            "-netdev", "dgram,id=frames," + ",".join(
                f"{which}.type=unix,{which}.path={self.out / name}"
                for which, name in (("local", "frames"), ("remote", "heard"))),
            "-netdev", "hubport,id=h2,hubid=0,netdev=frames", "-netdev", "hubport,id=h3,hubid=0",
            "-device", "virtio-net-pci,id=cable,netdev=h3,romfile=",
            "-display", "none", "-serial", "chardev:line", "-chardev",
            f"socket,id=line,path={self.out}/line,server=on,wait=off,logfile={self.serial}",
            "-qmp", f"unix:{monitor},server=on,wait=off",
            "-gdb", f"unix:path={self.debugger},server=on,wait=off",
        ]  # fmt: skip

    def _disk(self) -> list[str]:
        written = {"driver": "qcow2", "file": {"driver": "file", "filename": str(self._layer)}}
        if self._writes is not None:
            log = {"driver": "file", "filename": str(self._writes)}
            written = {"driver": "blklogwrites", "file": written, "log": log}
        return ["-blockdev", json.dumps({"node-name": "disk", **written}),
                "-device", "virtio-blk-pci,drive=disk,bootindex=0"]  # fmt: skip

    def _uefi(self, *, secure: bool) -> list[str]:
        variables = self.out / "variables"
        if not variables.exists():
            shutil.copyfile(FIRMWARE / "OVMF_VARS_4M.fd", variables)
        name = "OVMF_CODE_4M.secboot.fd" if secure else "OVMF_CODE_4M.fd"
        words = ["-drive", f"if=pflash,format=raw,readonly=on,file={FIRMWARE}/{name}",
                 "-drive", f"if=pflash,format=raw,file={variables}"]  # fmt: skip
        if secure:
            words += ["-global", "driver=cfi.pflash01,property=secure,value=on",
                      "-global", "ICH9-LPC.disable_s3=1",
                      "-chardev", f"socket,id=tpm,path={self.out}/tpm-line",
                      "-tpmdev", "emulator,id=tpm0,chardev=tpm",
                      "-device", "tpm-crb,tpmdev=tpm0"]  # fmt: skip
        return words

    def _with_tpm(self) -> "subprocess.Popen[bytes]":
        (self.out / "tpm").mkdir(exist_ok=True)
        line = self.out / "tpm-line"
        line.unlink(missing_ok=True)
        process = subprocess.Popen(
            ["swtpm", "socket", "--tpm2", "--tpmstate", f"dir={self.out}/tpm",
             "--ctrl", f"type=unixio,path={line}", "--flags", "startup-clear"]
        )  # fmt: skip
        _appears(line)
        return process

    def _connect(self) -> None:
        monitor = self.out / "monitor"
        _appears(monitor)
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(str(monitor))
        self._monitor = self._line.makefile("rw")
        self._monitor.readline()
        self.ask("qmp_capabilities")


def _appears(path: Path) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.1)
