"""Passphrases by prompt, or from a file for scripts; never from the command line, where `ps` looks.

Called by the `office` command.
"""

import getpass
from pathlib import Path

from province.reports.errors import SettingWrong


class Passphrases:
    """Gives passphrases in the order in which they are asked for.

    Args:
        file: one passphrase a line, in that order; None asks on the terminal.
    """

    def __init__(self, file: Path | None) -> None:
        self._lines = None if file is None else _lines(file)

    def ask(self, whose: str) -> str:
        """Return the next passphrase; raises SettingWrong when the file has no more."""
        if self._lines is None:
            return getpass.getpass(f"{whose}的口令：")
        if not self._lines:
            raise SettingWrong(f"口令文件里没有{whose}的口令")
        return self._lines.pop(0)

    def ask_new(self, whose: str) -> str:
        """Return a new passphrase; on a terminal it is typed twice."""
        first = self.ask(whose)
        if self._lines is None and getpass.getpass("再输一次：") != first:
            raise SettingWrong("两次输入不一样")
        return first


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingWrong("口令文件读不了") from error
