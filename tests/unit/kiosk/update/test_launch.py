"""What is started: held to its signed manifest, byte for byte, every time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import slot
from kiosk.update import launch
from tests.simulators.province import Province
from tests.unit.kiosk.update.conftest import FIRST, SECOND, Offer, Terminal

ROOT = Path(__file__).resolve().parents[4]


def started(terminal: Terminal, *words: str) -> subprocess.CompletedProcess[str]:
    as_a_service = {"NOTIFY_SOCKET": str(terminal.home.root / "deaf")}
    environment = os.environ | as_a_service | {"MINGJING_HOME": str(terminal.home.root)}
    command = [sys.executable, "main.py", "start", *words]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_a_broken_version_is_left_after_three_starts(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST, works=False)
    terminal.looks()
    for _ in range(slot.FAILED_STARTS):
        assert started(terminal, "devices").returncode == 3
    found = started(terminal, "devices")
    assert found.returncode == 0
    assert "reader" in found.stdout  # the system's own program did the work


def test_it_runs_with_its_words(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    terminal.looks()
    assert started(terminal, "ui", "--once").stdout == f"{FIRST} ui --once\n"


def whole(terminal: Terminal, number: str = FIRST) -> bool:
    return launch._whole(terminal.home, number) is not None


@pytest.mark.parametrize("harm", ["flip", "cut", "gone", "more", "mode", "link"])
def test_whatever_is_wrong_with_its_files_passes_it_over(
    terminal: Terminal, offer: Offer, harm: str
) -> None:
    offer(FIRST)
    terminal.looks()
    assert whole(terminal)
    file = terminal.home.program / "versions" / FIRST / "_internal" / "words"
    match harm:
        case "flip":
            file.write_bytes(b"?" + file.read_bytes()[1:])
        case "cut":
            file.write_bytes(file.read_bytes()[:-1])
        case "gone":
            file.unlink()
        case "more":
            file.with_name("sitecustomize.py").write_text("evil")
        case "mode":
            file.chmod(0o755)
        case "link":
            file.rename(file.parent.parent.parent / "moved")
            file.symlink_to("../../moved")
    assert not whole(terminal)


@pytest.mark.parametrize(
    "name", ["manifest.json", "software.json", "targets.json", "1.root.json", "root"]
)
def test_a_proof_that_was_touched_passes_it_over(
    terminal: Terminal, offer: Offer, name: str
) -> None:
    offer(FIRST)
    terminal.looks()
    proof = terminal.home.program / "proofs" / FIRST / name
    if name == "root":
        proof = terminal.home.program / "root.json"
    elif name == "1.root.json":
        proof = proof.with_name("2.root.json")
        proof.write_bytes(proof.with_name("1.root.json").read_bytes())
    data = proof.read_bytes()
    at = data.index(b"sha256") if name == "manifest.json" else data.index(b'"sig"') + 8
    proof.write_bytes(data[:at] + (b"0" if data[at : at + 1] != b"0" else b"1") + data[at + 1 :])
    assert not whole(terminal)


def test_another_versions_proof_does_not_serve(terminal: Terminal, offer: Offer) -> None:
    offer(FIRST)
    terminal.looks()
    offer(SECOND)
    terminal.looks()
    proofs = terminal.home.program / "proofs"
    shutil.rmtree(proofs / FIRST)
    (proofs / SECOND).rename(proofs / FIRST)
    assert not whole(terminal)


def test_after_new_root_keys_an_old_version_still_starts(
    terminal: Terminal, offer: Offer, province: Province
) -> None:
    offer(FIRST)
    terminal.looks()
    province.rotate("root")
    province.publish()
    terminal.looks()
    assert whole(terminal)
    offer(SECOND)
    terminal.looks()
    assert whole(terminal, SECOND)
