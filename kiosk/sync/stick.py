"""A stick as carrier: the feed comes from it, copies of the cells go onto it.

Made by sync.daemon for `main.py sync --from`, and by setup for an invitation. The stick is read by
a process of its own (kiosk.stick) that can open no other file and no network; the feed is judged
here, by the same rules as over the network, and only names that the signed metadata lead to are
asked for.

    STICK/mingjing/feed/{metadata,targets,packs,media}/...   as on the province's server
    STICK/mingjing/cells/COUNTY/<random>.cells               64 cells each, from terminals
    STICK/mingjing-setup.json, mingjing-technician.json      protocol.enrolment, .technician
"""

import os
import secrets
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, NoReturn, Self

from kiosk import child
from kiosk.stick import wire
from kiosk.stick.errors import BY_CODE, NoRoom, NotReadable, NotTaken, NotThere, VolumeError
from kiosk.stick.names import in_feed
from kiosk.sync.errors import Offline, ServerRefused, StickFull, StickRefused
from kiosk.sync.transport import Download
from protocol.carried import SUFFIX
from protocol.index import METADATA

_NOT_FOUND: Final = 404
_GUARDS: Final = frozenset({"landlock", "seccomp"})
_SMALL: Final = 256 * 1024  # bytes; a first root is most of an invitation
_PATIENCE_S: Final = 5.0


class Stick:
    """The Carrier of a stick: a device or image with FAT on it, or a folder.

    `feed` is the address that its feed stands for. `guarded` says whether the reading process
    could be shut in entirely.

    Raises on entering: StickRefused.
    """

    def __init__(self, stick: Path, feed: str, beat: Callable[[], None]) -> None:
        self._stick, self._feed, self._beat = stick, feed, beat
        self.guarded = False

    def __enter__(self) -> Self:
        opened = _opened(self._stick)
        try:
            self._process = subprocess.Popen(
                [*command(), str(opened)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=[opened],
                env={name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
                cwd=child.ROOT,
            )
        except OSError as error:
            raise StickRefused from error
        finally:
            os.close(opened)
        try:
            held = self._answer()
        except Offline as error:
            self.__exit__()
            raise StickRefused from error
        except BaseException:
            self.__exit__()
            raise
        self.guarded = frozenset(held.decode().split()) == _GUARDS
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self._pipe(self._process.stdin).close()  # it ends when nobody asks any more
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._pipe(self._process.stdout).close()

    @contextmanager
    def get(self, url: str, *, start: int = 0) -> Iterator[Download]:
        """Read a file of the feed; see Carrier."""
        path = url.removeprefix(self._feed)
        try:
            in_feed(path)
        except NotTaken as error:
            raise StickRefused from error
        first = self._ask(wire.Asked(wire.READ, path, start))
        yield Download(start, self._chunks(path, start, first))

    @property
    def has_feed(self) -> bool:
        """Whether it brings a feed at all; one that cannot be read is one."""
        try:
            self._ask(wire.Asked(wire.READ, f"{METADATA}/timestamp.json"))
        except ServerRefused:
            return False
        except (StickRefused, Offline):
            return True
        return True

    def beside(self, name: str) -> bytes:
        """Read a small file that lies beside the feed, or its beginning; nothing if there is none.

        Raises:
            StickRefused: it cannot be read.
        """
        found = bytearray()
        try:
            while len(found) < _SMALL and (
                piece := self._ask(wire.Asked(wire.BESIDE, name, len(found)))
            ):
                found += piece
        except ServerRefused:
            return b""
        except Offline as error:
            raise StickRefused from error
        return bytes(found)

    def leave(self, county: str, cells: Sequence[bytes]) -> None:
        """Put copies of cells onto the stick, in one new file, durably.

        Raises:
            StickFull, StickRefused: nothing stays half written under its name.
        """
        name = f"{county}/{secrets.token_hex(8)}{SUFFIX}"
        try:
            self._ask(wire.Asked(wire.LEAVE, name, data=b"".join(cells)))
        except Offline as error:
            raise StickRefused from error

    def _chunks(self, path: str, start: int, piece: bytes) -> Iterator[bytes]:
        while piece:
            self._beat()
            yield piece
            start += len(piece)
            piece = self._ask(wire.Asked(wire.READ, path, start))

    def _ask(self, asked: wire.Asked) -> bytes:
        try:
            wire.ask(self._pipe(self._process.stdin), asked)
        except OSError as error:
            raise StickRefused("the reading process is gone") from error
        return self._answer()

    def _answer(self) -> bytes:
        try:
            code, data = wire.told(self._pipe(self._process.stdout))
        except wire.Gone as error:
            raise StickRefused("the reading process is gone") from error
        if code:
            _refuse(BY_CODE.get(code, NotTaken))
        return data

    @staticmethod
    def _pipe(end: IO[bytes] | None) -> IO[bytes]:
        assert end is not None  # noqa: S101 - made as pipes above
        return end


def command() -> list[str]:
    """Return the reading process's command."""
    return child.command("stick", "kiosk.stick.process")


def _opened(stick: Path) -> int:
    """Open a folder, or a device or image to be written, or else to be read."""
    try:
        if stick.is_dir():
            return os.open(stick, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            return os.open(stick, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC)
        except PermissionError:
            return os.open(stick, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise StickRefused from error


def _refuse(kind: type[VolumeError]) -> NoReturn:
    if kind is NotThere:
        raise ServerRefused(_NOT_FOUND)
    if kind is NotReadable:
        raise Offline("pulled out, or broken")
    raise StickFull if kind is NoRoom else StickRefused
