"""The province's public address, which QR codes and terminals carry. Kept as `address.txt`."""

import re
from pathlib import Path

from protocol.records import LINK_MOST, public_id, record_link
from province.publish.catalogue import PHONE_PATH
from province.publish.errors import SettingWrong
from province.publish.files import write_durably

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?/([A-Za-z0-9._-]+/)*")
_UNSET = "https://mingjing.invalid/"


def address(home: Path) -> str:
    """Return the public address, ending in a slash; one that leads nowhere if none is set."""
    return chosen(home) or _UNSET


def chosen(home: Path) -> str | None:
    """Return the public address, None if none is set."""
    path = home / "address.txt"
    return path.read_text("ascii").strip() if path.exists() else None


def set_address(home: Path, new: str) -> None:
    """Keep a new public address.

    Raises:
        SettingWrong: no http(s) address, or too long for a small QR code.
    """
    slashed = new if new.endswith("/") else f"{new}/"
    if not _ADDRESS.fullmatch(slashed):
        raise SettingWrong("地址应写成 https://example.cn/ 这样")
    try:
        record_link(f"{slashed}{PHONE_PATH}", public_id("voucher", ""))
    except ValueError:
        raise SettingWrong(f"地址太长，二维码链接不能超过 {LINK_MOST} 个字符") from None
    write_durably(home / "address.txt", slashed.encode("ascii"))
