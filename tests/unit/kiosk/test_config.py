from pathlib import Path

import pytest

from kiosk import config


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert config.settings(config.Home(tmp_path)) == config.Settings()


def test_the_technicians_settings_are_read(tmp_path: Path) -> None:
    home = config.Home(tmp_path)
    home.settings.write_text('{"panel_mm": 598, "large": true}')
    assert config.settings(home) == config.Settings(panel_mm=598, large=True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not JSON"),
        ("[]", "no object"),
        ('{"panel": 5}', "'panel'"),
        ('{"poll_s": "900"}', "poll_s must be of type int"),
        ('{"poll_s": true}', "poll_s must be of type int"),
        ('{"large": 1}', "large must be of type bool"),
    ],
)
def test_settings_that_make_no_sense_are_named(tmp_path: Path, text: str, said: str) -> None:
    home = config.Home(tmp_path)
    home.settings.write_text(text)
    with pytest.raises(config.SettingsBroken, match=said):
        config.settings(home)
