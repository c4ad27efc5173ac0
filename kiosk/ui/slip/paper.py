"""Prints slips: drawn and sent on a thread of its own, said to the visitor in one sentence. Qt.

Made by `window`, used by `ScreenModel`. With no printer it says nothing and does nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from kiosk.ui.device_link import DeviceLink
    from kiosk.ui.slip.slips import Slip

_USUAL_MM: Final = 58
_PATIENCE_S: Final = 30.0  # for the longest slip at a slow printer
_SHOWN_MS: Final = 8000  # a sentence may be read for so long
_BUSY: Final = "printing"
_LOST: Final = "printer_gone"
_SENTENCES: Final = {
    _BUSY: mark("paper", "正在打印…"),
    "printed": mark("paper", "打好了，纸条拿好。"),
    "paper_out": mark("paper", "打印机没有纸了。要紧的请照着屏幕抄下来。"),
    "cover_open": mark("paper", "打印机的盖子没有关上，现在打不了。"),
    _LOST: mark("paper", "打印机没有打出来。要紧的请照着屏幕抄下来。"),
}


class Paper(QObject):
    """The printer as the screens see it."""

    changed = Signal()  # it came, it went, or there is something to say
    _ended = Signal(str)

    def __init__(
        self, link: DeviceLink | None, paper_mm: int = _USUAL_MM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link = link
        self._paper_mm = paper_mm
        self._said = ""  # a key of the sentences
        self._worker: ThreadPoolExecutor | None = None
        self._hush = QTimer(self, interval=_SHOWN_MS, singleShot=True)
        self._hush.timeout.connect(self.hush)
        self._ended.connect(self._end)  # it comes from another thread: queued
        if link is not None:
            link.changed.connect(self.changed)

    @property
    def present(self) -> bool:
        """Whether there is a printer, in paper or not."""
        return self._link is not None and self._link.printer.name != "absent"

    @property
    def busy(self) -> bool:
        """Whether a slip is on its way."""
        return self._said == _BUSY

    @property
    def sentence(self) -> str:
        """What the visitor is to know, or empty."""
        return translate("paper", _SENTENCES[self._said]) if self._said else ""

    def print(self, slip: Slip) -> None:
        """Print a slip, unless one is being printed."""
        if self.busy or not self.present:
            return
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - first slip

            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
        self._say(_BUSY)
        self._worker.submit(self._work, slip)

    def hush(self) -> None:
        """Take the sentence away; what is said while a slip is on its way stays."""
        if self._said and not self.busy:
            self._say("")

    def close(self) -> None:
        """Wait for the slip that is being printed."""
        self._hush.stop()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, slip: Slip) -> None:
        import socket  # noqa: PLC0415 - first slip

        from kiosk.devices import wire  # noqa: PLC0415
        from kiosk.devices.printer.escpos import DOTS  # noqa: PLC0415
        from kiosk.ui.slip.slip_image import draw  # noqa: PLC0415

        said = _LOST
        try:
            asked = wire.to_print(draw(slip, DOTS.get(self._paper_mm, DOTS[_USUAL_MM])))
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
                end.settimeout(_PATIENCE_S)
                end.connect(self._link.path if self._link else "")
                end.sendall(asked)
                answer = wire.read(end.makefile("rb").readline(wire.MOST)).get("printed")
            said = "printed" if answer == wire.OK else str(answer)
            said = said if said in _SENTENCES else _LOST
        except (OSError, wire.NotUnderstood):
            said = _LOST
        finally:
            self._ended.emit(said)

    @Slot(str)
    def _end(self, said: str) -> None:
        self._say(said)
        self._hush.start()

    def _say(self, said: str) -> None:
        self._said = said
        self.changed.emit()
