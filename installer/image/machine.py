"""A terminal in QEMU, without KVM: its firmware, its TPM, its screen and a finger before it.

Used by boot.py and cuts.py. What it writes to its disk stays in OUT/disk.qcow2, beside the disk
that it began with; so do the firmware's variables and the TPM's state, whose plugs can be pulled.
"""

import json
import shutil
import socket
import subprocess
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

    def __init__(
        self,
        disk: Path,
        out: Path,
        firmware: Firmware,
        memory_mb: int = 1024,
        *,
        panel: bool = True,
    ) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._panel = panel
        self.out, self.disk, self.firmware = out, disk, firmware
        self.serial = out / "serial.log"
        self._layer = out / "disk.qcow2"
        if not self._layer.exists():
            subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", str(disk),
                            str(self._layer)], check=True)  # fmt: skip
        self._tpm = self._with_tpm() if firmware == "secure" else None
        self.process = subprocess.Popen(self._command(memory_mb))
        self._connect()

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

    def plug_panel(self) -> None:
        """Plug in a touch panel, by USB."""
        self.ask("device_add", driver="usb-tablet", id="panel", bus="usb.0")

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
        self.serial.unlink(missing_ok=True)
        return [
            # No VMware mouse: the tablet alone points.
            "qemu-system-x86_64", "-machine", f"q35,vmport=off{',smm=on' if secure else ''}",
            "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max", "-smp", "2",
            "-m", str(memory_mb), *([] if self.firmware == "bios" else self._uefi(secure=secure)),
            "-drive", f"file={self._layer},if=virtio,format=qcow2,cache=writeback",
            "-vga", "none", "-device", "virtio-vga,xres=1920,yres=1080",
            *(["-device", "virtio-tablet-pci"] if self._panel else []),
            "-device", "virtio-keyboard-pci", "-device", "qemu-xhci,id=usb",
            "-device", "virtio-rng-pci", "-device", "i6300esb",
            "-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net",
            "-display", "none", "-serial", f"file:{self.serial}",
            "-qmp", f"unix:{monitor},server=on,wait=off",
        ]  # fmt: skip

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
