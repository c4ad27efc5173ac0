"""A PostgreSQL of the tests' own: a cluster in a folder, on a socket in it, without any port.

python -m tests.simulators.postgres COMMAND ...     run a command with a province on it
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from province.dsn import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OWNER: Final = "mingjing-owner"
START_S: Final = 60
_BINARIES: Final = sorted(Path("/usr/lib/postgresql").glob("[0-9]*/bin"))


def there() -> bool:
    """Return whether this machine has a PostgreSQL to start."""
    return bool(_BINARIES)


class Cluster:
    """A running cluster; `OWNER` may do anything in it, and nobody needs a password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def address(self, name: str, user: str = OWNER) -> str:
        """Return how a database is named to the province."""
        return f"postgresql://{user}@/{name}?host={self.folder}"

    def sql(self, text: str, name: str = "postgres", user: str = OWNER) -> str:
        """Run SQL by psql; return what it printed, columns parted by `|`.

        Raises:
            subprocess.CalledProcessError: refused; `stderr` says why.
        """
        said = subprocess.run(
            ["psql", "-h", self.folder, "-U", user, "-d", name, "-qAt", "-v", "ON_ERROR_STOP=1"],
            input=text, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return said.stdout

    def make(self, name: str) -> None:
        """Make an empty database."""
        self.sql(f'CREATE DATABASE "{name}"')


@contextmanager
def cluster(kept: Path | None = None) -> Iterator[Cluster]:
    """Start a cluster; it and its folder end with the context, unless it is one to be kept."""
    folder = kept or Path(tempfile.mkdtemp(prefix="mingjing-pg-"))  # a socket's path must be short
    folder.mkdir(exist_ok=True)
    try:
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(folder, _servant())
        if not (folder / "data").exists():
            _run("initdb", "-D", folder / "data", "-U", OWNER, "-A", "trust", "-E", "UTF8",
                 "--locale=C")  # fmt: skip
        settings = f"-c listen_addresses= -k {folder}"
        _run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-o", settings, "-w",
             "-t", str(START_S), "start")  # fmt: skip
        try:
            yield Cluster(folder)
        finally:
            _run("pg_ctl", "-D", folder / "data", "-m", "fast", "-w", "stop")
    finally:
        if kept is None:
            shutil.rmtree(folder)


def _servant() -> str:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(program: str, *words: Path | str) -> None:
    command: Sequence[Path | str] = [_BINARIES[-1] / program, *words]
    if os.geteuid() == 0:
        command = ["runuser", "-u", _servant(), "--", *command]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/")


def main(command: Sequence[str]) -> int:
    """Run a command with `MINGJING_PROVINCE_DATABASE` naming a fresh database."""
    with cluster() as running:
        running.make("mingjing")
        here = os.environ | {VARIABLE: running.address("mingjing")}
        return subprocess.run(command, env=here, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
