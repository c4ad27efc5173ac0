"""From a trace of what reached the kernel to what the disk may hold after the power went.

A write counts as safe once its file was synced, a name once its folder was; until then the disk
may hold it or not, in any order, and of a write any of its sectors. That is stricter than ext4,
which keeps the order of names.

Enumerated: every prefix of the trace; before every sync, and at the end, everything unsafe gone,
each single unsafe change of the last stretch gone, each alone there, each write torn after its
first sector, in its middle and before its last. Drawn with a fixed seed: combinations of them.
"""

import os
import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

SECTOR: Final = 512
_HEAD: Final = struct.Struct("<cqqII")
_MAKES: Final = os.O_CREAT | os.O_TRUNC
Names = dict[str, int | str | None]  # name -> file, where a link points to, or gone
Renamed = tuple[tuple[str, int | str | None], ...]


class Record(NamedTuple):
    """One line of the trace."""

    kind: str
    a: int
    b: int
    one: bytes
    two: bytes


@dataclass(frozen=True)
class Change:
    """Something that reached the kernel: of a file's bytes or of names."""

    number: int  # of the record that made it
    file: int = -1
    at: int = 0
    data: bytes | None = None  # None: the file is cut to `at`
    names: Renamed = ()  # name -> file, link's target, or gone

    def torn(self, begin: int, end: int) -> "Change":
        """Return a write of which only these bytes arrived."""
        part = (self.data or b"")[begin:end]
        return Change(self.number, self.file, self.at + begin, part)


@dataclass(frozen=True)
class Image:
    """A disk that may be found, and what had been promised by then."""

    how: str  # prefix | dropped | alone | torn | drawn
    files: dict[str, bytes | str]  # str: where a symbolic link points to
    ring: bytes | str  # the outbox as the kernel had it at that moment
    notes: tuple[bytes, ...]


def records(trace: bytes) -> list[Record]:
    """Read a trace as the shim writes it."""
    found, place = [], 0
    while place < len(trace):
        kind, a, b, n, m = _HEAD.unpack_from(trace, place)
        place += _HEAD.size
        one, two = trace[place : place + n], trace[place + n : place + n + m]
        place += n + m
        found.append(Record(kind.decode(), a, b, one, two))
    return found


class Disk:
    """A folder as it was, and everything that happened to it after."""

    def __init__(self, before: Path, trace: bytes) -> None:
        self._contents: dict[int, bytes] = {}
        self._names: Names = {}
        self._safe_at: dict[int, int] = {}  # change -> record from which it is safe
        self._rings: dict[int, bytes | str] = {}  # cut -> the outbox as the kernel had it
        self.changes: list[Change] = []
        self.notes: list[tuple[int, bytes]] = []
        self.syncs: list[int] = []
        for path in sorted(before.rglob("*")):
            name = str(path.relative_to(before))
            if path.is_symlink():
                self._names[name] = str(path.readlink())
            elif path.is_file():
                self._names[name] = self._new(path.read_bytes())
        self.records = records(trace)
        self._follow(dict(self._names))

    def images(self, seed: int, drawn: int) -> Iterator[Image]:
        """Yield every image once."""
        seen: set[int] = set()
        for image in self._all(random.Random(seed), drawn):
            key = hash((tuple(sorted(image.files.items())), image.notes))
            if key not in seen:
                seen.add(key)
                yield image

    def _all(self, dice: random.Random, drawn: int) -> Iterator[Image]:
        end = len(self.records)
        for change in [*self.changes, None]:
            number = change.number if change else end
            yield self._image("prefix", [c for c in self.changes if c.number < number], number)
        last = 0
        for number in [*self.syncs, end]:
            unsafe = self._unsafe(number)
            fresh = unsafe if number == end else [c for c in unsafe if c.number >= last]
            yield from self._spoilt(number, unsafe, fresh)
            last = number
        for _ in range(drawn):
            number = dice.randrange(1, end + 1)
            yield self._image("drawn", self._shaken(number, dice), number)

    def _spoilt(self, number: int, unsafe: list[Change], fresh: list[Change]) -> Iterator[Image]:
        before = [c for c in self.changes if c.number < number]
        numbers = {c.number for c in unsafe}
        safe = [c for c in before if c.number not in numbers]
        yield self._image("dropped", safe, number)
        for one in fresh:
            yield self._image("dropped", [c for c in before if c is not one], number)
            alone = [c for c in before if c is one or c.number not in numbers]
            yield self._image("alone", alone, number)
            length = len(one.data or b"")
            for cut in {SECTOR, length // 2 // SECTOR * SECTOR, (length - 1) // SECTOR * SECTOR}:
                if 0 < cut < length:
                    for part in (one.torn(0, cut), one.torn(cut, length)):
                        torn = [part if c is one else c for c in before]
                        yield self._image("torn", torn, number)

    def _shaken(self, number: int, dice: random.Random) -> list[Change]:
        unsafe, found = {c.number for c in self._unsafe(number)}, []
        for change in self.changes:
            if change.number >= number:
                break
            if change.number not in unsafe or dice.random() < 0.5:
                found.append(change)
            elif change.data is not None and len(change.data) > SECTOR:
                begin = dice.randrange(0, len(change.data), SECTOR)
                found.append(change.torn(begin, begin + SECTOR * dice.randrange(1, 8)))
        return found

    def _unsafe(self, number: int) -> list[Change]:
        return [c for c in self.changes if c.number < number and self._safe_at[c.number] >= number]

    def _image(self, how: str, changes: list[Change], number: int) -> Image:
        if number not in self._rings:
            whole = self._laid([c for c in self.changes if c.number < number])
            self._rings[number] = whole.get("outbox/ring", b"")
        notes = tuple(words for at, words in self.notes if at < number)
        return Image(how, self._laid(changes), self._rings[number], notes)

    def _laid(self, changes: list[Change]) -> dict[str, bytes | str]:
        contents = {file: bytearray(data) for file, data in self._contents.items()}
        names = dict(self._names)
        for change in changes:
            names.update(change.names)
            if change.file < 0:
                continue
            content = contents[change.file]
            upto = change.at + len(change.data or b"")
            content.extend(bytes(max(0, upto - len(content))))
            if change.data is None:
                del content[change.at :]
            else:
                content[change.at : upto] = change.data
        return {
            name: file if isinstance(file, str) else bytes(contents[file])
            for name, file in names.items()
            if file is not None
        }

    def _new(self, content: bytes = b"") -> int:
        self._contents[len(self._contents)] = content
        return len(self._contents) - 1

    def _follow(self, names: Names) -> None:
        """Go through the trace once: which file each number means, and when a change is safe."""
        opened: dict[int, str] = {}
        files: dict[int, int] = {}
        for number, (kind, a, b, first, second) in enumerate(self.records):
            one, two = ("", "") if kind in "NW" else (first.decode(), second.decode())
            match kind:
                case "N":
                    self.notes.append((number, first))
                case "O":
                    opened[a] = one
                    files[a] = self._open(number, names, one, b)
                case "W":
                    self._change(number, names, (), file=files[a], at=b, data=first)
                case "T":
                    self._change(number, names, (), file=files[a], at=b)
                case "S":
                    self.syncs.append(number)
                    self._sync(number, files[a], opened[a])
                case "U" | "L" | "R" | "Y":
                    self._change(number, names, _renamed(kind, one, two, names))

    def _open(self, number: int, names: Names, name: str, flags: int) -> int:
        made = names.get(name)
        if made is None and flags & _MAKES:
            made = self._new()
            self._change(number, names, ((name, made),))
        elif isinstance(made, int) and flags & os.O_TRUNC:
            self._change(number, names, (), file=made, at=0)
        return made if isinstance(made, int) else -1

    def _change(  # noqa: PLR0913 - a change is of a file or of names
        self, number: int, names: Names,
        changed: Renamed, *,
        file: int = -1, at: int = 0, data: bytes | None = None,
    ) -> None:  # fmt: skip
        names.update(changed)
        self.changes.append(Change(number, file, at, data, changed))
        self._safe_at[number] = len(self.records) + 1

    def _sync(self, number: int, file: int, name: str) -> None:
        for change in self.changes:
            if self._safe_at[change.number] <= number:
                continue
            folders = {str(Path(one).parent) for one, _ in change.names}
            if change.file == file >= 0 or (file < 0 and name in folders):
                self._safe_at[change.number] = number


def _renamed(kind: str, one: str, two: str, names: Names) -> Renamed:
    match kind:
        case "U":
            return ((one, None),)
        case "L":
            return ((two, names.get(one)),)
        case "R":
            return ((one, None), (two, names.get(one)))
        case _:
            return ((one, two),)


def lay(image: Image, folder: Path) -> None:
    """Write an image out."""
    for name, content in image.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.symlink_to(content)
        else:
            path.write_bytes(content)
