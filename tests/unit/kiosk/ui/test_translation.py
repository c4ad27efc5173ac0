"""No text of the screen is left in Chinese only: none unmarked, none without finished English."""

from __future__ import annotations

import ast
import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import pytest

from kiosk.ui.telling.step_names import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parents[4]
UI: Final = ROOT / "kiosk/ui"
HAN: Final = re.compile(r"[\u3400-\u9fff]")
_QML_TEXT: Final = re.compile(r'(qsTr\()?("(?:[^"\\]|\\.)*")')
_PYTHON: Final = (
    *sorted(UI.rglob("*.py")),
    ROOT / "kiosk/condition.py",
    ROOT / "kiosk/joining.py",
    ROOT / "kiosk/sync/sentences.py",
    ROOT / "kiosk/sync/status.py",
)
# Chinese that is no text of a screen: what the command line says, the language's own name, and
# the seal on a printed slip.
_MEANT: Final = {
    "app.py": {"大字 from the start"},
    "language.py": {"中文"},
    "slip_image.py": {"明镜"},
    "tour.py": {"每个画面一张图", "这台机器上还没有数据。\n", " 张\n", "想看一看原来的单据。"},
    "status.py": {"还没有连通", "数据是新的（"},
}


def _messages() -> Iterator[tuple[str, str, str, bool]]:
    tree = ET.parse(ROOT / "assets/translations/en.ts")  # noqa: S314 - our own file
    for context in tree.getroot().iter("context"):
        for message in context.iter("message"):
            english = message.find("translation")
            assert english is not None
            yield (
                context.findtext("name") or "",
                message.findtext("source") or "",
                english.text or "",
                english.get("type") is None,
            )


def _bare(tree: ast.AST, *, marked: bool = False) -> Iterator[tuple[int, str]]:
    """Yield the line and text of each Chinese literal that nothing translates."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and HAN.search(node.value) and not marked:
                yield node.lineno, node.value
            continue
        called = node.func if isinstance(node, ast.Call) else None
        name = called.id if isinstance(called, ast.Name) else ""
        yield from _bare(node, marked=marked or name in {"translate", "mark"})


@pytest.mark.parametrize("path", _PYTHON, ids=lambda path: path.name)
def test_python_shows_no_unmarked_chinese(path: Path) -> None:
    meant = _MEANT.get(path.name, set())
    found = [each for each in _bare(ast.parse(path.read_text("utf-8"))) if each[1] not in meant]
    assert not found


@pytest.mark.parametrize("path", sorted(UI.rglob("*.qml")), ids=lambda path: path.name)
def test_qml_shows_no_unmarked_chinese(path: Path) -> None:
    found = [
        f"{number}: {text}"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for marked, text in _QML_TEXT.findall(line.partition("//")[0])
        if HAN.search(text) and not marked
    ]
    assert not found


def test_every_text_of_the_source_is_in_the_catalogue() -> None:
    known = {(context, source) for context, source, _, _ in _messages()}
    wanted = set()
    for path in _PYTHON:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"translate", "mark"}:
                said = [each.value for each in node.args if isinstance(each, ast.Constant)]
                if len(said) == 2:
                    wanted.add((str(said[0]), str(said[1])))
    for path in UI.rglob("*.qml"):
        for marked, text in _QML_TEXT.findall(path.read_text("utf-8")):
            if marked:
                wanted.add((path.stem, ast.literal_eval(text)))
    assert wanted - known == set(), "scripts/translate finds them, then their English is written"


def test_every_text_has_finished_english() -> None:
    assert not [source for _, source, english, done in _messages() if not done or not english]


def test_english_has_no_chinese_and_the_same_places() -> None:
    for _, source, english, _ in _messages():
        assert not HAN.search(english) or english in {"中文", "中/EN", "EN/中"}, source
        assert _places(english) == _places(source), source


def test_every_step_of_the_province_has_a_name_here() -> None:
    with (ROOT / "province/projects/steps.csv").open(encoding="utf-8", newline="") as file:
        assert {row["name"] for row in csv.DictReader(file)} == set(NAMES)


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\d|\{[^}]*\}", text))
