"""What the set-up screen and the set-up service say to each other, over a socket of this machine.

The screen has no network; `main.py setup --socket FILE` has. `kiosk.setup` answers, `kiosk.ui`
asks.
"""

from typing import Final, Literal

import msgspec

from kiosk import asking
from kiosk.config import SETUP_SOCKET
from kiosk.wording import mark

_PATIENCE_S: Final = 90.0  # a province that answers at last, over a poor line

# What a technician reads of each error of kiosk.setup, on the screen and at the command line.
SENTENCES: Final = {
    "wrong_code": mark("joining", "开通码不对，或者已经过期。请核对，或向县里要一个新的。"),
    "used_code": mark("joining", "这个开通码已经用过了。请向县里要一个新的。"),
    "bad_invitation": mark("joining", "这个开通文件不能用。请向县里要一个新的。"),
    "wrong_province": mark("joining", "答话的平台和开通文件对不上，没有开通。请告诉县里。"),
    "not_a_province": mark("joining", "这个地址上不是明镜平台。请核对地址。"),
    "unreachable": mark("joining", "连不上平台。请看网络通不通，再对一遍地址。"),
    "already_set_up": mark("joining", "这台机器已经开通过。"),
    "cannot_keep": mark("joining", "磁盘不让写，开通没有保存。"),
    "nothing_asked": mark("joining", "开通程序重新启动过，请再填一次。"),
    "no_service": mark("joining", "开通程序没有答话。请关机再开，还不行就打电话给县里。"),
    "setup": mark("joining", "开通没有成功。"),
}


class Wish(msgspec.Struct, frozen=True):
    """What the screen wants; `stick` asks by the invitation of the stick that is plugged in."""

    do: Literal["look", "ask", "keep"]
    province: str = ""
    code: str = ""
    stick: bool = False


class Told(msgspec.Struct, frozen=True):
    """The answer. `trouble` is a key of SENTENCES; empty: it went well."""

    trouble: str = ""
    stick: tuple[str, ...] = ()  # villages of the invitation on the stick; none: no such stick
    stick_trouble: str = ""
    villages: tuple[str, ...] = ()
    terminal: str = ""
    fingerprint: str = ""


def ask(wish: Wish) -> Told:
    """Put a question to the service and wait; raises NoService. For a worker thread."""
    return asking.ask(SETUP_SOCKET, wish, Told, _PATIENCE_S)
