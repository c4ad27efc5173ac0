"""A villager before the machine: its touch panel, its screen, the whole system between them."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from machine import COMPOSED, STARTED, Machine
from PySide6.QtGui import QImage

from assets.demo import cases
from kiosk.config import Home
from tests.frozen.twin import HEIGHT, WIDTH, Twin
from tests.robots.money import MyMoney

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

_FIRST_FRAME_S = 900.0  # without KVM, on a machine that others use
_SAME = 0.004  # the pointer that cage draws, a minute that passed


class Panel:
    """The machine as a screen, with a finger."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._at = (0, 0)

    def touch(self, *words: str) -> None:
        """Do by the virtual tablet what xdotool's words say."""
        for word in re.findall(r"mousemove \d+ \d+|mouse(?:down|up) 1", " ".join(words)):
            if word.startswith("mousemove"):
                x, y = map(int, word.split()[1:])
                self.machine.point(x / WIDTH, y / HEIGHT)
            else:
                self.machine.press(down="down" in word)

    def pixels(self) -> npt.NDArray[np.uint8]:
        """Take a picture by the monitor."""
        image = QImage(str(self.machine.picture("now"))).convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8)
        return rows.reshape(HEIGHT, image.bytesPerLine() // 4, 4)[:, :WIDTH, :3]

    def check(self) -> None:
        """Fail if the machine is off."""
        assert self.machine.process.poll() is None

    def close(self) -> None:
        """Pull the plug."""
        self.machine.pull()


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
        made = Twin(Panel(machine), Home(tmp_path / "terminal"), monkeypatch, _SAME)
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
