"""What the panel says when no screen comes up: whom to call, and what to tell them."""

import json
import os
import subprocess
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk import status
from kiosk.config import Home
from kiosk.sync import status as written
from kiosk.ui import breakdown
from kiosk.ui.application import application
from kiosk.ui.breakdown import Told
from kiosk.ui.drawing import framebuffer
from kiosk.ui.drawing.framebuffer import NoFrameBuffer, Shape
from kiosk.village import VillageCode, VillageRow
from tests.robots import manual, setting_up

ENDED = Path(__file__).parents[4] / "installer/debian/wrapper/screen-ended"
VILLAGE = VillageRow(VillageCode("439900001001"), "石桥村", "东山镇", "示例县", 3, "", "")
WHOLE = Told("0999-5550100", "石桥村", "ABCD2345")


def test_it_knows_what_sync_was_told(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert breakdown.told(home) == Told()
    written.write(home, status.Status(villages=(VILLAGE,), helpline="0999-5550100"))
    home.enrolment.write_text(json.dumps({"terminal": "ABCD2345", "villages": []}))
    assert breakdown.told(home) == WHOLE


def test_it_stays_as_long_as_the_mark_and_lets_sync_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "broken"
    mark.touch()
    monkeypatch.setenv("MINGJING_HOME", str(tmp_path))
    monkeypatch.setattr(breakdown, "DEVICE", tmp_path / "fb0")  # there is none
    monkeypatch.setattr(time, "sleep", lambda _: mark.unlink())
    assert breakdown.main([str(mark)]) == 0
    assert Home(tmp_path).no_screen.exists()


@pytest.mark.parametrize("damaged", ["", "{", "[]", "7", '{"terminal": 7}', "\udcff"])
def test_files_without_sense_leave_it_something_to_say(tmp_path: Path, damaged: str) -> None:
    home = Home(tmp_path)
    for file in (home.status, home.enrolment):
        file.write_bytes(damaged.encode(errors="surrogateescape"))
    assert breakdown.told(home) == Told()
    assert any("打电话" in text for text, *_ in breakdown.lines(Told()))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (800, 480), (3840, 2160)])
@pytest.mark.parametrize("told", [Told(), WHOLE, WHOLE._replace(village="石" * 40)])
def test_all_of_it_is_on_the_panel(size: tuple[int, int], told: Told) -> None:
    _here = application()
    page = breakdown.picture(*size, told)
    drawn = [
        QColor(page.pixel(x, y)).name()
        for x in range(0, size[0], 3)
        for y in range(0, size[1], 3)
    ]  # fmt: skip
    assert {colour for _, colour, _ in breakdown.lines(told)} <= set(drawn)
    edges = [page.pixel(x, y) for x in range(size[0]) for y in (0, size[1] - 1)]
    assert set(edges) == {QColor("#f6f1eb").rgb()}
    if os.environ.get("MINGJING_PICTURES") and (size, told) == ((1920, 1080), WHOLE):
        (setting_up.FOLDER / "broken.png").write_bytes(manual.small(page))


@pytest.mark.parametrize("bits", [16, 32])
def test_rows_lie_where_the_kernel_has_them(bits: int) -> None:
    picture = QImage(4, 2, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    red = b"\x00\xf8" if bits == 16 else b"\x00\x00\xff\xff"
    shape = Shape(3, 2, 1, 5, bits, 64)
    wide = bits // 8
    assert framebuffer.rows(picture, shape) == [
        (5 * 64 + wide, red * 3),
        (6 * 64 + wide, red * 3),
    ]


def test_the_kernels_answers_are_read() -> None:
    variable = b"".join(
        number.to_bytes(4, "little") for number in (1920, 1080, 1920, 1080, 0, 0, 32)
    ).ljust(160, b"\0")
    fixed = bytes(48) + (7680).to_bytes(4, "little") + bytes(28)
    assert framebuffer.shape_of(variable, fixed) == Shape(1920, 1080, 0, 0, 32, 7680)
    with pytest.raises(NoFrameBuffer):
        framebuffer.shape_of(variable.replace(b"\x20", b"\x08", 1), fixed)


def test_what_is_none_is_closed_again(tmp_path: Path) -> None:
    file = tmp_path / "fb0"
    with pytest.raises(OSError, match="fb0"):
        framebuffer.FrameBuffer(file)
    file.touch()
    before = len([*Path("/proc/self/fd").iterdir()])
    with pytest.raises(OSError, match="ioctl"):
        framebuffer.FrameBuffer(file)
    assert len([*Path("/proc/self/fd").iterdir()]) == before


def _ends(folder: Path, result: str = "exit-code") -> None:
    told = {"RUNTIME_DIRECTORY": str(folder), "SERVICE_RESULT": result}
    subprocess.run([ENDED], check=True, env=os.environ | told)


def test_a_screen_that_fails_often_and_for_long_is_broken(tmp_path: Path) -> None:
    _ends(tmp_path, "success")
    assert not list(tmp_path.iterdir())
    for _ in range(9):
        _ends(tmp_path)
    assert {each.name for each in tmp_path.iterdir()} == {"failed", "by-processor.env"}
    (tmp_path / "failed").write_text(f"{int(time.time()) - 61}\n")
    for _ in range(6):
        _ends(tmp_path)
    assert not (tmp_path / "broken").exists()
    _ends(tmp_path)
    assert (tmp_path / "broken").exists()
    noted = (tmp_path / "failed").read_bytes()
    _ends(tmp_path)
    assert (tmp_path / "failed").read_bytes() == noted  # it does not grow for ever
