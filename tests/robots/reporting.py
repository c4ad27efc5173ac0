"""Something said at the demo's terminal, carried by telephone, that the office then has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests

from assets.demo import cases
from tests.robots.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor
    from tests.simulators.demo import Demo

OFFICE: Final = cases.OFFICES[0][0]


def said(demo: Demo, visit: Callable[..., Visitor], words: str, name: str = "") -> str:
    """Say something at the terminal, let the telephone carry it; return the receipt's code."""
    visitor = visit()
    visitor.tap("open_speak")
    speaking = Speaking(visitor)
    speaking.write("反映问题", words, name=name, telephone="13900000000")
    visitor.expect("收好了")
    links = visitor.codes()
    code = speaking.copy()
    for link in links:
        path = urlsplit(link).path
        assert requests.get(demo.address.rstrip("/") + path, timeout=60).status_code == 200
    return code


def newest(demo: Demo) -> int:
    """Return the number of the office's newest report."""
    lines = demo.stage.province("office", "list", "--as", OFFICE).splitlines()
    return max(int(line.split("\t")[0]) for line in lines)
