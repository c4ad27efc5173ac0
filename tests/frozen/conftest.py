"""MINGJING_BUNDLE names the bundle's folder; without one there is nothing to be tested here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_NAMED = os.environ.get("MINGJING_BUNDLE", "")
collect_ignore_glob = [] if _NAMED else ["test_*.py"]


@pytest.fixture(scope="session")
def bundle() -> Path:
    return Path(_NAMED)
