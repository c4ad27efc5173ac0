"""Makes a boot image: kernel, first system and command line in one program, which firmware starts.

    boot_image.py STUB KERNEL INITRD COMMAND_LINE OS_RELEASE KEYS OUT

systemd's stub measures each part into PCR 11 of a TPM. What that comes to is worked out here and
signed with KEYS/state.key: a /var that was sealed to that key opens to every image so signed, and
to no other. Then the whole is signed with KEYS/boot.key for the firmware. No TPM is needed here.
In the order of Debian 12's stub (systemd 252) and 13's (257); another may measure other parts.
"""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PCR = 11
SBAT_SINCE = 254  # systemd's number
PAGE = 4096
POLICY_PCR = (0x17F).to_bytes(4, "big")
# One selection: SHA-256, three octets, bit 11.
SELECTION = bytes.fromhex("00000001000b03") + (1 << PCR).to_bytes(3, "little")


def sha256(data: bytes) -> bytes:
    """Return the hash."""
    return hashlib.sha256(data).digest()


def measured(parts: dict[str, bytes]) -> bytes:
    """Return PCR 11 as the stub leaves it: each part's name, then its content."""
    value = bytes(32)
    for name, data in parts.items():
        for what in (name.encode() + b"\0", data):
            value = sha256(value + sha256(what))
    return value


def openssl(*words: str, given: bytes = b"") -> bytes:
    """Return what openssl says."""
    command = ["openssl", *words]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def signed(value: bytes, keys: Path) -> bytes:
    """Return systemd's file of signatures for a value of PCR 11."""
    policy = sha256(bytes(32) + POLICY_PCR + SELECTION + sha256(value))
    public = openssl(
        "rsa", "-pubin", "-in", str(keys / "state.pem"), "-RSAPublicKey_out", "-outform", "DER"
    )
    signature = openssl("dgst", "-sha256", "-sign", str(keys / "state.key"), given=policy)
    return json.dumps({"sha256": [{
        "pcrs": [PCR], "pkfp": sha256(public).hex(), "pol": policy.hex(),
        "sig": base64.b64encode(signature).decode(),
    }]}).encode()  # fmt: skip


def of_its_own(stub: Path) -> dict[str, bytes]:
    """Return what the stub measures of itself: Debian 13's what it says of its version (SBAT)."""
    if int(section(stub, ".sdmagic").split()[3].partition(b".")[0]) < SBAT_SINCE:
        return {}
    return {".sbat": section(stub, ".sbat")}


def section(stub: Path, name: str) -> bytes:
    """Return one of a program's sections."""
    command = ["objcopy", "-O", "binary", f"--only-section={name}", str(stub), "/dev/stdout"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def end_of(stub: Path) -> int:
    """Return the first address behind the stub's own sections."""
    command = ["objdump", "-h", str(stub)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = re.findall(r"^ *\d+ \S+ +([0-9a-f]{8}) +([0-9a-f]{16})", told, re.MULTILINE)
    return max(int(at, 16) + int(size, 16) for size, at in rows)


def main(*words: str) -> int:
    """Write the signed boot image."""
    stub, kernel, initrd, line, release, keys, out = map(Path, words)
    its_own = of_its_own(stub)
    parts = {
        ".linux": kernel.read_bytes(), ".osrel": release.read_bytes(),
        ".cmdline": line.read_bytes().strip(), ".initrd": initrd.read_bytes(),
        **its_own, ".pcrpkey": (keys / "state.pem").read_bytes(),
    }  # fmt: skip
    at = end_of(stub)
    with tempfile.TemporaryDirectory() as made:
        words = []
        for name, data in (parts | {".pcrsig": signed(measured(parts), keys)}).items():
            if name in its_own:
                continue
            at = -(-at // PAGE) * PAGE
            file = Path(made) / name
            file.write_bytes(data)
            words += ["--add-section", f"{name}={file}", "--change-section-vma", f"{name}={at:#x}"]
            at += len(data)
        plain = Path(made) / "plain"
        subprocess.run(["objcopy", *words, str(stub), str(plain)], check=True)
        subprocess.run(
            ["sbsign", "--key", str(keys / "boot.key"), "--cert", str(keys / "boot.crt"),
             "--output", str(out), str(plain)], check=True, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    print(f"{out.name}: {out.stat().st_size // 1048576} MB, PCR {PCR} {measured(parts).hex()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
