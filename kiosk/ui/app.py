"""Starts the screen: one process for one visit. Called by main.py (role ui) and by the tour.

Without --once it is the supervisor that starts visit after visit. Until the first frame nothing
is imported that the first frame does not need.
"""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType

from kiosk import config
from kiosk.cache.front import front
from kiosk.errors import KnownError
from kiosk.no_trace import end_with_parent, leave_no_dump
from kiosk.systemd import notify
from kiosk.ui import turn
from kiosk.ui.options import Options

_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
_LOG = logging.getLogger("kiosk.ui")
_CLOSED = 64  # exit status: somebody closed the window, do not start again


def main(argv: Sequence[str]) -> int:
    """Run the screen; return the exit status."""
    options, wanted = _options(argv)
    if wanted.leave_cell:
        return _leave_cell()
    if not wanted.once:
        from kiosk.ui import supervisor  # noqa: PLC0415 - another process than the visit's

        return supervisor.run(argv)
    gc.disable()  # until all is loaded: what is loaded stays
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
    leave_no_dump()
    environment()
    line = turn.mine()
    from kiosk.ui import window  # noqa: PLC0415 - Qt reads the environment when it is loaded

    if line is not None:
        end_with_parent()
        window.warm_up()
        if not turn.wait(line):
            return 0
    home = config.home()
    try:
        first = front(home)
    except KnownError:
        first = None  # the home screen asks again and shows the sentence
    try:
        settings = config.settings(home)
    except config.SettingsBroken as error:
        _LOG.error("%s", error)
        settings = config.Settings()
    terminal = window.Terminal(home, settings, options, first)
    sys.excepthook = _unexpected(terminal.visit.broke)
    terminal.on_first_frame(lambda: notify("READY=1"))
    terminal.on_first_frame(terminal.last_as_loaded)
    if line is not None:
        terminal.take_turns(line)
    status = terminal.run()
    # No tearing down: whatever the visit held goes with the process, at once.
    logging.shutdown()
    os._exit(_CLOSED if status is None else status)


def _leave_cell() -> int:
    """Rewrite a slot of the ring for a visit that broke off."""
    from kiosk.ui.desk import Desk  # noqa: PLC0415 - no screen needs it before the first frame

    Desk(config.home()).leave_dummy()
    return 0


def environment() -> None:
    """Set what Qt reads when it is loaded: the input method, and no style from outside."""
    os.environ.setdefault("QT_IM_MODULE", "qtvirtualkeyboard")
    os.environ.setdefault("QT_VIRTUALKEYBOARD_DESKTOP_DISABLE", "1")
    # What Qt's keyboard says of itself (no sound system, a name used twice) is no news, least of
    # all from a thread that would have to wait for Python to hear of it.
    os.environ.setdefault(
        "QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qml.propertyCache.append=false"
    )


def _options(argv: Sequence[str]) -> tuple[Options, argparse.Namespace]:
    parser = argparse.ArgumentParser(prog="main.py ui")
    parser.add_argument("--window", metavar="WxH", help="a window instead of the whole screen")
    parser.add_argument("--portrait", action="store_true", help="upright: 1080x1920")
    parser.add_argument("--large", action="store_true", help="大字 from the start")
    parser.add_argument("--language", default="", metavar="en", help="instead of the terminal's")
    parser.add_argument("--card", default="", metavar="NUMBER", help="lay this card on a simulator")
    parser.add_argument("--name", default="", help="the name on that card")
    parser.add_argument("--once", action="store_true", help="one visit, without the supervisor")
    parser.add_argument("--leave-cell", action="store_true", help=argparse.SUPPRESS)
    wanted = parser.parse_args(argv)
    size = None
    if wanted.window:
        width, _, height = wanted.window.partition("x")
        size = int(width), int(height)
    elif wanted.portrait:
        size = 1080, 1920
    if size and wanted.portrait:
        size = min(size), max(size)
    return Options(size, wanted.large, wanted.card, wanted.name, wanted.language), wanted


def _unexpected(show_plain_page: Callable[[], None]) -> _Hook:
    """Return an excepthook that logs a bug's type and place, never its message."""

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        place = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "nowhere"
        _LOG.error("unexpected %s in %s", kind.__name__, place)
        show_plain_page()

    return hook


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
