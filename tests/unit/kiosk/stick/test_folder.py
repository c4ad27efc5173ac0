import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.stick import folder as stick_folder
from kiosk.stick.errors import NoRoom, NotReadable, NotTaken, NotThere
from kiosk.stick.folder import Folder
from kiosk.stick.names import PIECE, in_feed, single

PACK = ("mingjing", "feed", "packs", "p")


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Folder]:
    (tmp_path / "mingjing" / "feed" / "packs").mkdir(parents=True)
    (tmp_path / "mingjing" / "feed" / "packs" / "p").write_bytes(b"0123456789" * 10_000)
    opened = os.open(tmp_path, os.O_RDONLY)
    yield Folder(opened)
    os.close(opened)


def test_a_file_is_read_piece_by_piece(volume: Folder) -> None:
    assert volume.read(PACK, 0) == (b"0123456789" * 10_000)[:PIECE]
    assert volume.read(PACK, 99_995) == b"56789"
    assert volume.read(PACK, 100_000) == b""
    with pytest.raises(NotThere):
        volume.read(("mingjing", "none", "p"), 0)


def test_a_stick_that_is_pulled_out(volume: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def pulled_out(*_: object, **__: object) -> bytes:
        raise OSError(5, "EIO")

    monkeypatch.setattr(stick_folder.os, "pread", pulled_out)
    with pytest.raises(NotReadable):
        volume.read(PACK, 0)
    monkeypatch.undo()
    with monkeypatch.context() as patched:
        patched.setattr(stick_folder.os, "open", pulled_out)
        with pytest.raises(NotReadable):
            volume.read(PACK, 0)


def test_a_full_stick_keeps_nothing_half(
    volume: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "ENOSPC")

    with monkeypatch.context() as patched:
        patched.setattr(stick_folder.os, "fsync", full)
        with pytest.raises(NoRoom):
            volume.create(("mingjing", "cells", "439900"), "a.cells", b"cell")
    assert list((tmp_path / "mingjing" / "cells" / "439900").iterdir()) == []
    volume.create(("mingjing", "cells", "439900"), "a.cells", b"cell")
    with pytest.raises(NotTaken):
        volume.create(("mingjing", "feed", "packs", "p"), "a.cells", b"cell")


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", ".hidden", "x" * 200, "a b", "三"])
def test_names_that_are_never_given(name: str) -> None:
    with pytest.raises(NotTaken):
        single(name)
    with pytest.raises(NotTaken):
        in_feed(f"packs/{name}" if "/" not in name else "packs/a/b/c")
