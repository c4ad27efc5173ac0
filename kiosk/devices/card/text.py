"""The 256 bytes of text that a card holds, in its three layouts. Pure; called by `sam`.

Text is UTF-16, little endian, padded with spaces. At byte 248 stands the card's type: blank for a
resident's card (GA/T 490), `I` for a foreigner's permit of 2017, `J` for the residence permit of
Hong Kong, Macau and Taiwan. Only number and name are looked at; whatever else is there is left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk.devices.card import Card, CardUnreadable

if TYPE_CHECKING:
    from kiosk.devices.card import Kind

LENGTH: Final = 256
_TYPE: Final = slice(248, 250)
_PADDING: Final = " \0"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where a kind of card keeps what we look at; the first name that is not blank counts."""

    kind: Kind
    number: slice
    names: tuple[slice, ...]


# name 30, sex 2, nation 4, birth 16, address 70, number 36, …
_RESIDENT: Final = _Layout("resident", slice(122, 158), (slice(0, 30),))
# as a resident's to `valid to`, then pass number 18, issue count 4, spare 6, type 2, spare 6
_HK_MO_TW: Final = _Layout("hk_mo_tw", slice(122, 158), (slice(0, 30),))
# English name 120, sex 2, number 30, nationality 6, Chinese name 30, …, type 2, spare 6
_FOREIGNER: Final = _Layout("foreigner", slice(122, 152), (slice(158, 188), slice(0, 120)))
_LAYOUTS: Final = {"": _RESIDENT, "I": _FOREIGNER, "J": _HK_MO_TW}


def parse(text: bytes | bytearray) -> Card:
    """Return whose card it is.

    Args:
        text: the 256 bytes.

    Raises:
        CardUnreadable: another length, a type that we do not know, or no number.
    """
    if len(text) != LENGTH:
        raise CardUnreadable
    layout = _LAYOUTS.get(_field(text, _TYPE))
    if layout is None:
        raise CardUnreadable
    number = _field(text, layout.number)
    if not (number.isascii() and number.isalnum()):
        raise CardUnreadable
    name = next(filter(None, (_field(text, where) for where in layout.names)), "")
    return Card(number, name, layout.kind)


def _field(text: bytes | bytearray, where: slice) -> str:
    return text[where].decode("utf-16-le", "replace").strip(_PADDING)
