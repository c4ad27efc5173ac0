"""Whom to call when a terminal is broken: a number for each division, kept as `helplines.json`.

Published in the catalogue; a terminal shows its own when no screen comes up.
"""

import re
from pathlib import Path

import msgspec

from province.publish.errors import SettingWrong
from province.publish.files import write_durably

_DIVISION = re.compile(r"[0-9]{2}([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?")
_NUMBER = re.compile(r"[0-9][0-9 -]{1,18}[0-9]")


def helplines(home: Path) -> dict[str, str]:
    """Return the numbers by division code, sorted."""
    path = home / "helplines.json"
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, str])


def set_helpline(home: Path, division: str, number: str) -> None:
    """Keep a division's number; an empty one takes it away.

    Raises:
        SettingWrong: no division's code, or no telephone number.
    """
    if not _DIVISION.fullmatch(division):
        raise SettingWrong("区划代码应是 2、4、6、9 或 12 位数字")
    if number and not _NUMBER.fullmatch(number):
        raise SettingWrong("电话应写成 0999-5550100 这样")
    kept = helplines(home) | {division: number}
    wanted = {code: each for code, each in kept.items() if each}
    write_durably(home / "helplines.json", msgspec.json.encode(wanted, order="sorted"))
