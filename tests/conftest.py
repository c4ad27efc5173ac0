"""Windows are drawn offscreen by the processor, wherever the tests are started from."""

import os
import tempfile
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import turnstile
from tests.simulators.web import Site, serving

# The same examples each time, and as long as they take: a busy machine makes no test red.
settings.register_profile(
    "everyday", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everyday")
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
_LEARNT = (
    tempfile.TemporaryDirectory()
)  # what Qt's keyboard would keep: a fresh place, as a visit's
os.environ["XDG_CONFIG_HOME"] = _LEARNT.name


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Return the application class of the terminal: one process can have one kind only."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve what a test puts there, by a web server that fails on demand."""
    with serving(Site()) as served:
        yield served


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """A test that measures time is alone on the machine, as far as it depends on us."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    folder = turnstile.common(item.session.config._tmp_path_factory)  # type: ignore[attr-defined]
    with turnstile.turn(folder, alone=item.get_closest_marker("alone") is not None):
        return (yield)
