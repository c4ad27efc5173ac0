from collections.abc import Iterator

import pytest

from tests.faults.rounds import Theatre, theatre
from tests.faults.stage import Stage
from tests.simulators.web import Site, serving


@pytest.fixture(scope="session")
def stage_site() -> Iterator[Site]:
    with serving(Site()) as site:
        yield site


@pytest.fixture(scope="session")
def stage(stage_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(stage_site, tmp_path_factory.mktemp("stage"))


@pytest.fixture(scope="session")
def house(stage_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    with theatre(stage_site, tmp_path_factory.mktemp("play")) as opened:
        yield opened
