"""The reading process's loop, and the frames in which it is asked and answers."""

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.stick import process, wire
from kiosk.stick.errors import NotReadable, NotTaken, NotThere
from kiosk.stick.folder import Folder


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "mingjing" / "feed" / "packs").mkdir(parents=True)
    (tmp_path / "mingjing" / "feed" / "packs" / "p").write_bytes(b"0123456789")
    opened = os.open(tmp_path, os.O_RDONLY)
    yield Folder(opened)
    os.close(opened)


def answers(volume: Folder, *asked: wire.Asked) -> list[tuple[int, bytes]]:
    there, back = io.BytesIO(), io.BytesIO()
    for one in asked:
        wire.ask(there, one)
    there.seek(0)
    process.serve(volume, there, back)
    back.seek(0)
    return [wire.told(back) for _ in asked]


def test_what_is_asked_is_answered_in_turn(volume: Folder, tmp_path: Path) -> None:
    found = answers(
        volume,
        wire.Asked(wire.READ, "packs/p"),
        wire.Asked(wire.READ, "packs/p", 7),
        wire.Asked(wire.READ, "packs/none"),
        wire.Asked(wire.READ, "../secret"),
        wire.Asked(wire.BESIDE, "mingjing-technician.json"),
        wire.Asked(wire.BESIDE, "autorun.inf"),
        wire.Asked(wire.LEAVE, "439900/a.cells", data=b"cell"),
        wire.Asked(wire.LEAVE, "439900/../../x", data=b"cell"),
        wire.Asked(wire.LEAVE, "../x", data=b"cell"),
    )
    assert found == [
        (0, b"0123456789"), (0, b"789"), (NotThere.code, b""), (NotTaken.code, b""),
        (NotThere.code, b""), (NotTaken.code, b""), (0, b""), (NotTaken.code, b""),
        (NotTaken.code, b""),
    ]  # fmt: skip
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in left} == {"p", "a.cells"}


def test_whatever_a_volume_raises_has_a_code() -> None:
    class Broken:
        def read(self, *_: object) -> bytes:
            raise MemoryError

        def create(self, *_: object) -> None:
            raise OSError(5, "EIO")

    found = answers(
        Broken(),  # type: ignore[arg-type]
        wire.Asked(wire.READ, "packs/p"),
        wire.Asked(wire.LEAVE, "439900/a.cells"),
    )
    assert found == [(NotReadable.code, b"")] * 2


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\x01",
        b"\x01" + bytes(8) + b"\xff" * 8,
        b"\x01" + bytes(8) + b"\0\0\0\x02" + bytes(4) + b"\xff\xfe",
        b"\x01" + bytes(8) + b"\0\0\0\x09" + bytes(4) + b"cut",
    ],
)
def test_who_does_not_keep_to_the_frames_is_not_answered(volume: Folder, frame: bytes) -> None:
    with pytest.raises(wire.Gone):
        wire.heard(io.BytesIO(frame))
    back = io.BytesIO()
    process.serve(volume, io.BytesIO(frame), back)
    assert back.getvalue() == b""


@pytest.mark.parametrize("frame", [b"", b"\0\0", b"\0\xff\xff\xff\xff", b"\0\0\0\0\x05cut"])
def test_answers_that_are_none(frame: bytes) -> None:
    with pytest.raises(wire.Gone):
        wire.told(io.BytesIO(frame))
