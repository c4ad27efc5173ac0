"""What the screen and the devices' process say to each other: a line of JSON each. Pure.

screen    {"watch": true}                        → states at once and at every change, cards
          {"print": {"width": 384, "rows": …}}   → {"printed": "ok" or what is wrong}
          {"state": true}                        → states, once
devices   {"reader": "ready", "printer": "error paper_out"}
          {"card": [number, name, kind]}, {"card": null} for one that could not be read
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any, Final

from kiosk.devices.card import Card
from kiosk.devices.printer.escpos import DOTS, Raster

if TYPE_CHECKING:
    from kiosk.devices.state import State

MOST: Final = 1 << 20  # bytes of a line: a slip of a metre and a half
OK: Final = "ok"
_KINDS: Final = ("resident", "foreigner", "hk_mo_tw")


class NotUnderstood(ValueError):
    """A line that is none of ours."""


def line(said: dict[str, Any]) -> bytes:
    """Return a message as it goes over the socket."""
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read(received: bytes) -> dict[str, Any]:
    """Return the message of a line.

    Raises:
        NotUnderstood: it is none.
    """
    try:
        said = json.loads(received)
    except ValueError:
        raise NotUnderstood from None  # the cause quotes what was sent
    if not isinstance(said, dict):
        raise NotUnderstood
    return said


def states(reader: State, printer: State) -> bytes:
    """Return the line that tells both states."""
    return line({"reader": str(reader), "printer": str(printer)})


def card(placed: Card | None) -> bytes:
    """Return the line that tells of a card."""
    return line({"card": [placed.number, placed.name, placed.kind] if placed else None})


def read_card(said: object) -> Card | None:
    """Return the card of a message; None for one that could not be read."""
    match said:
        case [str(number), str(name), kind] if kind in _KINDS:
            return Card(number, name, kind)
    return None


def to_print(picture: Raster) -> bytes:
    """Return the line that asks for a slip."""
    rows = base64.b64encode(picture.rows).decode()
    return line({"print": {"width": picture.width, "rows": rows}})


def read_picture(said: object) -> Raster:
    """Return the picture of a message.

    Raises:
        NotUnderstood: it is none.
    """
    match said:
        case {"width": int(width), "rows": str(rows)} if width in DOTS.values():
            try:
                data = base64.b64decode(rows, validate=True)
            except binascii.Error:
                raise NotUnderstood from None
            if data and len(data) * 8 % width == 0:
                return Raster(width, data)
    raise NotUnderstood
