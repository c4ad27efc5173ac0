"""What the network screen and the network service say to each other, over a socket of this machine.

The screen reaches no network and no system bus; `main.py network --socket FILE` asks
NetworkManager. `kiosk.network` answers, `kiosk.ui` asks. A password goes through here once and
stays nowhere but with NetworkManager.
"""

from typing import Final, Literal

import msgspec

from kiosk import asking
from kiosk.config import NETWORK_SOCKET
from kiosk.wording import mark

_PATIENCE_S: Final = 150.0  # a modem that looks for its network, and NetworkManager giving up
SHORTEST, LONGEST = 8, 63  # characters of a Wi-Fi password

# What a technician reads of each error of kiosk.network.
SENTENCES: Final = {
    "wrong_password": mark("networks", "连不上：密码不对。再输一次，大小写要一样。"),
    "bad_password": mark("networks", "无线网的密码是 8 到 63 个字母、数字或符号，再看一遍。"),
    "not_found": mark("networks", "找不到这个无线网了。离路由器近一点，或者看它开了没有。"),
    "no_address": mark("networks", "连是连上了，那一头没有给地址。看路由器能不能上网。"),
    "no_wifi": mark("networks", "这台机器没有无线网卡。可以接网线，或者插一个手机网的上网卡。"),
    "no_modem": mark("networks", "没有看到上网卡。插好以后等半分钟；还没有，就接网线。"),
    "no_sim": mark("networks", "上网卡里没有 SIM 卡，或者没有插好。"),
    "sim_locked": mark("networks", "SIM 卡设了 PIN 码。先在手机上把 PIN 码关掉，再插回来。"),
    "no_signal": mark("networks", "手机网没有信号，或者这张卡不能上网。换个位置，或者问营业厅。"),
    "wrong_apn": mark("networks", "接入点（APN）不对。问营业厅，或者空着让机器自己找。"),
    "too_slow": mark("networks", "等了很久没有连上，请再试一次。"),
    "no_network_manager": mark("networks", "管网络的程序没有答话。请关机再开，还不行就告诉县里。"),
    "no_service": mark("networks", "管网络的程序没有答话。请关机再开，还不行就告诉县里。"),
    "network": mark("networks", "没有连上，请再试一次。"),
}

Cable = Literal["up", "no_address", "unplugged", "absent"]
Radio = Literal["there", "off", "absent"]
Modem = Literal["up", "down", "absent"]


class Network(msgspec.Struct, frozen=True):
    """A Wi-Fi network in reach, by its strongest station."""

    ssid: bytes  # as the air has it, at most 32 bytes
    name: str  # as it can be shown
    strength: int  # of a hundred
    locked: bool  # it wants a password
    fits: bool  # of a kind that can be joined here: open, or with one password for all
    joined: bool = False


class Wish(msgspec.Struct, frozen=True):
    """What the screen wants: to see all, to join a Wi-Fi network, or the telephone's."""

    do: Literal["look", "wifi", "mobile"]
    ssid: bytes = b""
    password: str = ""
    apn: str = ""  # empty: found by the SIM card


class Told(msgspec.Struct, frozen=True):
    """The answer. `trouble` is a key of SENTENCES; empty: it went well."""

    trouble: str = ""
    cable: Cable = "absent"
    radio: Radio = "absent"
    networks: tuple[Network, ...] = ()  # the joined one first, then the strongest
    modem: Modem = "absent"


def ask(wish: Wish) -> Told:
    """Put a question to the service and wait; raises NoService. For a worker thread."""
    return asking.ask(NETWORK_SOCKET, wish, Told, _PATIENCE_S)
