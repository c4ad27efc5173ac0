import hashlib
from pathlib import Path

import pytest

from kiosk.cache import media
from kiosk.cache.errors import PictureBroken, PictureNotHere
from kiosk.config import Home
from protocol.sealing import seal
from tests.simulators.pictures import held

KEY = b"k" * 32


def test_a_picture_is_kept_sealed_and_opened_in_memory(home: Home) -> None:
    name = media.store(home, seal(KEY, media.MAGIC, b"a picture"))
    assert media.is_here(home, name)
    assert media.picture(home, KEY, name) == b"a picture"
    assert b"a picture" not in (home.media / name).read_bytes()


def test_one_that_has_not_come(home: Home) -> None:
    assert not media.is_here(home, "0" * 64)
    assert not media.is_here(home, "")
    for name in ("0" * 64, "../../etc/passwd", ""):
        with pytest.raises(PictureNotHere):
            media.picture(home, KEY, name)


def test_a_flipped_bit_is_found_and_the_file_goes(home: Home) -> None:
    name = media.store(home, seal(KEY, media.MAGIC, b"a picture"))
    sealed = bytearray((home.media / name).read_bytes())
    sealed[50] ^= 1
    (home.media / name).write_bytes(sealed)
    with pytest.raises(PictureBroken):
        media.picture(home, KEY, name)
    assert not media.is_here(home, name)


def test_another_villages_picture_stays_but_does_not_open(home: Home) -> None:
    name = media.store(home, seal(KEY, media.MAGIC, b"a picture"))
    with pytest.raises(PictureBroken):
        media.picture(home, b"x" * 32, name)
    assert media.is_here(home, name)


def test_what_is_not_wanted_goes_and_what_is_missing_is_told(home: Home) -> None:
    assert media.missing(home, {}, prune=True) == {}
    names = [media.store(home, seal(KEY, media.MAGIC, bytes(n))) for n in (1, 2, 3)]
    sizes = held(home)
    for name in (names[1], hashlib.sha256(b"").hexdigest()):
        media.part_path(home, name).write_bytes(b"half")
    (home.media / "stranger").write_bytes(b"?")
    digests = [bytes.fromhex(name) for name in names]
    wanted = {digests[0]: sizes[names[0]], digests[1]: 1, bytes(32): 7}
    assert media.missing(home, dict(wanted), prune=False) == {digests[1]: 1, bytes(32): 7}
    assert set(held(home)) == set(names)
    assert media.missing(home, dict(wanted), prune=True) == {digests[1]: 1, bytes(32): 7}
    left = {path.name for path in home.media.iterdir()}
    assert left == {names[0], names[1], f"{names[1]}.part"}


def test_a_file_that_cannot_be_deleted_is_left(home: Home, tmp_path: Path) -> None:
    stuck = tmp_path / "folder"
    stuck.mkdir()
    media._discard(stuck)
    assert stuck.exists()
    assert home.root != stuck
