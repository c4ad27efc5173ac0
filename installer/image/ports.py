"""Who answers at a machine's network: every TCP port is asked, from beside it on its cable.

Ethernet frames of our own, by the socket that Machine keeps beside its network: QEMU's own network
lets nobody in who was not asked. A UDP port that takes what comes may answer nothing: of those the
machine's own kernel tells, and of all by IPv6. Called by life.py.
"""

import re
import socket
import struct
import time
from pathlib import Path
from typing import Final, NamedTuple

_OURS: Final = bytes.fromhex("020000000099")
_THEIRS: Final = bytes.fromhex("525400123456")  # QEMU's first
_ALL: Final = b"\xff" * 6
_US: Final = socket.inet_aton("10.0.2.99")
_THEM: Final = socket.inet_aton("10.0.2.15")
_ARP, _IP, _TCP = 0x0806, 0x0800, 6
_SYN, _SYN_ACK, _RST = 0x02, 0x12, 0x04
_PORTS: Final = range(1, 65536)
_AT_ONCE: Final = 200
_FROM: Final = 40000


# A socket of /proc/net's that listens (TCP), or takes what anybody sends (UDP).
_TAKES: Final = re.compile(r"\d+: ([0-9A-F]{8,32}):([0-9A-F]{4}) 0+:0000 0([A7]) ")
_LISTENS: Final = "A"
_ONLY_HERE: Final = ("0100007F", "00000000000000000000000001000000")


class Answers(NamedTuple):
    """What became of the question, port by port."""

    open: list[int]
    refused: int
    silent: int


def sum16(data: bytes) -> int:
    """Return the internet's checksum."""
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def arp(kind: int, to: bytes, target: bytes) -> bytes:
    """Return a frame that asks (1) for their address, or tells (2) ours."""
    return (to + _OURS + struct.pack("!HHHBBH", _ARP, 1, _IP, 6, 4, kind)
            + _OURS + _US + target + _THEM)  # fmt: skip


def syn(port: int) -> bytes:
    """Return a frame that would begin a connection to a port."""
    head = struct.pack("!BBHHHBBH4s4s", 0x45, 0, 40, port, 0x4000, 64, _TCP, 0, _US, _THEM)
    head = head[:10] + struct.pack("!H", sum16(head)) + head[12:]
    wish = struct.pack("!HHIIBBHHH", _FROM, port, 1, 0, 5 << 4, _SYN, 1024, 0, 0)
    false = _US + _THEM + struct.pack("!BBH", 0, _TCP, len(wish))
    wish = wish[:16] + struct.pack("!H", sum16(false + wish)) + wish[18:]
    return _THEIRS + _OURS + struct.pack("!H", _IP) + head + wish


def ask(folder: Path, limit_s: float) -> Answers:
    """Ask at every port of the machine that has this folder; TimeoutError: nobody is there."""
    heard = folder / "heard"
    heard.unlink(missing_ok=True)
    said: dict[int, bool] = {}
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)
        line.bind(str(heard))
        line.connect(str(folder / "frames"))
        line.settimeout(0.5)
        end, there = time.monotonic() + limit_s, False
        while not there:
            if time.monotonic() > end:
                raise TimeoutError("nobody has the address")
            line.send(arp(1, _ALL, bytes(6)))
            there = _hear(line, said) == "address"
        for _ in range(3):
            left = [port for port in _PORTS if port not in said]
            for at in range(0, len(left), _AT_ONCE):
                some = left[at : at + _AT_ONCE]
                for port in some:
                    line.send(syn(port))
                while not said.keys() >= set(some) and _hear(line, said):
                    pass
    heard.unlink()
    open_ = sorted(port for port, answered in said.items() if answered)
    return Answers(open_, len(said) - len(open_), len(_PORTS) - len(said))


def told(said: str) -> set[str]:
    """Return what the kernel's own tables, printed by the machine, say that others can reach."""
    return {
        f"{'TCP' if state == _LISTENS else 'UDP'} {int(port, 16)}"
        for address, port, state in _TAKES.findall(said)
        if address not in _ONLY_HERE
    }


def _hear(line: socket.socket, said: dict[int, bool]) -> str:
    """Take one frame in, answer who looks for us; say what it was, or nothing where none came."""
    try:
        frame = line.recv(65536)
    except TimeoutError:
        return ""
    kind = struct.unpack("!H", frame[12:14])[0]
    if frame[6:12] != _THEIRS:
        return "other"
    if kind == _ARP and frame[28:32] == _THEM and frame[38:42] == _US:
        if frame[20:22] == b"\x00\x01":
            line.send(arp(2, frame[6:12], frame[6:12]))
        return "address"
    if kind == _IP and frame[23] == _TCP and frame[30:34] == _US:
        at = 14 + 4 * (frame[14] & 15)
        port, to = struct.unpack("!HH", frame[at : at + 4])
        flags = frame[at + 13]
        if to == _FROM and flags & (_RST | _SYN):
            said[port] = flags & _SYN_ACK == _SYN_ACK
    return "other"
