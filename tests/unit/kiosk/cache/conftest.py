from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.cache.reader import Reader
from kiosk.cache.writer import Writer
from kiosk.config import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "terminal")


@pytest.fixture
def writer(home: Home) -> Iterator[Writer]:
    with Writer(home) as made:
        yield made


@pytest.fixture
def reader(home: Home) -> Iterator[Reader]:
    made = Reader(home)
    yield made
    made.close()
