"""Writes into a bundle what it is made of (CycloneDX) and every licence: share/ beside the program.

Run by `build` with the bundle's own environment. What the Qt wheel carries stands in
qt-carries.json: no wheel says it of itself, so each entry is looked for in the file that holds it.
"""

import hashlib
import json
import re
import shutil
import sys
import uuid
from importlib import metadata
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
COMMON = Path("/usr/share/common-licenses")
# Only what makes the bundle; PyInstaller's own loader is in it, under an exception for that.
TOOLS = {"altgraph", "setuptools", "pyinstaller-hooks-contrib", "packaging", "pycparser"}
# What metadata say in words, as SPDX says it.
SPDX = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "GPLv2-or-later with a special exception which allows to use PyInstaller to build and "
    "distribute non-free programs (including commercial ones)": (
        "GPL-2.0-or-later WITH Bootloader-exception"
    ),
    "MIT License": "MIT",
}
# Whose wheel has no text of its licence: those that Debian keeps on every machine.
TEXTS = {"Apache-2.0": "Apache-2.0", "BSD-3-Clause": "BSD"}


def main(bundle: Path) -> int:
    """Write share/ of a bundle."""
    share = bundle / "share"
    shutil.rmtree(share, ignore_errors=True)
    licences = share / "licences"
    parts = [_python(licences), *_wheels(licences), *_carried(bundle, licences), *_files(bundle)]
    _copy(licences / "mingjing", [TOP / "LICENSE"])
    _copy(licences / "MingjingSans", [TOP / "assets/fonts/OFL.txt"])
    parts.sort(key=lambda part: str(part["name"]).lower())
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "mingjing",
                "version": _version(),
                "licenses": [{"expression": "GPL-3.0-or-later"}],
            }
        },
        "components": parts,
    }
    text = json.dumps(bill, indent=1)
    bill["serialNumber"] = uuid.uuid5(uuid.NAMESPACE_URL, text).urn
    (share / "bill.cdx.json").write_text(json.dumps(bill, indent=1) + "\n", encoding="utf-8")
    return 0


def _python(licences: Path) -> dict[str, Any]:
    name = f"python3.{sys.version_info[1]}"
    text = Path(sys.base_prefix) / "lib" / name / "LICENSE.txt"
    if not text.exists():
        text = Path("/usr/share/doc") / name / "copyright"
    _copy(licences / "Python", [text])
    number = ".".join(map(str, sys.version_info[:3]))
    return _part("Python", number, "PSF-2.0", f"pkg:generic/python@{number}")


def _wheels(licences: Path) -> list[dict[str, Any]]:
    found = []
    for one in sorted(metadata.distributions(), key=lambda each: each.name.lower()):
        if one.name in TOOLS:
            continue
        licence = _licence(one)
        texts = [
            Path(str(one.locate_file(file)))
            for file in one.files or []
            if re.search(r"licen[cs]e|copying|notice", str(file), re.IGNORECASE)
            and file.suffix not in {".py", ".pyc"}
        ]
        if not texts and licence.startswith("LGPL-3.0"):
            texts = [COMMON / "LGPL-3", COMMON / "GPL-3"]
        _copy(licences / one.name, texts or [COMMON / TEXTS[licence]])
        name = one.name.replace("_", "-")
        found.append(_part(name, one.version, licence, f"pkg:pypi/{name.lower()}@{one.version}"))
    return found


def _licence(one: metadata.Distribution) -> str:
    """Return what a wheel says of itself, as an SPDX expression.

    Raises:
        KeyError: it says nothing; then it must be looked up before it is shipped.
    """
    said = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
    if not said:
        classes = [c for c in one.metadata.get_all("Classifier") or [] if c.startswith("License")]
        said = {"License :: OSI Approved :: BSD License": "BSD-3-Clause"}[classes[0]]
    return SPDX.get(said, said)


def _carried(bundle: Path, licences: Path) -> list[dict[str, Any]]:
    found = []
    for one in json.loads((HERE / "qt-carries.json").read_text()):
        data = (bundle / "_internal" / one["file"]).read_bytes()
        number = ""
        if "version" in one:
            number = re.search(one["version"].encode(), data)[1].decode()  # type: ignore[index]
        elif one.get("sign", "").encode() not in data:
            raise SystemExit(f"{one['file']} does not hold {one['name']}")
        part = _part(one["name"], number, one["licence"], "")
        part["properties"] = [{"name": "mingjing:within", "value": one["file"]}]
        found.append(part)
    _copy(licences / "Qt", [COMMON / "LGPL-3", COMMON / "GPL-3", HERE / "qt-carries.json"])
    return found


def _files(bundle: Path) -> list[dict[str, Any]]:
    """Return what is no program: the model that reads handwriting, and our fonts."""
    inside = bundle / "_internal"
    model = inside / "rapidocr_onnxruntime/models/ch_PP-OCRv4_rec_infer.onnx"
    found = [_file("PP-OCRv4 recognition model", "Apache-2.0", model)]
    fonts = sorted((inside / "assets/fonts").glob("*.otf"))
    return [*found, *(_file(font.name, "OFL-1.1", font) for font in fonts)]


def _file(name: str, licence: str, path: Path) -> dict[str, Any]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return _part(name, "", licence, "") | {
        "type": "file",
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def _part(name: str, version: str, licence: str, purl: str) -> dict[str, Any]:
    part: dict[str, Any] = {"type": "library", "name": name}
    if version:
        part["version"] = version
    if purl:
        part["purl"] = part["bom-ref"] = purl
    return part | {"licenses": [{"expression": licence}]}


def _copy(folder: Path, texts: list[Path]) -> None:
    folder.mkdir(parents=True)
    for number, text in enumerate(sorted(texts)):
        name = text.name if not (folder / text.name).exists() else f"{number}-{text.name}"
        shutil.copyfile(text, folder / name)


def _version() -> str:
    found = re.search(r'VERSION.*= "(.+)"', (TOP / "kiosk/version.py").read_text())
    if found is None:
        raise SystemExit("kiosk/version.py names no version")
    return found[1]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
