"""What a thief and a tinkerer get of a terminal with a TPM and Secure Boot: nothing.

    seal.py OUT

OUT/machine is what life.py left: a machine that knows our key and whose /var is sealed. Tried here:
its disk before another machine's TPM; a boot image with one changed byte; one whose signature is
whole, but another's. Exit status 1 where one of them went otherwise than it must. Pictures in
OUT/pictures.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from machine import STARTED, Machine

LIMIT_S = 900  # without KVM, on a machine that others use
BOOT_AT = 1024 * 1024  # bytes: where the boot partition begins
# What the boot loader or the kernel's first words are, whichever comes.
REFUSED, STARTS = "Security Violation|Access Denied", "EFI stub:|Linux version"


def told(disk: Path, out: Path, picture: Path) -> str:
    """Boot to the first frame; return what it says of its data."""
    machine = Machine(disk, out, "secure")
    try:
        if not machine.hears(STARTED, LIMIT_S):
            return "no first frame"
        time.sleep(5)
        shutil.copyfile(machine.picture("now"), picture)
        return machine.said().partition("data on the disk: ")[2].split()[0]
    finally:
        machine.pull()


def started(disk: Path, out: Path, picture: Path) -> str:
    """Return what becomes of a disk's boot image."""
    machine, end = Machine(disk, out, "secure"), time.monotonic() + LIMIT_S
    try:
        while time.monotonic() < end:
            if found := re.search(f"({REFUSED})|{STARTS}", machine.said(), re.IGNORECASE):
                return "refused" if found[1] else "started"
            time.sleep(0.25)
        return "nothing was said"
    finally:
        shutil.copyfile(machine.picture("now"), picture)
        machine.pull()


def beside(out: Path, to: Path, *, tpm: bool) -> Path:
    """Make a machine with another's firmware, which knows our key; with its TPM, or a new one."""
    to.mkdir()
    shutil.copyfile(out / "variables", to / "variables")
    if tpm:
        shutil.copytree(out / "tpm", to / "tpm")
    return to


def changed(disk: Path, folder: Path, *, signed_by_another: bool) -> Path:
    """Copy a disk and change its boot image."""
    copy = folder / f"disk-{signed_by_another}.raw"
    subprocess.run(["cp", "--sparse=always", str(disk), str(copy)], check=True)
    partition = f"{copy}@@{BOOT_AT}"
    listed = subprocess.run(["mdir", "-b", "-i", partition, "::EFI/Linux"],
                            capture_output=True, text=True, check=True).stdout  # fmt: skip
    image = folder / "boot.efi"
    for name in listed.split():
        subprocess.run(["mcopy", "-n", "-o", "-i", partition, name, str(image)], check=True)
        _sign_anew(image) if signed_by_another else _flip(image)
        subprocess.run(["mcopy", "-o", "-i", partition, str(image), name], check=True)
    return copy


def _sign_anew(image: Path) -> None:
    for command in (
        ["openssl", "req", "-new", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9",
         "-subj", "/CN=Another/", "-keyout", "key", "-out", "crt"],
        ["sbattach", "--remove", str(image)],
        ["sbsign", "--key", "key", "--cert", "crt", "--output", str(image), str(image)],
    ):  # fmt: skip
        subprocess.run(command, cwd=image.parent, check=True, capture_output=True)


def _flip(image: Path) -> None:
    with image.open("rb+") as file:
        file.seek(image.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def main(out: Path) -> int:
    """Try all of them; print each."""
    well, machine, pictures = True, out / "machine", out / "pictures"
    with tempfile.TemporaryDirectory(dir=out) as made:
        folder = Path(made)
        disk = machine / "disk.raw"
        for what, found, must in (
            ("its disk before another machine's TPM: the data are", lambda: told(
                disk, beside(machine, folder / "thief", tpm=False), pictures / "thief.png"),
             "closed"),
            ("a boot image with a changed byte is", lambda: started(
                changed(disk, folder, signed_by_another=False),
                beside(machine, folder / "byte", tpm=True), pictures / "byte.png"), "refused"),
            ("a boot image signed by another is", lambda: started(
                changed(disk, folder, signed_by_another=True),
                beside(machine, folder / "other", tpm=True), pictures / "other.png"), "refused"),
        ):  # fmt: skip
            seen = found()
            well &= seen == must
            print(f"{what} {seen}{'' if seen == must else f', but must be {must}'}", flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
