"""Every TCP port of a neighbour is asked, by frames of our own."""

from __future__ import annotations

import socket
import struct
import threading
from typing import TYPE_CHECKING

import ports
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SYN_ACK, _RST = 0x12, 0x14
_MAC = bytes.fromhex("525400123456")


class Neighbour(threading.Thread):
    """A machine on the cable: it has the address, and these ports are open."""

    def __init__(self, folder: Path, opened: set[int], silent: set[int]) -> None:
        super().__init__(daemon=True)
        self._opened, self._silent, self._folder = opened, silent, folder
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._line.bind(str(folder / "frames"))

    def run(self) -> None:
        while frame := self._line.recv(65536):
            if answer := self._answer(frame):
                self._line.sendto(answer, str(self._folder / "heard"))

    def end(self) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(b"", str(self._folder / "frames"))
        self.join()
        self._line.close()

    def _answer(self, frame: bytes) -> bytes:
        back = frame[6:12] + _MAC + frame[12:14]
        if frame[12:14] == b"\x08\x06":
            return (back + frame[14:20] + b"\x00\x02" + _MAC + frame[38:42]
                    + frame[22:28] + frame[28:32])  # fmt: skip
        assert ports.sum16(frame[14:34]) == 0  # or a kernel would not listen
        assert ports.sum16(frame[26:34] + struct.pack("!BBH", 0, 6, 20) + frame[34:54]) == 0
        port = struct.unpack("!H", frame[36:38])[0]
        if port in self._silent:
            return b""
        flags = _SYN_ACK if port in self._opened else _RST
        head = frame[14:26] + frame[30:34] + frame[26:30]
        return back + head + frame[36:38] + frame[34:36] + bytes(9) + bytes([flags]) + bytes(6)


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Neighbour]:
    one = Neighbour(tmp_path, opened={22, 65535}, silent={7})
    one.start()
    yield one
    one.end()


@pytest.mark.usefixtures("neighbour")
def test_it_says_which_ports_are_open(tmp_path: Path) -> None:
    assert ports.ask(tmp_path, limit_s=60) == ([22, 65535], 65532, 1)


def test_nobody_there_is_said_plainly(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(str(tmp_path / "frames"))
        with pytest.raises(TimeoutError):
            ports.ask(tmp_path, limit_s=0)


# As the kernel prints its tables and the journal passes them on to the serial line.
TABLES = """
[ 99.1] cat[4]:   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt
[ 99.2] cat[4]:   17: 0F02000A:0044 0202000A:0043 01 00000000:00000000 00:00000000 00000000
[ 99.3] cat[4]:    0: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000
"""
TAKING = f"""
[ 99.4] cat[4]:    1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000
[ 99.5] cat[4]:    2: {"0" * 32}:14E9 {"0" * 32}:0000 07 00000000:00000000 00:00000000
"""


def test_a_socket_with_one_partner_or_within_the_machine_is_reached_by_nobody() -> None:
    assert ports.told(TABLES) == set()


def test_a_socket_that_takes_from_anybody_is_told_of() -> None:
    assert ports.told(TABLES + TAKING) == {"TCP 22", "UDP 5353"}
