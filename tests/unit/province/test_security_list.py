"""Every test that docs/security.md names is there: else a row would promise too much."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Final

TESTS: Final = Path(__file__).parents[2]
LIST: Final = TESTS.parent / "docs" / "security.md"


def test_every_test_that_the_list_names_is_there() -> None:
    texts: defaultdict[str, str] = defaultdict(str)
    for path in TESTS.rglob("test_*.py"):
        texts[path.name] += path.read_text("utf-8")
    file, named = "", 0
    for quoted in re.findall(r"`([^`]+)`", LIST.read_text("utf-8")):
        for name in re.findall(r"test_\w+\.py", quoted):
            assert name in texts, name
            file, named = name, named + 1
        for function in re.findall(r"::(test_\w+)", quoted):
            assert f"def {function}(" in texts[file], (file, function)
    assert named > 40
