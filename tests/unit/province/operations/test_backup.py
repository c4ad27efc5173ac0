"""Backups are tried: a platform is made anew of one, on either database, and goes on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from assets.demo.stage import Stage
from province.dsn import VARIABLE
from province.operations.backup import SUMS, newest
from tests.batches import small
from tests.simulators import postgres

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

REFUSED = 2


@pytest.fixture
def databases(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str], None]]:
    """Return what chooses the database of the platform that is spoken to from then on."""
    if getattr(request, "param", "a file") == "a file":
        monkeypatch.delenv(VARIABLE, raising=False)
        yield lambda _name: None  # each platform's lies in its own folder
        return
    if not postgres.there():
        pytest.skip("no PostgreSQL here")
    with postgres.cluster() as running:

        def choose(name: str) -> None:
            running.make(name)
            monkeypatch.setenv(VARIABLE, running.address(name))

        yield choose


def platform(root: Path) -> Stage:
    """Return a platform with a batch, keys and a signed point of its trace."""
    stage = Stage(root / "first")
    stage.province("import", str(small.write(root / "batch")))
    stage.province("keys", "init")
    stage.province("checkpoint")
    return stage


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return platform(tmp_path_factory.mktemp("platform"))


@pytest.mark.parametrize("databases", ["a file", "PostgreSQL"], indirect=True)
def test_a_platform_comes_back_whole_and_goes_on(
    databases: Callable[[str], None], tmp_path: Path
) -> None:
    databases("first")
    first = platform(tmp_path)
    folder = tmp_path / "backups"
    made = first.province("backup", str(folder)).strip()
    first.province("backup", str(folder), ok=[REFUSED])  # one a day
    keys = first.root / "province" / "keys"
    assert not list(folder.rglob("*.pem"))
    before = first.province("verify")
    databases("second")
    second = Stage(tmp_path / "second")
    there = second.root / "province"
    shutil.copytree(keys, there / "keys")
    second.province("restore", made)
    assert second.province("verify") == before
    again = second.province("import", str(tmp_path / "batch"))
    assert '"unchanged": 2' in again
    second.province("publish")
    second.province("restore", made, ok=[REFUSED])  # nothing is written over


def test_half_a_backup_or_an_altered_one_is_refused(first: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first.province("backup", str(folder), "--with-keys")
    made = newest(folder)
    assert made is not None
    assert list(made.glob("keys/**/*.pem"))
    assert not (made / "keys" / "offline").exists()
    assert all(path.stat().st_mode & 0o077 == 0 for path in made.glob("keys/**/*.pem"))
    empty = Stage(tmp_path / "empty")
    picture = next(path for path in made.glob("media/**/*") if path.is_file())
    picture.write_bytes(b"x")
    empty.province("restore", str(made), ok=[REFUSED])
    (made / SUMS).unlink()
    empty.province("restore", str(made), ok=[REFUSED])
    assert newest(folder) is None


def test_what_did_not_change_costs_nothing_again(first: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    first.province("backup", str(folder))
    (yesterday,) = folder.iterdir()
    old = yesterday.rename(folder / "2026-01-01")
    first.province("backup", str(folder))
    now = newest(folder)
    assert now is not None
    for path in now.glob("media/**/*"):
        if path.is_file():
            assert path.samefile(old / path.relative_to(now))


def test_a_platform_is_told_what_is_unsafe(first: Stage, capfd: pytest.CaptureFixture[str]) -> None:
    first.province("check", ok=[REFUSED])
    said = capfd.readouterr().err
    assert "https" in said
    assert "离线密钥还在这台机器上" in said
