from __future__ import annotations

import stat
import zipfile
from typing import TYPE_CHECKING

import pytest

from province.batches.errors import BadBatch, BadFile
from province.batches.source import Source

if TYPE_CHECKING:
    from pathlib import Path


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize("name", ["../a.csv", "/a.csv", "x/../../a.csv", "C:/a.csv", "..\\a.csv"])
def test_no_path_leads_out_of_a_zip(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadBatch, match="指到外面"):
        Source(zipped(tmp_path / "a.zip", **{name: b"x"}))


def test_a_bomb_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(BadBatch, match="太大"):
        Source(zipped(tmp_path / "a.zip", **{"payments.csv": b"0" * 5_000_000}))


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("people.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(BadBatch, match="链接"):
        Source(tmp_path / "a.zip")


def test_a_link_out_of_a_folder_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("x")
    folder = tmp_path / "batch"
    folder.mkdir()
    (folder / "people.csv").symlink_to(tmp_path / "secret.csv")
    with Source(folder) as source:
        assert source.top_files() == []
        with pytest.raises(BadFile):
            source.open("people.csv")
        with pytest.raises(BadFile):
            source.open("../secret.csv")


def test_chinese_names_of_old_packers(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", **{"AAAA.jpg": b"x"})
    path.write_bytes(path.read_bytes().replace(b"AAAA.jpg", "图片".encode("gb18030") + b".jpg"))
    with Source(path) as source:
        assert source.top_files() == ["图片.jpg"]
        assert source.size("图片.jpg") == 1
        with source.open("图片.jpg") as stream:
            assert stream.read() == b"x"


def test_what_is_no_zip(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"nothing")
    with pytest.raises(BadBatch):
        Source(tmp_path / "a.zip")
    with pytest.raises(BadBatch):
        Source(tmp_path / "missing")
