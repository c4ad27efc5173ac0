"""A card reader on a pseudo terminal, or behind whatever carries bytes: answers as GA 467 says.

Written from the standard's description, not from our driver; the text layouts are its own, too.
"""

from __future__ import annotations

import contextlib
import os
import select
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.simulators.pty_port import PtyPort

if TYPE_CHECKING:
    from pathlib import Path

HEAD = bytes.fromhex("aaaaaa9669")
PHOTO = (
    bytes(range(1, 256)) * 4 + b"\xaa\xaa\xaa\x96"
)  # 1,024 bytes, the preamble's start among them

RESIDENT = (
    ("name", 30),
    ("sex", 2),
    ("nation", 4),
    ("birth", 16),
    ("address", 70),
    ("number", 36),
    ("issuer", 30),
    ("from", 16),
    ("to", 16),
    ("spare", 36),
)
HK_MO_TW = (
    *RESIDENT[:-1],
    ("pass_number", 18),
    ("issues", 4),
    ("spare1", 6),
    ("type", 2),
    ("spare2", 6),
)
FOREIGNER = (
    ("english_name", 120),
    ("sex", 2),
    ("number", 30),
    ("nationality", 6),
    ("chinese_name", 30),
    ("from", 16),
    ("to", 16),
    ("birth", 16),
    ("version", 4),
    ("authority", 8),
    ("type", 2),
    ("spare", 6),
)


def text(layout: tuple[tuple[str, int], ...], **fields: str) -> bytes:
    """Return the 256 bytes of a card."""
    return b"".join(
        fields.get(name, "").ljust(size // 2).encode("utf-16-le") for name, size in layout
    )


def resident(number: str, name: str) -> bytes:
    return text(
        RESIDENT, name=name, sex="2", nation="01", number=number, address="示例县某村", to="长期"
    )


def framed(body: bytes) -> bytes:
    counted = (len(body) + 1).to_bytes(2, "big") + body
    checksum = 0
    for byte in counted:
        checksum ^= byte
    return HEAD + counted + bytes([checksum])


@dataclass
class Reader:
    """What lies on the reader, and what is wrong with it."""

    lying: list[bytes] = field(default_factory=list)  # text blocks
    finds_again: bool = False  # finds a card for as long as it lies there
    noise: bytes = b""  # before each answer
    cut: int = 0  # the next answers that end in their middle
    damaged: int = 0  # the next answers with a wrong checksum
    pulled_at: str = ""  # take the card away before this command is answered, once
    silent: bool = False
    status: int = 0x90  # of the module itself
    asked: list[str] = field(default_factory=list)
    _selected: bool = False
    _read: bool = False

    def place(self, card: bytes) -> None:
        self._read = self._selected = False
        self.lying = [*self.lying, card]

    def lift(self) -> None:
        self._read = self._selected = False
        self.lying = []

    def answer(self, command: bytes) -> bytes:
        """Return what the reader sends to a command (two bytes)."""
        name = {b"\x11\xff": "status", b" \x01": "find", b" \x02": "select", b"0\x01": "read"}.get(
            command, "other"
        )
        self.asked.append(name)
        if self.pulled_at == name:
            self.pulled_at = ""
            self.lift()
        if self.silent:
            return b""
        whole = framed(self._body(name))
        if self.cut:
            self.cut -= 1
            return self.noise + whole[: len(whole) // 2]
        if self.damaged:
            self.damaged -= 1
            return self.noise + whole[:-1] + bytes([whole[-1] ^ 0x55])
        return self.noise + whole

    def _body(self, name: str) -> bytes:
        if name == "status":
            return bytes((0, 0, self.status))
        if name == "find":
            found = bool(self.lying) and (self.finds_again or not self._read)
            return bytes((0, 0, 0x9F, 0, 0, 0, 0)) if found else bytes((0, 0, 0x80))
        if name == "select":
            self._selected = len(self.lying) == 1
            return bytes((0, 0, 0x90)) + bytes(8) if self._selected else bytes((0, 0, 0x81))
        if name == "read" and self._selected:
            self._read = True
            lengths = (256).to_bytes(2, "big") + len(PHOTO).to_bytes(2, "big")
            return bytes((0, 0, 0x90)) + lengths + self.lying[0] + PHOTO
        return bytes((0, 0, 0x41 if name == "read" else 0x21))


class Commands:
    """Cuts what a driver sends into commands."""

    def __init__(self) -> None:
        self._got = b""

    def feed(self, some: bytes) -> list[bytes]:
        self._got += some
        found = []
        while (at := self._got.find(HEAD)) >= 0 and len(self._got) >= at + 7:
            size = int.from_bytes(self._got[at + 5 : at + 7], "big")
            if len(self._got) < at + 7 + size:
                break
            found.append(self._got[at + 7 : at + 9])
            self._got = self._got[at + 7 + size :]
        return found


class PtyReader(PtyPort):
    """A reader at the end of a serial cable: `path` is a link to the port, as udev makes one.

    Args:
        path: where the link is.
        reader: what answers.
        pause_s: between two pieces of an answer.
        piece: bytes of a piece.
    """

    def __init__(self, path: Path, reader: Reader, pause_s: float = 0.0, piece: int = 57) -> None:
        super().__init__(path)
        self.reader = reader
        self._pause_s = pause_s
        self._piece = piece

    def _run(self, ours: int) -> None:
        commands = Commands()
        while not self._stop.is_set():
            if not select.select([ours], [], [], 0.02)[0]:
                continue
            with contextlib.suppress(OSError):
                for command in commands.feed(os.read(ours, 256)):
                    self._send(ours, self.reader.answer(command))

    def _send(self, ours: int, answer: bytes) -> None:
        for start in range(0, len(answer), self._piece):
            if self._stop.is_set():
                return
            os.write(ours, answer[start : start + self._piece])
            if self._pause_s:
                time.sleep(self._pause_s)
