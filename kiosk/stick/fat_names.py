"""Entries of a FAT folder: long names read, new ones made. Pure; called by stick.fat."""

import secrets
import struct
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

ENTRY: Final = 32
_SHORT: Final = struct.Struct("<11sBB7xH4xHI")
FOLDER: Final = 0x10
_LABEL, _LONG = 0x08, 0x0F
_LAST_LONG: Final = 0x40
_LETTERS: Final = 13  # of a long name in one entry
_DAY: Final = 0x21  # 1 January 1980: what we write tells no time
_LOWER_BASE, _LOWER_END = 0x08, 0x10
_PLACES: Final = ((1, 11), (14, 26), (28, 32))


class Entry(NamedTuple):
    """A file or folder."""

    name: str
    folder: bool
    cluster: int  # 0: empty
    size: int


def entries(data: bytes) -> Iterator[Entry]:
    """Read a folder's bytes; entries that make no sense are passed over."""
    letters: dict[int, bytes] = {}
    for at in range(0, len(data) - ENTRY + 1, ENTRY):
        one = data[at : at + ENTRY]
        if one[0] == 0:
            return
        if one[0] == 0xE5:  # noqa: PLR2004 - deleted
            letters = {}
            continue
        if one[11] & 0x3F == _LONG:
            if one[0] & _LAST_LONG:
                letters = {}
            letters[one[0] & 0x1F] = b"".join(one[a:b] for a, b in _PLACES) + one[13:14]
            continue
        short, attributes, flags, high, low, size = _SHORT.unpack(one)
        long, letters = letters, {}
        if not attributes & _LABEL:
            name = _long(long, _sum(short)) or _short(short, flags)
            yield Entry(name, bool(attributes & FOLDER), high << 16 | low, size)


def made(name: str, cluster: int, size: int, *, folder: bool, taken: Iterable[bytes]) -> bytes:
    """Return the entries of a new name, its long form first; `taken` are short forms there."""
    there = set(taken)
    short, long, flags = _fitting(name), b"", _LOWER_BASE
    if not short or short in there:
        while (short := secrets.token_hex(4).upper().encode().ljust(11)) in there:
            pass
        long, flags = _as_long(name, _sum(short)), 0
    attributes = FOLDER if folder else 0x20
    head = struct.pack(
        "<11sBBBHHHHHHHI",
        short, attributes, flags, 0, 0, _DAY, _DAY, cluster >> 16, 0, _DAY, cluster & 0xFFFF, size,
    )  # fmt: skip
    return long + head


def short_forms(data: bytes) -> Iterator[bytes]:
    """Yield the short form of every name in a folder's bytes."""
    for at in range(0, len(data) - ENTRY + 1, ENTRY):
        one = data[at : at + ENTRY]
        if one[0] == 0:
            return
        if one[0] != 0xE5 and one[11] & 0x3F != _LONG:  # noqa: PLR2004
            yield one[:11]


def dots(cluster: int, parent: int) -> bytes:
    """Return the two first entries of a new folder."""
    return b"".join(
        struct.pack(
            "<11sBBBHHHHHHHI",
            name.ljust(11), FOLDER, 0, 0, 0, _DAY, _DAY, of >> 16, 0, _DAY, of & 0xFFFF, 0,
        )
        for name, of in ((b".", cluster), (b"..", parent))
    )  # fmt: skip


def _sum(short: bytes) -> int:
    total = 0
    for letter in short:
        total = ((total & 1) << 7) + (total >> 1) + letter & 0xFF
    return total


def _long(letters: dict[int, bytes], wanted: int) -> str:
    if not letters or set(letters) != set(range(1, len(letters) + 1)):
        return ""
    if any(part[-1] != wanted for part in letters.values()):
        return ""
    text = b"".join(letters[n][:-1] for n in range(1, len(letters) + 1))
    return text.decode("utf-16-le", "replace").split("\0")[0]


def _short(short: bytes, flags: int) -> str:
    base, end = short[:8].decode("latin-1").rstrip(), short[8:].decode("latin-1").rstrip()
    base = base.lower() if flags & _LOWER_BASE else base
    end = end.lower() if flags & _LOWER_END else end
    return f"{base}.{end}" if end else base


def _fitting(name: str) -> bytes:
    """Return the short form of a name of up to eight small letters and digits; empty: another."""
    if len(name) > 8 or not name.isascii() or not name.isalnum() or name != name.lower():  # noqa: PLR2004
        return b""
    return name.upper().encode().ljust(11)


def _as_long(name: str, checksum: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    if len(name) % _LETTERS == 0:
        text = text[:-2]
    parts = [text[at : at + 2 * _LETTERS] for at in range(0, len(text), 2 * _LETTERS)]
    found = []
    for number, part in enumerate(parts, 1):
        whole = part.ljust(2 * _LETTERS, b"\xff")
        order = number | (_LAST_LONG if number == len(parts) else 0)
        found.append(
            bytes([order]) + whole[:10] + bytes([_LONG, 0, checksum])
            + whole[10:22] + b"\0\0" + whole[22:]
        )  # fmt: skip
    return b"".join(reversed(found))
