"""A villager before the machine: its touch panel, its screen, the whole system between them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from machine import COMPOSED, STARTED, Machine

from assets.demo import cases
from kiosk.config import Home
from tests.frozen.twin import Twin
from tests.image.panel import SAME, Panel
from tests.robots.money import MyMoney

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST_FRAME_S = 900.0  # without KVM, on a machine that others use


@pytest.fixture(params=["built in", "plugged in later"])
def twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Twin]:
    built_in = request.param == "built in"
    mine = Path(os.environ["MINGJING_HALL"]) / "terminal"
    shutil.copytree(mine, tmp_path / "terminal")
    machine = Machine(
        Path(os.environ["MINGJING_DISK"]), tmp_path / "machine", "uefi", panel=built_in
    )
    try:
        if not built_in:  # while the first frame is on its way: there long before it is touched
            assert machine.hears(COMPOSED, _FIRST_FRAME_S)
            machine.plug_panel()
        assert machine.hears(STARTED, _FIRST_FRAME_S)
        made = Twin(Panel(machine), Home(tmp_path / "terminal"), monkeypatch, SAME)
    except BaseException:
        machine.pull()
        raise
    yield made
    made.close()


@pytest.mark.timeout(1800)
def test_somebodys_money_is_found_by_touch(twin: Twin) -> None:
    MyMoney(twin).look_up(cases.OLD_WOMAN.id_number)
    twin.expect("1,020 元")
    twin.compare()
    twin.keep("machine-money")
