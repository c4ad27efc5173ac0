"""A real disk that is full at each page of a round, and one that is read-only."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.rounds import ROOT
from tests.faults.stage import Stage
from tests.simulators.web import Site

STEP = 1 if os.environ.get("MINGJING_EVERY_PAGE") else 24
OWN = ("unshare", "--mount", "--map-root-user")
possible = pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run((*OWN, "true"), check=False).returncode != 0,
    reason="this machine lets nobody have mounts of their own",
)


def played(stage: Stage, site: Site, folder: Path, name: str, mode: str) -> list[dict[str, Any]]:
    scene = stage.scenes[name]
    site.files = scene.files
    wanted = scene.wanted
    if name == "beside":  # no room for two: rebuilt in place, villages come one by one
        wanted = wanted._replace(seq=0, documents=[], damaged=True)
    order = {
        "folder": str(folder), "before": str(scene.before), "mode": mode, "step": STEP,
        "wanted": wanted._replace(cells=[])._asdict(),
    }  # fmt: skip
    done = subprocess.run(
        (*OWN, sys.executable, "-m", "tests.faults.small_disk"),
        input=json.dumps(order), cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@possible
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["news", "first", "rebase", "beside"])
def test_full_at_each_page(stage: Stage, stage_site: Site, tmp_path: Path, name: str) -> None:
    rounds = played(stage, stage_site, tmp_path, name, "full")
    assert [one for one in rounds if one["said"]] == []
    assert {tuple(one["known"]) for one in rounds} == {("disk_full",), ()}


@possible
@pytest.mark.parametrize("name", ["news", "rebase"])
def test_read_only(stage: Stage, stage_site: Site, tmp_path: Path, name: str) -> None:
    (only,) = played(stage, stage_site, tmp_path, name, "readonly")
    assert only["said"] == []
    assert only["known"] == ["disk_refused"]
