"""The scripts that officers' browsers run are those that the sources make, byte for byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from province.workbench import static_files

ROOT = Path(__file__).parents[4]


@pytest.mark.skipif(shutil.which("npm") is None, reason="no Node here")
def test_the_bundle_is_made_again_the_same(tmp_path: Path) -> None:
    subprocess.run([ROOT / "scripts" / "bundle", tmp_path], check=True)
    made = sorted(tmp_path.iterdir())
    assert [path.name for path in made] == [
        "LICENCES.txt",
        "desk.js",
        "htmx.js",
        "opener.html",
        "phone.js",
    ]
    for path in made:
        assert path.read_bytes() == static_files.FILES[path.name].data, path.name


def test_every_package_has_its_licence_beside_it() -> None:
    licences = static_files.FILES["LICENCES.txt"].data.decode()
    for package in ("htmx.org", "@hpke/core", "hash-wasm", "fflate"):
        assert f"== {package} " in licences
    assert licences.count("Permission") >= 7
