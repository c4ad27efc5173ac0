"""Seals what a visitor says and leaves it in the outbox, before anything else touches a disk.

Run in the worker by the writing screen. Nothing here is logged; what it returns lives only as long
as the receipt's screen. The ring and the cryptography are imported when they are needed: importing
them with the screen would hold up its first frame.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.cache.errors import OutboxError
from protocol.records import courier_link

if TYPE_CHECKING:
    from kiosk.config import Home
    from kiosk.ui.desk import Desk
    from protocol.offices import Level, Offices
    from protocol.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Words:
    """What the visitor wrote; never shown in a representation."""

    village: str
    about: str = field(repr=False)  # public id of a record, or empty
    kind: str = field(repr=False)  # ask | correct | suggest | report
    text: str = field(repr=False)
    level: Level = field(default="village", repr=False)
    name: str = field(default="", repr=False)
    telephone: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """A report that is sealed: its receipt, the courier's links, and where it waits.

    `kept` is False when the outbox had no room: then only the courier delivers it. There are no
    links while the province's address is not known.
    """

    receipt: Receipt = field(repr=False)
    links: tuple[str, ...] = field(repr=False)
    office: str
    kept: bool


def take(desk: Desk, offices: Offices, phone_page: str, words: Words) -> Taken:
    """Seal and leave a report (about half a second); durable when it returns with `kept`.

    Raises:
        NoOfficeAbove: no listed office stands above `words.level`.
        NotStretched: the code could not be turned into keys; nothing was left.
        TooLong: the words do not fit four envelopes, or the name its block.
    """
    from kiosk.cache import outbox  # noqa: PLC0415 - see above
    from protocol import envelope, receipt  # noqa: PLC0415

    office = offices.above(words.village, words.level)
    intake = offices.intake[-1].public
    code = receipt.new()
    unlocked = receipt.keys(code, by=desk.stretcher.stretch)
    sealed = envelope.seal_report(
        envelope.Content(unlocked.public(), words.village, words.about, words.kind, words.text),
        envelope.Identity(words.name, words.telephone),
        unlocked.tag,
        office,
        intake,
    )
    try:
        outbox.leave(desk.home, envelope.cell(sealed, intake))
        kept = True
    except OutboxError:
        kept = False
    links = tuple(courier_link(phone_page, envelope.to_qr(each)) for each in sealed if phone_page)
    return Taken(code, links, office.name, kept)


def leave_nothing(home: Home, offices: Offices) -> None:
    """End a visit without a report: by the same calls to the disk as one with a report."""
    from kiosk.cache import outbox  # noqa: PLC0415 - see above
    from protocol import envelope  # noqa: PLC0415

    try:
        outbox.leave(home, envelope.cell((), offices.intake[-1].public))
    except OutboxError:
        return  # a full ring waits for sync; an empty visit loses nothing
