"""A ledger of 100,000 vouchers, read from its first to its last in the real window.

Every page is turned as a finger on 下一页 turns it, and on the way the list is dragged by a few
pixels a frame. A frame's time is that of everything from the turn to the frame on the screen: new
rows made, laid out, drawn by the processor, and what the thread that reads the mirror does
meanwhile. It is counted in processor time, which other programs on the machine cannot lengthen: on
one with nothing else to do a frame takes no longer. The clock's time stands beside it. Waiting for
the mirror draws nothing and is no frame.
"""

import random
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.model import LedgerFilter
from protocol.enrolment import Village
from protocol.pack import Pack, blocks
from tests.bench.frame import Frame, frame
from tests.bench.mirror import rows
from tests.bench.row import Row, under
from tests.robots.terminal import Visitor
from tests.simulators.rows import facts

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem

VILLAGE = "439900001001"
VOUCHERS = 100_000
WORST_MS = 33.0
_DRAG_PX = 40  # a frame, 2,400 a second
_DRAGS = 60
_DRAG_EVERY = 500  # pages


def ledger(folder: Path) -> Row:
    """The worst frame of all, with what is usual above it in the output."""
    visitor = Visitor(_home(folder))
    try:
        visitor.terminal.last_as_loaded()  # as every visit does
        visitor.terminal.visit.open("vouchers", which=LedgerFilter())
        visitor.settle()
        (list_,) = visitor.all("scroll")
        frames = _read_through(visitor, list_)
    finally:
        visitor.close()
    own = sorted(each.cpu_ms for each in frames)
    wall = sorted(each.ms for each in frames)
    print(
        f"{len(frames):,} frames: median {statistics.median(own):.1f} ms, 99.9 % under "
        f"{own[int(len(own) * 0.999)]:.1f} ms; by the clock on the wall, other programs' turns "
        f"included: median {statistics.median(wall):.1f} ms, worst {wall[-1]:.1f} ms"
    )
    return under("ledger_scroll", own[-1], "ms", WORST_MS)


def _home(folder: Path) -> Home:
    home = Home(folder / "terminal")
    vouchers = rows(random.Random(4399), 3 * VOUCHERS)["vouchers"]
    with Writer(home) as writer:
        writer.enrol([Village(VILLAGE, "三塘村", b"k" * 32)])
        of_village = (
            facts(name="三塘村", town="清水镇", county="示例县", data_date="2018-11-20"),
            *blocks("vouchers", vouchers),
        )
        writer.apply(Pack(1, VILLAGE, 1, None, "2018-11-20T08:00:00+08:00", of_village))
    return home


def _read_through(visitor: Visitor, list_: "QQuickItem") -> list[Frame]:
    """Turn all pages; return the frames."""
    frames: list[Frame] = []
    turned = 0
    down = visitor.all("page_down")[0]
    while True:
        if not down.isEnabled():
            if int(list_.property("count")) == VOUCHERS:
                return frames
            visitor.until(down.isEnabled, "no more rows came")
        frames.append(frame(visitor, down.tapped.emit))
        turned += 1
        if turned % _DRAG_EVERY == 1:
            for _ in range(_DRAGS):
                place = float(list_.property("contentY")) + _DRAG_PX
                frames.append(frame(visitor, lambda y=place: list_.setProperty("contentY", y)))
