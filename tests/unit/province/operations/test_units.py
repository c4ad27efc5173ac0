"""The units that the package brings: systemd understands them, and what they start works."""

from __future__ import annotations

import shutil
import subprocess
import sys
from configparser import RawConfigParser
from typing import TYPE_CHECKING, Final

import pytest

from assets.demo.stage import ROOT, Stage
from tests.batches import small

if TYPE_CHECKING:
    from pathlib import Path

UNITS: Final = ROOT / "installer" / "province"
TASK: Final = "mingjing-province@.service"
TIMERS: Final = sorted(path.name for path in UNITS.glob("*.timer"))
NAMES: Final = [name.partition("@")[2].removesuffix(".timer") for name in TIMERS]
_THERE: Final = "/opt/mingjing/.venv/bin/python"


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_understands_every_unit(tmp_path: Path) -> None:
    for path in (*UNITS.glob("*.service"), *UNITS.glob("*.timer")):
        # Here nothing is installed: what a unit starts stands elsewhere.
        (tmp_path / path.name).write_text(path.read_text().replace(_THERE, sys.executable))
    services = [name.replace(".timer", ".service") for name in TIMERS]
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=yes",
         "mingjing-province.service", *services, *TIMERS],
        cwd=tmp_path, env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:"}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def started(unit: str, instance: str, room: Path) -> list[str]:
    """Return what a unit starts, its files below `room`, as systemd would make it of its words."""
    parser = RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # systemd minds the case
    parser.read(UNITS / unit)
    given = UNITS / f"environment-{instance}"
    lines = given.read_text().splitlines() if given.exists() else []
    folder = dict(line.split("=", 1) for line in lines if "=" in line).get("FOLDER", "")
    words = parser["Service"]["ExecStart"].replace("%i", instance).split()
    assert words[0] == _THERE
    there = f"{room}{folder}".split() if folder else []  # as systemd parts it
    return [word for each in words[1:] for word in (there if each == "$FOLDER" else [each])]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    root = tmp_path_factory.mktemp("units")
    made = Stage(root)
    made.province("import", str(small.write(root / "batch")))
    made.province("keys", "init")
    (root / "var/lib/prometheus/node-exporter").mkdir(parents=True)
    (root / "var/lib/mingjing/pushed").mkdir(parents=True)
    return made


@pytest.mark.parametrize("name", NAMES)
def test_what_each_timer_starts_ends_well(stage: Stage, name: str) -> None:
    words = started(TASK, name, stage.root)
    done = subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=stage.environment(), capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode in _well(), done.stderr


def _well() -> set[int]:
    """Return the ends that systemd counts as good ones."""
    text = (UNITS / TASK).read_text()
    line = next((one for one in text.splitlines() if one.startswith("SuccessExitStatus=")), "=")
    return {0, *map(int, line.partition("=")[2].split())}
