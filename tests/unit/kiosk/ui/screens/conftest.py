"""Visits before the real window, at the terminal that the module's `home` names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.robots.terminal import Visitor, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.config import Home


@pytest.fixture
def begin(home: Home) -> Iterator[Callable[..., Visitor]]:
    """Begin visits; they end with the test."""
    with visits(home) as begun:
        yield begun
