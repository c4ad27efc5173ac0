"""The languages of the screen: Chinese, and what lies in assets/translations. Made by `window`.

A visit begins in the terminal's own language and may change it; the next visit is another process.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTranslator

if TYPE_CHECKING:
    from pathlib import Path

SOURCE: Final = "zh"
ENGLISH: Final = "en"


class Language:
    """Lays one translation over the source, or none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._over: QTranslator | None = None
        self.code = SOURCE

    @property
    def others(self) -> bool:
        """Whether there is anything to choose."""
        return (self._folder / f"{ENGLISH}.qm").exists()

    @property
    def other_name(self) -> str:
        """The other language's name, in that language."""
        return "English" if self.code == SOURCE else "中文"

    def speak(self, code: str) -> None:
        """Use a language from now on; one without a translation leaves the source."""
        if self._over is not None:
            QCoreApplication.removeTranslator(self._over)
            self._over = None
        self.code = SOURCE
        if code == SOURCE:
            return
        over = QTranslator()
        if over.load(code, str(self._folder)):
            QCoreApplication.installTranslator(over)
            self._over = over
            self.code = code
