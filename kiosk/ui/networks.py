"""How the terminal's networks are, in short sentences. For the set-up and the network screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kiosk import networks
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.networks import Cable, Modem, Told
    from kiosk.ui.desk import Desk

_CABLE: Final[dict[Cable, str]] = {
    "up": mark("networks", "网线：接好了"),
    "no_address": mark("networks", "网线：插上了，那一头没有给地址"),
    "unplugged": mark("networks", "网线：没有接，或者那一头没有通"),
    "absent": mark("networks", "网线：这台机器没有插口"),
}
_MODEM: Final[dict[Modem, str]] = {
    "up": mark("networks", "手机网：连上了"),
    "down": mark("networks", "手机网：有上网卡，没有连上"),
    "absent": mark("networks", "手机网：没有上网卡"),
}


@dataclass(frozen=True, slots=True)
class NetLine:
    """One sentence about a network."""

    text: str
    well: bool


def look(_: Desk) -> Told:
    """Ask how the networks are; raises NoService."""
    return networks.ask(networks.Wish("look"))


def lines(told: Told) -> list[NetLine]:
    """Return a sentence each for cable, Wi-Fi and telephone network."""
    joined = next((each.name for each in told.networks if each.joined), "")
    if joined:
        wifi = translate("networks", "无线网：连着 {name}").format(name=joined)
    elif told.radio == "there":
        wifi = translate("networks", "无线网：没有连")
    elif told.radio == "off":
        wifi = translate("networks", "无线网：机器上的开关关着")
    else:
        wifi = translate("networks", "无线网：没有网卡")
    return [
        NetLine(translate("networks", _CABLE[told.cable]), told.cable == "up"),
        NetLine(wifi, bool(joined)),
        NetLine(translate("networks", _MODEM[told.modem]), told.modem == "up"),
    ]


def sentence(key: str) -> str:
    """Return what a technician reads of an error of the network service."""
    known = networks.SENTENCES
    return translate("networks", known.get(key, known["network"]))
