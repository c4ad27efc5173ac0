"""What a thief and a tinkerer get of a terminal with a TPM and Secure Boot: nothing.

    seal.py OUT

OUT/machine is what life.py left: a machine that knows our key and whose /var is sealed. Tried here,
at once: its disk before another machine's TPM; before its own, a disk with one changed byte in the
boot image, and one with another's signature. Exit status 1 where one of them went otherwise than
it must. Pictures in OUT/pictures.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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


def before_another_tpm(out: Path, folder: Path) -> str:
    """Return what its disk tells a machine that knows our key, but has a TPM of its own."""
    folder.mkdir()
    shutil.copyfile(out / "machine/variables", folder / "variables")
    return told(out / "machine/disk.raw", folder, out / "pictures/thief.png")


def with_boot_image(out: Path, folder: Path, change: Callable[[Path], None]) -> str:
    """Return what becomes of a changed boot image in its own machine."""
    shutil.copytree(out / "machine/tpm", folder / "tpm")
    shutil.copyfile(out / "machine/variables", folder / "variables")
    disk, image = folder / "disk.raw", folder / "boot.efi"
    subprocess.run(["cp", "--sparse=always", out / "disk/mingjing.raw", disk], check=True)
    partition = f"{disk}@@{BOOT_AT}"
    listed = subprocess.run(["mdir", "-b", "-i", partition, "::EFI/Linux"],
                            capture_output=True, text=True, check=True).stdout  # fmt: skip
    for name in listed.split():
        subprocess.run(["mcopy", "-n", "-o", "-i", partition, name, str(image)], check=True)
        change(image)
        subprocess.run(["mcopy", "-o", "-i", partition, str(image), name], check=True)
    return started(disk, folder, out / f"pictures/{folder.name}.png")


def sign_anew(image: Path) -> None:
    """Put another's signature in place of ours."""
    for command in (
        ["openssl", "req", "-new", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "9",
         "-subj", "/CN=Another/", "-keyout", "key", "-out", "crt"],
        ["sbattach", "--remove", str(image)],
        ["sbsign", "--key", "key", "--cert", "crt", "--output", str(image), str(image)],
    ):  # fmt: skip
        subprocess.run(command, cwd=image.parent, check=True, capture_output=True)


def flip(image: Path) -> None:
    """Change one bit."""
    with image.open("rb+") as file:
        file.seek(image.stat().st_size // 2)
        byte = file.read(1)
        file.seek(-1, 1)
        file.write(bytes([byte[0] ^ 1]))


def main(out: Path) -> int:
    """Try all of them; print each."""
    well = True
    with tempfile.TemporaryDirectory(dir=out) as made, ThreadPoolExecutor() as pool:
        folder = Path(made)
        thief = pool.submit(before_another_tpm, out, folder / "thief")
        byte = pool.submit(with_boot_image, out, folder / "byte", flip)
        other = pool.submit(with_boot_image, out, folder / "other", sign_anew)
        for what, found, must in (
            ("its disk before another machine's TPM: the data are", thief, "closed"),
            ("a boot image with a changed byte is", byte, "refused"),
            ("a boot image signed by another is", other, "refused"),
        ):
            seen = found.result()
            well &= seen == must
            print(f"{what} {seen}{'' if seen == must else f', but must be {must}'}", flush=True)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
