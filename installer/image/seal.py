"""What a thief and a tinkerer get of a terminal with a TPM and Secure Boot: nothing.

    seal.py DISK OUT

OUT is what `boot.py DISK OUT --firmware secure` left: a machine that knows our key and whose
/var is sealed. Tried here: the same machine once more; its disk before another machine's TPM; a
boot image with one changed byte; one whose signature is whole, but another's. Exit status 1 where
one of them went otherwise than it must.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from machine import STARTED, Machine

LIMIT_S = 900  # without KVM, on a machine that others use
REFUSED_S = 120  # after the boot loader began; an image that is started says so in a few seconds
BOOT_AT = 1024 * 1024  # bytes: where the boot partition begins


def told(disk: Path, out: Path) -> str:
    """Boot to the first frame; return what it says of its data."""
    machine = Machine(disk, out, "secure")
    try:
        if not machine.hears(STARTED, LIMIT_S):
            return "no first frame"
        machine.picture("seal")
        return machine.said().partition("data on the disk: ")[2].split()[0]
    finally:
        machine.pull()


def starts(disk: Path, out: Path) -> bool | str:
    """Whether the boot loader starts the kernel at all; a word where not even it was started."""
    machine = Machine(disk, out, "secure")
    try:
        if not machine.hears("BdsDxe: starting", LIMIT_S):
            return "no boot loader"
        return machine.hears("EFI stub:", REFUSED_S)
    finally:
        machine.picture("refused")
        machine.pull()


def moved(out: Path, to: Path, *, disk: bool, tpm: bool) -> Path:
    """Make a machine that has some of another's parts, its firmware's variables among them."""
    to.mkdir()
    shutil.copyfile(out / "variables", to / "variables")
    if disk:
        shutil.copyfile(out / "disk.qcow2", to / "disk.qcow2")
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
    name = listed.split()[0]
    image = folder / "boot.efi"
    subprocess.run(["mcopy", "-n", "-o", "-i", partition, name, str(image)], check=True)
    if signed_by_another:
        for command in (
            ["openssl", "req", "-new", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9",
             "-subj", "/CN=Another/", "-keyout", "key", "-out", "crt"],
            ["sbattach", "--remove", str(image)],
            ["sbsign", "--key", "key", "--cert", "crt", "--output", str(image), str(image)],
        ):  # fmt: skip
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
    else:
        with image.open("rb+") as file:
            file.seek(image.stat().st_size // 2)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))
    subprocess.run(["mcopy", "-o", "-i", partition, str(image), name], check=True)
    return copy


def main(disk: Path, out: Path) -> int:
    """Try all of them; print each."""
    well = True
    with tempfile.TemporaryDirectory(dir=out.parent) as made:
        folder = Path(made)
        for what, found, must in (
            ("the same machine", lambda: told(disk, out), "tpm"),
            ("its disk, another machine's TPM", lambda: told(
                disk, moved(out, folder / "thief", disk=True, tpm=False)), "closed"),
            ("a boot image with a changed byte is started", lambda: starts(
                changed(disk, folder, signed_by_another=False),
                moved(out, folder / "byte", disk=False, tpm=True)), False),
            ("a boot image signed by another is started", lambda: starts(
                changed(disk, folder, signed_by_another=True),
                moved(out, folder / "other", disk=False, tpm=True)), False),
        ):  # fmt: skip
            seen = found()
            well &= seen == must
            print(f"{what}: {seen}{'' if seen == must else f', but must be {must}'}", flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
