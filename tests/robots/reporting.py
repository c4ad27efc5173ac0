"""Something said at the demo's terminal, carried by telephone, that the office then has."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests

from assets.demo import cases
from protocol import envelope, index, offices, receipt
from tests.robots.speaking import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from assets.demo.stage import Stage
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


def written(demo: Demo, words: str, name: str = "", to: str = OFFICE) -> int:
    """Deliver a report as a telephone does, sealed here; return its number at the office."""
    feed = demo.stage.root / "province" / "keys" / "signed" / index.OFFICES
    listed = offices.read(feed.read_bytes())
    office = next(one for one in listed.offices if one.code == to)
    content = envelope.Content(
        reply_key=receipt.keys(receipt.new()).public(),
        village=cases.VILLAGE, about="", kind="report", words=words,
    )  # fmt: skip
    identity = envelope.Identity(name=name)
    tag, intake = secrets.token_bytes(16), listed.intake[-1].public
    for one in envelope.seal_report(content, identity, tag, office, intake):
        door = f"{demo.address}C/{envelope.to_qr(one)}"
        assert requests.get(door, timeout=60).status_code == 200
    return newest(demo.stage, to)


def numbers(stage: Stage, office: str = OFFICE) -> set[int]:
    """Return the numbers of the reports that an office has."""
    lines = stage.province("office", "list", "--as", office).splitlines()
    return {int(line.split("\t")[0]) for line in lines}


def newest(stage: Stage, office: str = OFFICE) -> int:
    """Return the number of an office's newest report."""
    return max(numbers(stage, office))
