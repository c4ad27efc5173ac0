"""One record in a list, as controls/RecordLine.qml shows it. Made by the screens that list some."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A payment, a voucher, a work, a paper."""

    record: str  # its id
    heading: str
    line: str  # when and who
    sum: str
    badge: str = ""
    badgeTone: str = "plain"
    struck: bool = False
