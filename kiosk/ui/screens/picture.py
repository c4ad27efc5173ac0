"""One invoice as large as the screen, to be enlarged and moved about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.ui.drawing.pictures import unsealed
from kiosk.ui.screen import ScreenModel
from kiosk.ui.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.errors import KnownError
    from kiosk.ui.drawing.picture_links import PictureShown
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_STEPS: Final = (1.0, 1.5, 2.0, 3.0, 4.0)


@QmlElement
class PictureScreen(ScreenModel):
    """The picture on view and how far it is enlarged."""

    shown = Signal()

    def __init__(self, visit: Visit, pictures: Sequence[PictureShown], at: int) -> None:
        super().__init__(visit, pictures[at].caption)
        self._pictures = pictures
        self._at = at
        self._step = 0
        self._image = QImage()
        self._missing = ""
        self._read()

    @Slot()
    def enlarge(self) -> None:
        """One step larger."""
        self._step = min(self._step + 1, len(_STEPS) - 1)
        self.shown.emit()

    @Slot()
    def shrink(self) -> None:
        """One step smaller."""
        self._step = max(self._step - 1, 0)
        self.shown.emit()

    @Slot()
    def turn(self) -> None:
        """The next picture, whole."""
        self._at = (self._at + 1) % len(self._pictures)
        self._step = 0
        self.rename(self._pictures[self._at].caption)
        self._read()

    @Property(QImage, notify=shown)
    def image(self) -> QImage:
        """The image, or an empty one."""
        return self._image

    @Property(str, notify=shown)
    def missing(self) -> str:
        """Why there is no picture, or empty."""
        return self._missing

    @Property(float, notify=shown)
    def scale(self) -> float:
        """How far it is enlarged; 1 shows all of it."""
        return _STEPS[self._step]

    @Property(bool, notify=shown)
    def several(self) -> bool:
        """Whether there is another picture."""
        return len(self._pictures) > 1

    @Property(bool, notify=shown)
    def largest(self) -> bool:
        """Whether it goes no larger."""
        return self._step == len(_STEPS) - 1

    def _read(self) -> None:
        which = self._pictures[self._at]
        self._image, self._missing = QImage(), which.missing
        self.forget("page")  # a late answer would stand under another caption
        self.shown.emit()
        if which.sha256:
            self.ask(
                partial(unsealed, village=which.village, sha256=which.sha256),
                self._show,
                failed=self._refused,
            )

    def _show(self, image: QImage) -> None:
        self._image = image
        self.shown.emit()

    def _refused(self, error: KnownError) -> None:
        self._missing = sentence(error)
        self.shown.emit()
