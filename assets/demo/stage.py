"""A province on loopback and its terminals, brought up by the commands that people would type.

Nothing is done behind the operator's or the technician's back. Used by `main.py demo`
(scripts/run) for the demo, and by the journeys, which bring batches of their own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READINGS = Path(__file__).parent / "readings.zst"  # of the demo's own pictures: minutes spared
PASSPHRASE = "demo only"  # noqa: S105 - the demo's offices guard nothing
CUSTODIANS = ("first", "second", "third")
PASSWORD = "mingjing demo"  # noqa: S105 - likewise
ADDRESS = "https://mingjing.example/"  # where the demo's QR codes would lead
HELPLINE = ("439900", "0999-5550100")  # whom to call when a terminal is broken
START_S = 60  # how long the server may take to answer
STOP_S = 60
_LOOK_S = 0.05

Progress = Callable[[str], None]


class StageError(RuntimeError):
    """A step ended badly; the step's own words are on standard error."""


def _silent(_line: str) -> None:
    return


@dataclass(frozen=True)
class Stage:
    """One province and its terminals below the folder `root`."""

    root: Path
    say: Progress = _silent

    def environment(self, terminal: str = "terminal") -> dict[str, str]:
        """Return the variables that name this stage's folders."""
        return os.environ | {
            "MINGJING_PROVINCE_HOME": str(self.root / "province"),
            "MINGJING_HOME": str(self.root / terminal),
        }

    def province(self, *words: str, ok: Sequence[int] = (0,)) -> str:
        """Run `python -m province ...`; return its standard output."""
        return self._run([sys.executable, "-m", "province", *words], ok, "terminal")

    def terminal(self, *words: str, name: str = "terminal", ok: Sequence[int] = (0,)) -> str:
        """Run `main.py ...` for one terminal; return its standard output."""
        return self._run([sys.executable, "main.py", *words], ok, name)

    @property
    def passphrases(self) -> Path:
        """A file with the same passphrase for whoever is asked."""
        file = self.root / "passphrases"
        if not file.exists():
            self.root.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_text(f"{PASSPHRASE}\n" * (1 + len(CUSTODIANS)), encoding="utf-8")
        return file

    def prepare(
        self,
        batch: Path,
        offices: Sequence[Sequence[str]],
        outcomes: Sequence[Sequence[str]] = (),
        officers: Sequence[Sequence[str]] = (),
    ) -> None:
        """Bring the province to where its feed can be served; a second call does nothing.

        Args:
            batch: a folder or .zip of the exchange standard.
            offices: arguments of `office create`, one office each.
            outcomes: arguments of `outcome`, one step each.
            officers: arguments of `officer create`, one account each.
        """
        done = self.root / "prepared"
        if done.exists():
            return
        self.root.mkdir(parents=True, exist_ok=True)
        self.say("各部门的数据进省平台")
        self.province("import", str(batch))
        for step in outcomes:
            self.province("outcome", *step)
        self.say("密钥和纪检机关")
        self.province("keys", "init")
        self.province("address", ADDRESS)
        self.province("helpline", *HELPLINE)
        custodians = [word for name in CUSTODIANS for word in ("--custodian", name)]
        secret = ("--passphrase-file", str(self.passphrases))
        for office in offices:
            self.province("office", "create", *office, *custodians, *secret)
        self.province("keys", "sign-offices")
        self.province("software", "opener")
        for officer in officers:
            self.officer(*officer)
        self.say("看发票和照片里有没有个人号码")
        self.province("look", "--readings", str(READINGS))
        self.province("chain")
        self.say("发布")
        self.province("publish")
        done.touch()

    @contextmanager
    def serving(self, port: int | None = None) -> Iterator[str]:
        """Serve the feed and the intake on loopback; yield the address. No port: any free one."""
        address = self.root / "address"
        address.unlink(missing_ok=True)
        server = subprocess.Popen(
            [
                *(sys.executable, "-m", "province", "serve", "--address-file", str(address)),
                *(() if port is None else ("--port", str(port))),
            ],
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

    def office(self, verb: str, code: str, report: int, *words: str) -> str:
        """Run one verb of an office on one of its reports."""
        secret = ("--passphrase-file", str(self.passphrases))
        return self.province("office", verb, code, str(report), *words, *secret)

    def officer(self, *words: str) -> None:
        """Make an account of the workbench: PASSWORD to log in, PASSPHRASE for its key."""
        file = self.root / "officer-passphrases"
        if not file.exists():
            file.touch(mode=0o600)
            file.write_text(f"{PASSWORD}\n{PASSPHRASE}\n{PASSPHRASE}\n", encoding="utf-8")
        self.province("officer", "create", *words, "--passphrase-file", str(file))

    def code(self, account: str) -> str:
        """Return a code that stands in for the phone of an account, once."""
        return self.province("officer", "code", account).strip()

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
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        if server.poll() is not None:
            raise StageError(f"the server ended with {server.returncode}")
        if address.exists() and (text := address.read_text(encoding="utf-8").strip()):
            return text
        time.sleep(_LOOK_S)
    raise StageError("the server does not answer")
