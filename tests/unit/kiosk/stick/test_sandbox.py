"""What the reading process can do once it has given everything up: tried from inside."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.sync.stick import Stick

ROOT = Path(__file__).resolve().parents[4]
PROBE = """
import ctypes, mmap, os, signal, socket, subprocess, sys, threading
from kiosk.stick import sandbox
folder = os.open(sys.argv[1], os.O_RDONLY) if len(sys.argv) > 1 else -1
data = os.open(os.path.join(sys.argv[2], "stick.img"), os.O_RDWR) if len(sys.argv) > 2 else -1
tries = {
    "read a file": lambda: os.close(os.open("/etc/hostname", os.O_RDONLY)),
    "list a folder": lambda: os.listdir("/"),
    "write a file": lambda: os.open("/tmp/probe", os.O_CREAT | os.O_WRONLY),
    "look at a process": lambda: os.open("/proc/1/status", os.O_RDONLY),
    "read its own memory": lambda: os.open("/proc/self/mem", os.O_RDONLY),
    "tcp": lambda: socket.create_connection(("127.0.0.1", 9)),
    "udp": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
    "unix": lambda: socket.socket(socket.AF_UNIX),
    "netlink": lambda: socket.socket(socket.AF_NETLINK),
    "fork": os.fork,
    "thread": lambda: threading.Thread(target=int).start(),
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
    "mount": lambda: libc("mount", b"none", b"/mnt", b"tmpfs", 0, None),
    "ptrace": lambda: libc("ptrace", 16, os.getppid(), 0, 0),
    "code from memory": lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC),
    "become root": lambda: os.setuid(0),
    "ioctl": lambda: os.ttyname(0),
    "link": lambda: os.symlink("/etc/passwd", "/tmp/probe-link"),
    "raise a limit": lambda: __import__("resource").setrlimit(7, (64, 64)),
}
def libc(name, *arguments):
    if getattr(library, name)(*arguments):
        raise OSError(ctypes.get_errno(), name)
library = ctypes.CDLL(None, use_errno=True)
"x".encode("idna")
held = sandbox.enter([folder] if folder >= 0 else [])
done = []
for name, attempt in tries.items():
    try:
        attempt()
    except (OSError, RuntimeError, ValueError):
        continue
    done.append(name)
if folder >= 0:
    inside = os.open("here", os.O_RDONLY, dir_fd=folder)
    assert os.read(inside, 4) == b"feed"
    for away in ("../secret", "/etc/hostname", "link"):
        try:
            os.open(away, os.O_RDONLY, dir_fd=folder)
        except OSError:
            continue
        done.append("out by " + away)
    made = os.open("new", os.O_CREAT | os.O_WRONLY | os.O_EXCL, dir_fd=folder)
    assert os.write(made, b"x") == 1
if data >= 0:
    assert os.pread(data, 4, 0) == b"disk"
    assert os.pwrite(data, b"D", 0) == 1
    try:
        os.open("/proc/self/fd/%d" % data, os.O_RDONLY)
    except OSError:
        pass
    else:
        done.append("open again")
print(sorted(held), done)
"""


@pytest.mark.parametrize("with_folder", [True, False], ids=["a folder", "a device"])
def test_nothing_but_the_stick_can_be_opened(tmp_path: Path, *, with_folder: bool) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / "here").write_bytes(b"feed")
    (folder / "link").symlink_to("/etc/hostname")
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "stick.img").write_bytes(b"disk")
    words = [str(folder)] if with_folder else ["", str(tmp_path)]
    probe = PROBE if with_folder else PROBE.replace("if len(sys.argv) > 1 else", "if False else")
    done = subprocess.run(
        [sys.executable, "-c", probe, *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    if "landlock" not in done.stdout or "seccomp" not in done.stdout:
        pytest.skip(f"this kernel holds only {done.stdout}")
    assert done.stdout == "['landlock', 'seccomp'] []\n"


def test_landlock_alone_and_seccomp_alone_shut_what_they_can() -> None:
    """A kernel may have one and not the other; neither leaves a file or a socket open alone."""
    for missing, kept in (("_landlock", "seccomp"), ("_seccomp", "landlock")):
        probe = (
            "import os, socket\nfrom kiosk.stick import sandbox\n'x'.encode('idna')\n"
            f"sandbox.{missing} = lambda *_: False\n"
            "print(sorted(sandbox.enter()))\n"
            "for attempt in (lambda: open('/etc/hostname'),"
            " lambda: socket.create_connection(('127.0.0.1', 9))):\n"
            "    try: attempt()\n"
            "    except PermissionError: print('refused')\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=False
        )
        if kept not in done.stdout:
            pytest.skip("not in this kernel")
        assert done.stdout == f"['{kept}']\nrefused\nrefused\n", done.stderr


def test_the_reading_process_holds_no_key(tmp_path: Path) -> None:
    """It is a fresh program: its memory never held what sync knows."""
    with Stick(tmp_path, "http://x/feed/", lambda: None) as stick:
        there = Path(f"/proc/{stick._process.pid}")
        assert b"kiosk.stick.process" in (there / "cmdline").read_bytes()
        names = (there / "environ").read_bytes().split(b"\0")
        assert not [name for name in names if name.startswith(b"MINGJING")]
        status = (there / "status").read_text()
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status
        opened = {path.readlink() for path in (there / "fd").iterdir()}
        assert len([path for path in opened if path.is_absolute()]) == 2  # the stick, /dev/null
