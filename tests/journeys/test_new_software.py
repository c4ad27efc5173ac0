"""A new version of the program, from the province's commands to the terminal that runs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from assets.demo.stage import ROOT, Stage
from kiosk import slot, status
from kiosk.config import Home
from tests.batches import small

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FIRST, BROKEN = "1.0.0", "1.1.0"


def program(folder: Path, *, works: bool = True) -> str:
    """Make a folder whose program is the real one, from source; or one that falls at once."""
    folder.mkdir()
    does = f'cd {ROOT} && exec {sys.executable} main.py "$@"' if works else "exit 3"
    (folder / "mingjing").write_text(f"#!/bin/sh\n{does}\n")
    (folder / "mingjing").chmod(0o755)
    return str(folder)


def test_a_version_is_given_out_runs_and_a_broken_one_comes_back(
    east_river: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = east_river
    home = Home(stage.root / "terminal")
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "deaf"))  # as in a service
    with stage.serving() as address:
        stage.set_up(address, [small.VILLAGE])
        stage.province("software", "add", FIRST, program(tmp_path / "first"))
        stage.province("software", "stage", FIRST, "100")
        stage.province("publish")

        assert FIRST in stage.terminal("update")
        stage.terminal("start", "sync", "--once")
        assert status.read(home).slot == FIRST
        assert slot.started(home, "sync").slot == FIRST
        monkeypatch.setenv(slot.VARIABLE, FIRST)
        slot.is_up(home, "ui")  # tests/unit/kiosk/ui/test_supervisor.py: who says so
        monkeypatch.delenv(slot.VARIABLE)
        assert "留下了" in stage.terminal("update")
        assert slot.good(home) == FIRST

        stage.province("software", "add", BROKEN, program(tmp_path / "broken", works=False))
        stage.province("software", "stage", BROKEN, "100")
        stage.province("publish")
        assert BROKEN in stage.terminal("update")
        for _ in range(slot.FAILED_STARTS):
            stage.terminal("start", "sync", "--once", ok=(3,))
        stage.terminal("start", "sync", "--once")
        assert status.read(home).slot == FIRST
        assert f"退回过 {BROKEN}" in stage.province("fleet", "list")
        assert "没有新的软件" in stage.terminal("update")
