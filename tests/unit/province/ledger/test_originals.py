from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from province.batches.command import alone
from province.batches.errors import BadRow
from province.batches.source import Source
from province.home import VARIABLE
from province.ledger import originals

if TYPE_CHECKING:
    from pathlib import Path

JPEG = b"\xff\xd8\xff\xe0 a picture"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    (tmp_path / "outside.jpg").write_bytes(JPEG)
    folder = tmp_path / "batch" / "pics"
    folder.mkdir(parents=True)
    (tmp_path / "batch" / "attachments.csv").touch()
    return folder


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (JPEG, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"%PDF-1.7", "application/pdf"),
    ],
)
def test_the_four_types_are_kept_by_content(batch: Path, content: bytes, kind: str) -> None:
    (batch / "1.dat").write_bytes(content)
    with Source(batch.parent) as source:
        for _ in range(2):
            found = originals.keep_original(source, "pics\\1.dat", digest(content))
            assert found == (kind, len(content))
    path = originals.original_path(digest(content))
    assert path.read_bytes() == content
    assert path.stat().st_mode & 0o077 == 0
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("../outside.jpg", JPEG, "路径必须在批次里面"),
        ("/etc/hostname", JPEG, "路径必须在批次里面"),
        ("pics/missing.jpg", JPEG, "批次里没有这个文件"),
        ("pics/1.dat", b"GIF89a", "只收 JPEG、PNG、WebP 和 PDF"),
        ("pics/1.dat", JPEG + b"\0" * originals.LARGEST_BYTES, "文件超过 20 MiB"),
    ],
)
def test_every_reason(batch: Path, name: str, content: bytes, reason: str) -> None:
    (batch / "1.dat").write_bytes(content)
    with Source(batch.parent) as source, pytest.raises(BadRow) as caught:
        originals.keep_original(source, name, digest(content))
    assert caught.value.reason == reason


def test_another_content_than_promised_is_refused(batch: Path) -> None:
    (batch / "1.dat").write_bytes(JPEG)
    with Source(batch.parent) as source, pytest.raises(BadRow, match="对不上"):
        originals.keep_original(source, "pics/1.dat", digest(b"other"))
    assert not originals.original_path(digest(b"other")).exists()


def test_what_a_cut_import_left_half_written_goes_when_the_next_begins(batch: Path) -> None:
    (batch / "1.dat").write_bytes(JPEG)
    with Source(batch.parent) as source:
        originals.keep_original(source, "pics/1.dat", digest(JPEG))
    whole = originals.original_path(digest(JPEG))
    left = whole.parent.parent / ".part-left"
    left.write_bytes(JPEG[:4])
    with alone():
        assert not left.exists()
    assert whole.read_bytes() == JPEG
