from __future__ import annotations

from typing import TYPE_CHECKING

from province.home import VARIABLE, home, location
from province.secret import secret_key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_folder_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "deep" / "home"))
    root = home()
    assert root == location() == tmp_path / "deep" / "home"
    assert {room.name for room in root.iterdir()} == {
        "db", "feed", "media", "keys", "match", "pushed",
    }  # fmt: skip
    assert all(folder.stat().st_mode & 0o777 == 0o700 for folder in (root, *root.iterdir()))


def test_asking_where_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "home"))
    location()
    assert not (tmp_path / "home").exists()
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert location() == tmp_path / ".local" / "share" / "mingjing-province"


def test_the_secret_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    key = secret_key()
    assert len(key) >= 60
    assert secret_key() == key
    assert (tmp_path / "keys" / "django").stat().st_mode & 0o777 == 0o600
