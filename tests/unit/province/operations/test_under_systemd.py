"""The platform and its daily tasks in their units, under the real systemd, on PostgreSQL."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import pytest
import requests

from province.publish.keyring import Keyring
from tests.simulators import postgres
from tests.simulators.machine import ROOT, Machine, booted, possible, until
from tests.unit.province.operations.test_units import UNITS
from tests.unit.province.test_postgresql import ROLE, Platform, cell, cluster, platform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["cluster", "platform"]

SERVICE: Final = "mingjing-province.service"
TASK: Final = "mingjing-province@{}.service"
# Nobody of the package's is here, and a tester's Python may lie in a home.
_ELSEWHERE: Final = ("User=", "Group=", "ProtectHome=", "After=", "Wants=", "StateDirectory")
pytestmark = [
    pytest.mark.skipif(not possible() or not postgres.there(), reason="no systemd, or PostgreSQL"),
    pytest.mark.timeout(300),
]


@pytest.fixture(scope="module")
def machine(platform: Platform, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A machine with a province that may be opened to everybody."""
    folder, home = tmp_path_factory.mktemp("machine"), platform.stage.root / "province"
    platform.cluster.folder.chmod(0o711)  # its socket is everybody's; who comes in says the cluster
    (folder / "backup").mkdir()
    address = platform.cluster.address(platform.database, ROLE)
    (folder / "province").write_text(
        f"MINGJING_PROVINCE_HOME={home}\n{postgres.VARIABLE}={address}\nPYTHONPATH={ROOT}\n"
    )
    (folder / "province-backup").write_text(f"FOLDER={folder / 'backup'}\n")
    assert platform.run("address", "https://mingjing.example/").returncode == 0
    for key in (home / "keys/offline").glob("*.pem"):
        key.unlink()
    writes = f"BindPaths={home} {folder / 'backup'} {platform.cluster.folder}"
    own = {name: _here(name, folder, writes) for name in (SERVICE, TASK.format(""))}
    own[SERVICE] = own[SERVICE].replace("--port 8043", f"--address-file {home / 'address'}")
    with booted(folder / "own", own) as made:
        yield made


def _here(name: str, folder: Path, writes: str) -> str:
    """Return a unit as it is shipped, for files that lie elsewhere here."""
    lines = (UNITS / name).read_text().splitlines()
    kept = [line for line in lines if not line.startswith((*_ELSEWHERE, "ReadWritePaths="))]
    return (
        "\n".join(kept)
        .replace("[Unit]", "[Unit]\nDefaultDependencies=no")
        .replace("[Service]", f"[Service]\n{writes}")
        .replace("/etc/mingjing/", f"{folder}/")
        .replace("/opt/mingjing/.venv/bin/python", sys.executable)
        .replace("/opt/mingjing", str(ROOT))
    )


def test_it_answers_takes_reports_and_ends(machine: Machine, platform: Platform) -> None:
    home = platform.stage.root / "province"
    machine.systemctl("start", SERVICE)
    until((home / "address").exists)
    address = (home / "address").read_text()
    assert requests.get(f"{address}open/", timeout=60).status_code == 200
    intake = Keyring(home / "keys").intake_public()[0].public
    assert requests.post(f"{address}cells", cell(1, intake), timeout=60).status_code == 204
    until(lambda: platform.sql("SELECT count(*) FROM reports_report") == "1\n")
    assert machine.show(SERVICE, "NRestarts") == "0"
    machine.systemctl("stop", SERVICE)
    assert machine.show(SERVICE, "Result") == "success"


def test_a_platform_that_is_not_safe_is_not_started(machine: Machine, platform: Platform) -> None:
    home = platform.stage.root / "province"
    home.chmod(0o755)
    try:
        machine.systemctl("start", "--no-block", SERVICE)
        until(lambda: int(machine.show(SERVICE, "NRestarts")) > 0)
        machine.systemctl("stop", SERVICE)
    finally:
        home.chmod(0o700)
    said = " ".join(str(line["MESSAGE"]) for line in machine.journal(SERVICE))
    assert "别人也能进" in said


@pytest.mark.parametrize("task", ["match", "publish", "backup", "count"])
def test_a_days_task_is_done(machine: Machine, task: str) -> None:
    machine.systemctl("start", TASK.format(task))
    assert machine.show(TASK.format(task), "Result") == "success"
