"""The demo on one machine: a province on loopback, one terminal, and how the two are brought up.

Every step is a command that an operator or technician would type; nothing is done behind their
back. Used by `main.py demo` (scripts/run) and by the journeys.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assets.demo import cases

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "demo only"  # noqa: S105 - the demo's offices guard nothing
CUSTODIANS = ("first", "second", "third")
START_S = 60  # how long the server may take to answer
STOP_S = 20

Progress = Callable[[str], None]


class StageError(RuntimeError):
    """A step of the demo ended badly; the step's own words are on standard error."""


@dataclass(frozen=True)
class Stage:
    """Folders of one demo. `root` may exist; what is done already is not done again."""

    root: Path
    say: Progress = field(default=lambda _line: None)

    @property
    def province_home(self) -> Path:
        """The province's database, feed and keys."""
        return self.root / "province"

    @property
    def batch(self) -> Path:
        """What the departments hand in."""
        return self.root / "batch"

    def environment(self, terminal: str = "terminal") -> dict[str, str]:
        """Return the variables that name this demo's folders."""
        return os.environ | {
            "MINGJING_PROVINCE_HOME": str(self.province_home),
            "MINGJING_HOME": str(self.root / terminal),
        }

    def province(self, *words: str, ok: Sequence[int] = (0,)) -> str:
        """Run `python -m province ...`; return its standard output."""
        return self._run([sys.executable, "-m", "province", *words], ok, "terminal")

    def terminal(self, *words: str, name: str = "terminal", ok: Sequence[int] = (0,)) -> str:
        """Run `main.py ...` for one terminal; return its standard output."""
        return self._run([sys.executable, "main.py", *words], ok, name)

    def prepare(self) -> None:
        """Bring the province to where its feed can be served. Done once."""
        done = self.root / "prepared"
        if done.exists():
            return
        self.root.mkdir(parents=True, exist_ok=True)
        if not (self.batch / "people.csv").exists():
            self.say("编一个示例县：人、钱、账、发票")
            self._run([sys.executable, "-m", "assets.demo", str(self.batch)], (0,), "terminal")
        self.say("各部门的数据进省平台")
        self.province("import", str(self.batch))
        self.say("密钥和纪检机关")
        self._keys_and_offices()
        self.say("发布")
        self.publish()
        done.touch()

    def publish(self) -> None:
        """Publish what has changed."""
        self.province("publish", "--phone-page", self.phone_page())

    def phone_page(self) -> str:
        """Return the address that record QR codes lead to."""
        return "https://mingjing.example/r"

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Serve the feed and the intake on loopback; yield the base address."""
        address = self.root / "address"
        address.unlink(missing_ok=True)
        server = subprocess.Popen(
            [sys.executable, "-m", "province", "serve", "--address-file", str(address)],
            cwd=ROOT,
            env=self.environment(),
        )
        try:
            yield _wait_for(address, server)
        finally:
            server.terminate()
            server.wait(timeout=STOP_S)

    def set_up(self, address: str, villages: Sequence[str], name: str = "terminal") -> None:
        """Enrol a terminal with a fresh code, as a technician does."""
        code = self.province("enrol-code", *villages).split()[-1]
        self.terminal("setup", "--province", address, "--code", code, "--again", name=name)

    def _keys_and_offices(self) -> None:
        secret = self.root / "passphrase"
        secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
        secret.chmod(0o600)
        self.province("keys", "init")
        for office in cases.OFFICES:
            self.province("office", "create", *office, "--passphrase-file", str(secret))
        self.province("keys", "sign-offices")

    def _run(self, command: Sequence[str], ok: Sequence[int], terminal: str) -> str:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment(terminal),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode not in ok:
            raise StageError(f"{' '.join(command[1:4])} ended with {done.returncode}")
        return done.stdout


def _wait_for(address: Path, server: "subprocess.Popen[bytes]") -> str:
    """Wait until the server has written where it listens."""
    import time  # noqa: PLC0415 - only here

    end = time.monotonic() + START_S
    while time.monotonic() < end:
        if server.poll() is not None:
            raise StageError(f"the server ended with {server.returncode}")
        if address.exists() and (text := address.read_text(encoding="utf-8").strip()):
            return text
        time.sleep(0.05)
    raise StageError("the server does not answer")
