import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.files import write_whole
from kiosk.sync.errors import DiskRefused, FeedBroken, Offline, ServerRefused
from kiosk.sync.fetching import fetch
from kiosk.sync.transport import Download

CONTENT = bytes(range(256)) * 40


class _Line:
    """A line that sends what it likes, from where it likes."""

    def __init__(self, content: bytes, start: int | None = None, status: int = 0) -> None:
        self._content, self._start, self._status = content, start, status

    @contextmanager
    def get(self, url: str, *, start: int = 0) -> Iterator[Download]:
        assert url
        if self._status:
            raise ServerRefused(self._status)
        begin = start if self._start is None else self._start
        yield Download(begin, iter((self._content[begin:],)))

    def post(self, *_: object, **__: object) -> tuple[int, bytes]:
        raise NotImplementedError


def _fetch(line: _Line, part: Path) -> None:
    fetch(line, "x", part, hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))


def test_a_whole_part_asks_for_nothing(tmp_path: Path) -> None:
    part = tmp_path / "deep" / "part"
    _fetch(_Line(CONTENT), part)
    assert part.read_bytes() == CONTENT
    _fetch(_Line(b"", status=500), part)


def test_a_part_of_something_else_costs_one_more_try(tmp_path: Path) -> None:
    part = tmp_path / "part"
    part.write_bytes(b"what a power cut left")
    _fetch(_Line(CONTENT), part)
    assert part.read_bytes() == CONTENT
    part.write_bytes(b"wrong")
    with pytest.raises(FeedBroken):
        _fetch(_Line(CONTENT[:-1] + b"!"), part)
    assert not part.exists()


@pytest.mark.parametrize(
    "line", [_Line(CONTENT + b"more"), _Line(CONTENT, start=7), _Line(b"", status=416)]
)
def test_lengths_and_ranges_that_do_not_fit(tmp_path: Path, line: _Line) -> None:
    part = tmp_path / "part"
    part.write_bytes(CONTENT[:100])
    with pytest.raises(FeedBroken):
        _fetch(line, part)
    assert not part.exists()


def test_what_came_is_kept_when_no_more_comes(tmp_path: Path) -> None:
    part = tmp_path / "part"
    with pytest.raises(Offline):
        _fetch(_Line(CONTENT[:100]), part)
    assert part.read_bytes() == CONTENT[:100]
    with pytest.raises(ServerRefused):
        _fetch(_Line(b"", status=404), part)


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    with pytest.raises(DiskRefused):
        _fetch(_Line(CONTENT), tmp_path / "part")


def test_a_small_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b", b"one")
    write_whole(tmp_path / "a" / "b", b"two", 0o644)
    assert (tmp_path / "a" / "b").read_bytes() == b"two"
    (tmp_path / "c").mkdir()
    with pytest.raises(OSError, match="c"):
        write_whole(tmp_path / "c", b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "c"]
