"""读给我听: the visit's end of the voice. Owned by `visit`; the sound is `kiosk.devices.voice`'s.

That process is started when a visitor first asks, and ends with the visit. Whether there is
anything to hear with is tried once, by playing a moment of silence: without it no chip is shown.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QProcess, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import child

if TYPE_CHECKING:
    from collections.abc import Callable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

LOUDEST: Final = 5
USUAL: Final = 3
_SILENCE: Final = bytes(2 * 2205)  # a tenth of a second
_PLAY: Final = ("-q", "-t", "raw", "-f", "S16_LE", "-c", "1", "-r", "22050", "-")
_CLOSE_MS: Final = 500


@QmlElement
class Voice(QObject):
    """Reads the page that is open, on request; every visit begins at the usual volume."""

    presentChanged = Signal()
    changed = Signal()
    partBegun = Signal()  # a sentence was begun: somebody listens

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page: Callable[[], list[str]] = list
        self.language = "zh"
        self._present = False
        self._reading = self._paused = False
        self._volume = USUAL
        self._process: QProcess | None = None
        self._probe: QProcess | None = None

    def look(self) -> None:
        """Find out whether this terminal can speak; it may take a moment, and is not waited for."""
        if self._probe is not None or not (shutil.which("espeak-ng") and shutil.which("aplay")):
            return
        self._probe = QProcess(self)
        self._probe.finished.connect(self._looked)
        self._probe.start("aplay", list(_PLAY))
        self._probe.write(_SILENCE)
        self._probe.closeWriteChannel()

    @Slot()
    def read(self) -> None:
        """Read the page from its beginning."""
        parts = self.page()
        if not self._present or not parts:
            return
        self._tell({"volume": self._volume})
        self._tell({"say": parts, "language": self.language})
        self._set(reading=True, paused=False)

    @Slot()
    def pause(self) -> None:
        """停一下, or 接着读."""
        if self._reading:
            self._tell({"do": "resume" if self._paused else "pause"})
            self._set(reading=True, paused=not self._paused)

    @Slot()
    def stop(self) -> None:
        """不读了."""
        if self._reading:
            self._tell({"do": "stop"})
            self._set(reading=False, paused=False)

    @Slot()
    def louder(self) -> None:
        """大声点."""
        self._set_volume(self._volume + 1)

    @Slot()
    def softer(self) -> None:
        """小声点."""
        self._set_volume(self._volume - 1)

    def close(self) -> None:
        """The visit is over: silent at once, and the process with its sentences is gone."""
        for process in (self._process, self._probe):
            if process is not None:
                process.blockSignals(True)  # noqa: FBT003 - Qt's own
                process.kill()
                process.waitForFinished(_CLOSE_MS)
        self._process = self._probe = None

    @Property(bool, notify=presentChanged)
    def present(self) -> bool:
        """Whether this terminal can speak."""
        return self._present

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """Whether a page is being read, or rests in the middle."""
        return self._reading

    @Property(bool, notify=changed)
    def paused(self) -> bool:
        """Whether it rests."""
        return self._paused

    @Property(int, notify=changed)
    def volume(self) -> int:
        """From 1 to 5."""
        return self._volume

    @Property(bool, notify=changed)
    def loudest(self) -> bool:
        """Whether it goes no louder."""
        return self._volume == LOUDEST

    @Property(bool, notify=changed)
    def softest(self) -> bool:
        """Whether it goes no softer."""
        return self._volume == 1

    @Slot(int)
    def _looked(self, status: int) -> None:
        if status == 0:
            self._present = True
            self.presentChanged.emit()

    def _tell(self, wish: dict[str, object]) -> None:
        if self._process is None:
            program, *rest = command()
            self._process = QProcess(self)
            self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
            self._process.readyReadStandardOutput.connect(self._heard)
            self._process.finished.connect(self._gone)
            self._process.start(program, rest)
        self._process.write(json.dumps(wish).encode() + b"\n")

    @Slot()
    def _heard(self) -> None:
        if self._process is None:
            return
        while self._process.canReadLine():
            if bytes(self._process.readLine().data()).startswith(b"part"):
                self.partBegun.emit()
            else:
                self._set(reading=False, paused=False)

    @Slot()
    def _gone(self) -> None:
        self._process = None
        self._set(reading=False, paused=False)

    def _set(self, *, reading: bool, paused: bool) -> None:
        self._reading, self._paused = reading, paused
        self.changed.emit()

    def _set_volume(self, volume: int) -> None:
        self._volume = min(LOUDEST, max(1, volume))
        self._tell({"volume": self._volume})
        self.changed.emit()


def command() -> list[str]:
    """Return the command of the process that speaks."""
    return child.command("voice", "kiosk.devices.voice.process")
