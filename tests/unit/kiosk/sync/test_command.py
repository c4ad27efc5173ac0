import json
from pathlib import Path

import pytest

import main
from kiosk.config import Home
from tests.simulators.web import Site


@pytest.fixture(autouse=True)
def _at_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGJING_HOME", str(home.root))


def test_once_then_status(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["sync", "--once", "--rounds", "2"]) == 0
    assert "清水镇三塘村：数据到 2018-11-20，第 1 号" in capsys.readouterr().out
    assert len(site.cells) == 2
    assert main.main(["status"]) == 0
    assert "磁盘还剩" in capsys.readouterr().out
    assert main.main(["status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problem"] is None


def test_what_stands_in_the_way_is_said_in_plain_words(
    site: Site, home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    site.status = 500
    assert main.main(["sync", "--once"]) == 1
    said = capsys.readouterr().out
    assert "三塘村：还没有数据" in said
    assert "上次连通：从来没有" in said
    assert "平台现在答不上来" in said
    assert main.main(["status"]) == 1
    home.enrolment.unlink()
    assert main.main(["sync", "--once"]) == 1
    assert "还没有开通" in capsys.readouterr().err


def test_pictures_that_are_missing_are_counted(
    home: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    home.status.write_text('{"media_missing": 3}')
    assert main.main(["status"]) == 0
    assert "还有 3 张图片没有到" in capsys.readouterr().out


def test_an_unknown_role_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["dance"]) == 2
    assert "main.py" in capsys.readouterr().err
    assert Path(main.__file__).name == "main.py"
