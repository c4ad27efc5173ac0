import io
import json
from pathlib import Path

import pytest

import main
from kiosk import config, pin
from kiosk.config import Home


def test_a_pin_fits_its_hash_and_no_other() -> None:
    kept = pin.hashed("204618")
    assert pin.fits("204618", kept)
    assert not pin.fits("204619", kept)
    assert kept != pin.hashed("204618")
    assert "204618" not in kept


@pytest.mark.parametrize("typed", ["", "12345", "1234567890123", "12345a", "１２３４５６"])
def test_what_is_no_pin_is_refused(typed: str) -> None:
    with pytest.raises(pin.NoPin):
        pin.hashed(typed)


@pytest.mark.parametrize(
    "kept",
    ["", "204618", "scrypt$15$8$1$zz$zz", "scrypt$40$8$1$00$00", "scrypt$a$8$1$00$00",
     "argon2$15$8$1$00$00", "scrypt$15$0$1$00$00"],
)  # fmt: skip
def test_a_hash_that_makes_no_sense_fits_nothing(kept: str) -> None:
    assert not pin.fits("204618", kept)


def test_the_command_keeps_the_hash_beside_the_other_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(tmp_path)
    monkeypatch.setenv("MINGJING_HOME", str(tmp_path))
    config.save(home, config.Settings(panel_mm=598.0))
    monkeypatch.setattr("sys.stdin", io.StringIO("204618\n"))
    assert main.main(["pin"]) == 0
    found = config.settings(home)
    assert pin.fits("204618", found.technician_pin)
    assert found.panel_mm == 598.0
    assert "204618" not in home.settings.read_text()
    assert "204618" not in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("12\n"))
    assert main.main(["pin"]) == 1
    assert main.main(["pin", "--remove"]) == 0
    assert json.loads(home.settings.read_text()) == {"panel_mm": 598.0}
    home.settings.write_text("{")
    assert main.main(["pin", "--remove"]) == 1
