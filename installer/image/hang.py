"""Makes a virtual machine hang, all its processors at once, as nothing inside it can be asked to.

By QEMU's door for debuggers (gdb's remote protocol, a socket). Called by life.py.
"""

import socket
from pathlib import Path
from typing import Final

_RIP, _FLAGS = 0x10, 0x11  # gdb's numbers of an x86-64's registers
_INTERRUPTS: Final = 0x200
_FOR_EVER: Final = "ebfe"  # a jump to itself


def hang(door: Path) -> int:
    """Let each processor jump to where it is, with interrupts off; return how many it has.

    Raises:
        OSError: nobody answers at the door.
        RuntimeError: the machine refuses.
    """
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(30)
        line.connect(str(door))  # now it stands still
        _ask(line, "qXfer:features:read:target.xml:0,1000")  # else it tells of no single register
        processors, told = [], _ask(line, "qfThreadInfo")
        while told != "l":
            processors += told.removeprefix("m").split(",")
            told = _ask(line, "qsThreadInfo")
        for each in processors:
            _do(line, f"Hg{each}")
            place = int.from_bytes(bytes.fromhex(_ask(line, f"p{_RIP:x}")), "little")
            flags = int.from_bytes(bytes.fromhex(_ask(line, f"p{_FLAGS:x}")), "little")
            _do(line, f"M{place:x},2:{_FOR_EVER}")
            _do(line, f"P{_FLAGS:x}={(flags & ~_INTERRUPTS).to_bytes(4, 'little').hex()}")
        _do(line, "D")  # and goes on
    return len(processors)


def _do(line: socket.socket, what: str) -> None:
    answer = _ask(line, what)
    if answer != "OK":
        raise RuntimeError(f"{what[:2]}: {answer}")


def _ask(line: socket.socket, what: str) -> str:
    """Send a packet; return what comes back."""
    line.sendall(f"${what}#{sum(what.encode()) % 256:02x}".encode())
    while True:
        while _byte(line) != b"$":
            pass
        heard = b""
        while not heard.endswith(b"#"):
            heard += _byte(line)
        _byte(line), _byte(line)  # a sum, which a socket needs not
        line.sendall(b"+")
        if not heard.startswith(b"T"):  # that it stands still, which it says unasked
            return heard[:-1].decode()


def _byte(line: socket.socket) -> bytes:
    heard = line.recv(1)
    if not heard:
        raise ConnectionError
    return heard
