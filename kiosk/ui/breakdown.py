"""What stands on the panel when no screen comes up: that the machine is broken, and whom to call.

    main.py breakdown MARK      as long as the file MARK is there; its unit begins it

Called by main.py (role breakdown), always from the system's own program. It shares as little as it
can with what failed: no compositor, no QML, no mirror, no visit. The screen is tried again in
between, and whenever that fails the panel is the kernel's once more: so it is drawn each second.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from kiosk import config, status
from kiosk.config import Home
from kiosk.ui.application import application
from kiosk.ui.drawing.framebuffer import DEVICE, FrameBuffer, Shape, rows
from kiosk.ui.language import Language
from kiosk.ui.options import ASSETS
from kiosk.ui.words import translate

_AGAIN_S: Final = 1.0
_PAPER, _INK, _RED, _TEAL = "#f6f1eb", "#1b2227", "#8a1f11", "#0b5560"
_WRAPPED: Final = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)


class Told(NamedTuple):
    """What the page says besides that the machine is broken; each may be unknown."""

    helpline: str = ""
    village: str = ""
    terminal: str = ""


def told(home: Home) -> Told:
    """Return what is known of whom to call, and of what to tell them."""
    known = status.read(home)
    village = known.villages[0].name if known.villages else ""
    try:
        terminal = json.loads(home.enrolment.read_bytes())["terminal"]
    except (OSError, ValueError, TypeError, KeyError):
        terminal = ""
    return Told(known.helpline, village, terminal if isinstance(terminal, str) else "")


def lines(of: Told) -> tuple[tuple[str, str, float], ...]:
    """Return each line's text, colour and size, as a part of the panel's shorter side."""
    whom = translate("breakdown", "请告诉村干部，\n给县里打电话。")
    if of.helpline:
        whom = translate("breakdown", "请打电话：{number}").format(number=of.helpline)
    which = of.village or translate("breakdown", "这个村")
    what = translate("breakdown", "就说是{village}的机器。").format(village=which)
    if of.terminal:
        what = translate("breakdown", "就说是{village}的机器，号是 {name}。")
        what = what.format(village=which, name=of.terminal)
    return (
        (translate("breakdown", "机器坏了"), _RED, 0.13),
        (whom, _TEAL, 0.085),
        (what, _INK, 0.055),
        (translate("breakdown", "它过一会儿就自己再试一次。"), _INK, 0.055),
    )


def picture(width: int, height: int, of: Told) -> QImage:
    """Return the page, for a panel of so many pixels. Needs an application."""
    page = QImage(width, height, QImage.Format.Format_RGB32)
    page.fill(QColor(_PAPER))
    short = min(width, height)
    gap, room = round(short * 0.05), QRect(width // 12, 0, width - width // 6, height)
    painter = QPainter(page)
    placed: list[tuple[QFont, str, str, int]] = []
    for text, colour, size in lines(of):
        font = QFont(painter.font())
        font.setPixelSize(round(short * size))
        painter.setFont(font)
        placed.append((font, text, colour, painter.boundingRect(room, _WRAPPED, text).height()))
    top = (height - sum(high for *_, high in placed) - gap * (len(placed) - 1)) // 2
    for font, text, colour, high in placed:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRect(room.x(), top, room.width(), high), _WRAPPED, text)
        top += high + gap
    painter.end()
    return page


def main(argv: Sequence[str]) -> int:
    """Draw until the mark is gone; return the exit status."""
    parser = argparse.ArgumentParser(prog="main.py breakdown")
    parser.add_argument("mark", type=Path)
    mark = parser.parse_args(argv).mark
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _here = application()
    home = config.home()
    with suppress(OSError):
        home.no_screen.touch()  # sync tells the province; a full disk keeps no word from the panel
    language = Language(ASSETS / "translations")
    with suppress(config.SettingsBroken, OSError):
        language.speak(config.settings(home).language)
    drawn: tuple[Shape, Told] | None = None
    while mark.exists():
        try:
            with FrameBuffer(DEVICE) as panel:
                found = (panel.shape, told(home))
                if found != drawn:
                    page, drawn = rows(picture(*panel.shape[:2], found[1]), panel.shape), found
                panel.show(page)
                time.sleep(_AGAIN_S)  # some drivers draw a little later, and never what was closed
        except OSError as error:  # no panel, or another one in a moment
            sys.stderr.write(f"<4>breakdown: {type(error).__name__}\n")
            time.sleep(_AGAIN_S)
    return 0
