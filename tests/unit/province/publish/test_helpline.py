"""Whom to call when a terminal is broken, as an operator types it."""

from pathlib import Path

import pytest

from province.publish import commands
from province.publish.helpline import helplines


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MINGJING_PROVINCE_HOME", str(tmp_path))
    return tmp_path


def test_numbers_are_kept_shown_and_taken_away(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.set_helpline(["439900", "0999-5550100"]) == 0
    assert commands.set_helpline(["43", "0999 5550101"]) == 0
    capsys.readouterr()
    assert commands.set_helpline([]) == 0
    assert capsys.readouterr().out == "43  0999 5550101\n439900  0999-5550100\n"
    assert commands.set_helpline(["439900"]) == 0
    assert helplines(home) == {"43": "0999 5550101"}


@pytest.mark.parametrize(
    "words", [["4399001", "0999-5550100"], ["示例县", "1"], ["43", "打给我"], ["43", "1" * 30]]
)
def test_what_is_no_division_or_no_number_is_refused(
    home: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.set_helpline(words) == 2
    assert "应" in capsys.readouterr().err
    assert not helplines(home)
