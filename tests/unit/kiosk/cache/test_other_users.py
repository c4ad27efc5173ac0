"""The mirror between users: sync writes, the screen reads, and neither is the other."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cache.writer import Writer
from kiosk.config import Home
from protocol import index
from protocol.enrolment import Village
from protocol.pack import Pack
from tests.simulators.rows import block, facts, voucher

V = "439900001001"
ROOT = Path(__file__).parents[4]
GROUP, SCREEN, SYNC = 4242, 4343, 4444

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


@pytest.fixture
def home() -> Iterator[Home]:
    """In a folder where others come in, too; pytest closes its own as often as one begins."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Home(Path(folder) / "terminal")


@pytest.fixture
def filled(writer: Writer) -> Writer:
    catalogue = index.Catalogue(1, (), (), {}, "https://example.cn/r")
    writer.enrol([Village(V, "三塘村", b"k" * 32)])
    writer.put_catalogue(catalogue, index.write(catalogue))
    writer.apply(
        Pack(1, V, 1, None, "2026-02-01T08:00:00+08:00", (
            facts(data_date="2018-11-20"),
            block("vouchers", voucher(1)),
            block("projects", {"id": "p1", "code": "X-1", "name": "滩上水塘"}),
        ))
    )  # fmt: skip
    return writer


def given(home: Home, mode: int, user: int | None = None) -> None:
    """Let the mirror be a user's and a group's, as the package does."""
    for path in (home.mirror.parent, *home.mirror.parent.iterdir()):
        shutil.chown(path, user, GROUP)
    home.mirror.parent.chmod(mode)


_AS_SOMEBODY = f"""
import os, sys
from pathlib import Path
from kiosk.cache.front import front
from kiosk.cache.reader import Reader
from kiosk.config import Home
os.setgroups([{GROUP}]); os.setgid({SCREEN}); os.setuid({SCREEN})
home = Home(Path(sys.argv[1]))
reader = Reader(home)
assert reader.villages()[0].name == "三塘村"
assert reader.record_kind("p1") == "project"
assert front(home)
print(reader.data_version())
"""


@pytest.mark.parametrize("writing", [True, False], ids=["writer at work", "writer gone"])
@pytest.mark.parametrize("mode", [0o2770, 0o2750], ids=["group may write", "group may read"])
def test_somebody_elses_process_reads(
    filled: Writer, home: Home, *, writing: bool, mode: int
) -> None:
    if not writing:
        filled.close()
    given(home, mode)
    done = subprocess.run(
        [sys.executable, "-c", _AS_SOMEBODY, home.root],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout == "1\n"


_SCREEN_THEN_SYNC = f"""
import os, signal, sys
from pathlib import Path
from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home
home = Home(Path(sys.argv[1]))
def become(user):
    os.setgroups([]); os.setgid({GROUP}); os.setuid(user)
here, there = os.pipe()
screen = os.fork()
if screen == 0:
    become({SCREEN})
    reader = Reader(home)
    reader.villages()
    os.write(there, b"!")
    signal.pause()
os.close(there)
assert os.read(here, 1), "the screen broke off"
assert home.mirror.with_name("mirror.db-shm").stat().st_uid == {SCREEN}
if os.fork() == 0:
    become({SYNC})
    Writer(home).close()
    os._exit(0)
status = os.wait()[1]
os.kill(screen, signal.SIGKILL)
sys.exit(status)
"""


def test_sync_writes_where_the_screen_came_first(filled: Writer, home: Home) -> None:
    filled.close()
    given(home, 0o2770, SYNC)
    command = [sys.executable, "-c", _SCREEN_THEN_SYNC, home.root]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
