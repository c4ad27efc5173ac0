"""A real nginx on loopback over a folder: its own prefix, its own end, its processor time told."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

_TEMPLATE = Path(__file__).with_name("nginx.conf")
_OWN = Path("~/.cache/mingjing-tools/nginx/usr/sbin/nginx").expanduser()
_WAIT_S = 60.0


@dataclass(frozen=True)
class Server:
    """nginx, serving."""

    port: int
    tls: bool
    prefix: Path
    process: "subprocess.Popen[bytes]"

    @property
    def address(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}/"

    def spent(self) -> float:
        """Processor time of master and workers so far, in seconds."""
        return sum(_ticks(pid) for pid in self._pids()) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> int:
        """Resident bytes of master and workers."""
        pages = sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in self._pids())
        return pages * os.sysconf("SC_PAGE_SIZE")

    def asked(self) -> list[tuple[int, int, str]]:
        """What was logged: (connection, status, path), where the log was asked for."""
        # nginx answers first and writes its line afterwards; once the line of a later request is
        # there, the one worker has written all those before it.
        last = f"/-/{time.monotonic_ns()}"
        requests.get(f"{self.address[:-1]}{last}", timeout=_WAIT_S)
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            lines = (self.prefix / "access.log").read_text().splitlines()
            parts = [line.split() for line in lines]
            if parts and parts[-1][-1] == last:
                found = [(int(part[0]), int(part[1]), part[3]) for part in parts]
                return [line for line in found if not line[2].startswith("/-/")]
            time.sleep(0.005)
        raise TimeoutError("nginx does not write its log")

    def _pids(self) -> list[int]:
        master = self.process.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        return [master, *map(int, workers)]


def program() -> str | None:
    """Return where nginx is: the machine's own, or the package unpacked by scripts/environment."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin") or (
        str(_OWN) if _OWN.exists() else None
    )


@contextmanager
def serving(
    root: Path, prefix: Path, *, tls: bool = False, log: bool = False, workers: int = 1
) -> Iterator[Server]:
    """Serve `root` on loopback until the block ends; `prefix` is nginx's own folder."""
    nginx = program()
    if nginx is None:
        raise FileNotFoundError("nginx: source scripts/environment with MINGJING_TESTING=1")
    prefix.mkdir(parents=True, exist_ok=True)
    port = _free()
    certificate = ""
    if tls:
        _certify(prefix)
        certificate = (
            f"ssl_certificate {prefix}/certificate.pem; ssl_certificate_key {prefix}/key.pem;"
        )
    text = _TEMPLATE.read_text()
    for name, value in {
        "@WORKERS@": str(workers),
        # Started by root its workers would be nobody, who may not read a folder of ours.
        "@USER@": "user root;" if os.geteuid() == 0 else "",
        "@PREFIX@": str(prefix),
        "@LOG@": f"{prefix}/access.log line" if log else "off",
        "@PORT@": str(port),
        "@TLS@": "ssl" if tls else "",
        "@CERTIFICATE@": certificate,
        "@ROOT@": str(root),
    }.items():
        text = text.replace(name, value)
    (prefix / "nginx.conf").write_text(text)
    process = subprocess.Popen(
        [nginx, "-e", f"{prefix}/error.log", "-p", str(prefix), "-c", f"{prefix}/nginx.conf"]
    )
    try:
        _wait(port, process)
        yield Server(port, tls, prefix, process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=_WAIT_S)


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + _WAIT_S
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise TimeoutError(f"nginx does not answer (ended with {process.poll()})")


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _certify(prefix: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .sign(key, SHA256())
    )
    (prefix / "certificate.pem").write_bytes(made.public_bytes(Encoding.PEM))
    (prefix / "key.pem").write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
