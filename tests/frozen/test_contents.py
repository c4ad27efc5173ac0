"""What is in the bundle: of Qt what is listed, of the system nothing, and whose all of it is."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

_HERE = Path(__file__).resolve().parents[2] / "installer" / "bundle"
_QT = ("PySide6", "shiboken6")
_SIZE_MB = 270


def _inside(bundle: Path) -> dict[str, Path]:
    root = bundle / "_internal"
    return {
        path.relative_to(root).as_posix(): path for path in root.rglob("*") if not path.is_dir()
    }


def test_every_file_of_qt_is_listed(bundle: Path) -> None:
    listed = set((_HERE / "qt-files.txt").read_text().split())
    there = {
        name
        for name, path in _inside(bundle).items()
        if name.startswith(_QT) or (path.is_symlink() and "PySide6" in str(path.readlink()))
    }
    real = {name for name in there if not _inside(bundle)[name].is_symlink()}
    assert real - listed == set()
    assert listed - real == set()


def test_nothing_of_the_compilers_is_bundled(bundle: Path) -> None:
    assert not [n for n in _inside(bundle) if re.search(r"lib(stdc\+\+|gcc_s)\.so", n)]


def test_what_is_not_in_the_bundle_is_the_systems_and_known(bundle: Path) -> None:
    inside = _inside(bundle)
    names = {Path(name).name for name in inside}
    system = set((_HERE / "system-libraries.txt").read_text().split())
    wanted = set()
    for path in [*inside.values(), bundle / "mingjing"]:
        if path.is_symlink() or path.read_bytes()[:4] != b"\x7fELF":
            continue
        told = subprocess.run(
            ["readelf", "-d", str(path)], capture_output=True, text=True, check=True
        ).stdout
        wanted |= set(re.findall(r"NEEDED.*\[(.+)\]", told))
    assert wanted - names - system == set()
    assert system - wanted == set(), "listed, but nobody needs it"


def test_it_is_small_enough(bundle: Path) -> None:
    size = sum(
        path.stat().st_size
        for path in bundle.rglob("*")
        if path.is_file() and not path.is_symlink()
    )
    assert size <= _SIZE_MB * 1e6


def test_the_bill_names_what_is_inside_and_its_licences(bundle: Path) -> None:
    bill = json.loads((bundle / "share" / "bill.cdx.json").read_text())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    names = {one["name"] for one in bill["components"]}
    assert {"PySide6-Essentials", "ICU", "libpng", "cryptography", "onnxruntime"} <= names
    for one in bill["components"]:
        assert one["licenses"], one["name"]
    folders = {path.name for path in (bundle / "share" / "licences").iterdir()}
    assert {"mingjing", "PySide6_Essentials", "Qt"} <= folders


def test_a_role_without_a_screen_loads_no_qt(bundle: Path, tmp_path: Path) -> None:
    told = {"LD_DEBUG": "files", "MINGJING_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [bundle / "mingjing", "status"], env=told, capture_output=True, text=True, check=False
    )
    assert "软件" in done.stdout
    assert "libpython3" in done.stderr
    assert "libQt6" not in done.stderr
