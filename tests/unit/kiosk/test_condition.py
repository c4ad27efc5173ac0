from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk import clock, condition, health, protection
from kiosk.config import Home
from kiosk.model import VillageCode, VillageRow
from kiosk.status import Problem, Status
from kiosk.sync import status

NOW = datetime(2026, 11, 24, 0, 40, tzinfo=UTC)
VILLAGE = VillageRow(
    VillageCode("439900001001"), "三塘村", "清水镇", "示例县", 7, "2026-11-20T08:00:00+08:00",
    "2026-11-20",
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Home:

    home = Home(tmp_path)
    told = Status(
        villages=(VILLAGE,),
        last_contact="2026-11-24T00:30:00+00:00",
        media_missing=3,
        disk_free=900 * 1024**2,
        problem=Problem("offline", "连不上省里的平台，屏幕上还是上次的数据。"),
    )
    status.write(home, told)
    health.tell(home, reader="ok", printer="broken")
    return home


def test_everything_is_said_and_what_is_wrong_is_marked(home: Home) -> None:
    said = condition.read(home, NOW).said()
    assert [each.text for each in said] == [
        "清水镇三塘村：数据到 2026-11-20，第 7 号",
        "上次连通：2026-11-24 08:30",
        "还有 3 张图片没有到",
        "磁盘还剩 900 MB",
        "连不上省里的平台，屏幕上还是上次的数据。",
        "时钟 2026-11-24 08:40，可信",
        "读卡器：好的",
        "打印机：坏了",
        "语音：不知道",
        "不防拆：不知道磁盘有没有加密",
        "软件 0.1.0",
    ]
    assert [each.about for each in said if each.mark == "wrong"] == ["problem", "device"]


def test_what_is_not_known_is_not_marked_as_well(home: Home) -> None:
    marks = [each.mark for each in condition.read(home, NOW).said() if each.about == "device"]
    assert marks == ["well", "wrong", "unknown"]
    health.tell(home, reader="missing")
    assert [each.mark for each in condition.read(home, NOW).said()][6] == "absent"


def test_a_terminal_that_never_synced_says_so(tmp_path: Path) -> None:

    said = condition.read(Home(tmp_path), NOW).said()
    assert said[0].text == "上次连通：从来没有"
    assert [each.about for each in said if each.mark == "wrong"] == ["network", "disk"]


@pytest.mark.parametrize("year", [1970, 2099])
def test_a_clock_that_cannot_be_right_is_not_believed(home: Home, year: int) -> None:
    found = condition.read(home, NOW.replace(year=year))
    (said,) = [each.text for each in found.said() if each.about == "clock"]
    assert said == f"时钟 {year}-11-24 08:40，不可信：至少应当是 2026-01-01 08:00"
    assert not found.clock_believed
    assert found.floor == clock.BUILT


def test_the_line_for_a_telephone_is_short_ascii(home: Home) -> None:
    line = condition.read(home, NOW).line()
    assert line.isascii()
    assert len(line) < 400
    assert "v=439900001001:7:2026-11-20" in line
    assert "problem=offline" in line


def test_versions_that_did_not_start_are_named(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.program.mkdir()
    (home.program / "rejected.json").write_text('["0.2.0", "0.3.0"]')
    said = condition.read(home, datetime(2026, 2, 1, tzinfo=UTC)).said()
    assert said[-1] == condition.Said("version", "起不来、退回了的软件：0.2.0、0.3.0", "wrong")


@pytest.mark.parametrize(
    ("word", "begins"),
    [
        ("tpm", "防拆："),
        ("bios", "不防拆："),
        ("no_tpm", "不防拆："),
        ("no_secure_boot", "不防拆："),
        ("not_encrypted", "不防拆："),
        ("closed", "磁盘打不开"),
        ("", "不防拆："),
        ("what nobody knows", "不防拆："),
    ],
)
def test_a_disk_that_whoever_opens_the_cabinet_can_read_is_named_so(
    home: Home, monkeypatch: pytest.MonkeyPatch, word: str, begins: str
) -> None:
    place = home.root / "protection"
    place.write_text(f"{word}\n")
    seal = protection.read(place)
    monkeypatch.setattr(protection, "read", lambda: seal)
    found = condition.read(home, NOW)
    (said,) = [each for each in found.said() if each.about == "seal"]
    assert said.text.startswith(begins)
    marks = {"tpm": "well", "closed": "wrong", "": "unknown"}
    assert said.mark == marks.get(seal, "absent")  # the others are as they were made
    assert f"seal={seal}" in found.line()
